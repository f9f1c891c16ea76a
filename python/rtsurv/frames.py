"""Tables that Python holds: in as columns of the engine, out as the caller's own kind of frame."""

from __future__ import annotations

import datetime
import math
import numbers
import os
from array import array
from collections.abc import Iterable, Mapping
from typing import Any

from . import _engine
from .errors import InputError

EPOCH = datetime.date(1970, 1, 1)
LARGEST_WHOLE = 2**53 - 1  # the text of a larger integer keeps its digits, a double may not


def given(data: Any, named_in: list[str] | None = None) -> tuple[str, _engine.Columns | None, str]:
    """What the command line is told of the data, the columns if they are in memory, and the caller's kind of frame.
    With texts only the columns that one of them names.

    A path is read as the command line reads it. Everything else is one row per patient: a dict of arrays, or a frame
    with ``__arrow_c_stream__`` (pandas, polars, pyarrow, a DuckDB relation).
    """
    if isinstance(data, (str, os.PathLike)):
        return os.fspath(data), None, "dict"
    columns = _engine.Columns()
    kind = kind_of_frame(data)
    if isinstance(data, Mapping):
        kind = "dict"
        for name, values in named(data.items(), named_in):
            add(columns, str(name), values)
    elif kind == "pyspark":
        raise InputError("a DataFrame of Spark is for rtsurv.spark; this function takes data in memory or a path")
    elif hasattr(data, "__arrow_c_stream__"):
        columns.stream(arrow_stream(with_texts(data, kind, named_in), kind), named_in or [])
    else:
        hint = "; collect() it" if type(data).__name__ == "LazyFrame" else ""
        raise InputError(f"data must be a path, a dict of arrays or a frame that speaks Arrow; this is a {type(data).__name__}{hint}")
    for name, levels in ordered_levels(data, kind):
        columns.order(name, levels)
    return _engine.data_in_memory, columns, kind


def kind_of_frame(data: Any) -> str:
    """The library of the frame, or of what it is a subclass of; else the module of its type."""
    modules = [one.__module__.split(".")[0].lstrip("_") for one in type(data).__mro__]
    return next((module for module in modules if module in ("pandas", "polars", "pyarrow", "duckdb", "pyspark")), modules[0])


def can_be_read_again(data: Any) -> bool:
    """No stream that ends, and no iterators."""
    if isinstance(data, Mapping):
        return not any(hasattr(values, "__next__") for values in data.values())
    return hasattr(data, "columns")


def named(items: Iterable[tuple[Any, Any]], named_in: list[str] | None) -> list[tuple[Any, Any]]:
    """The items whose name one of the texts names; all without texts."""
    items = list(items)
    return [items[place] for place in _engine.named_places([str(name) for name, _ in items], named_in or [])]


def with_texts(data: Any, kind: str, named_in: list[str] | None) -> Any:
    """The frame without pandas' index, which is no column, and with categories as texts, of whatever they are made; of pandas,
    which makes columns of Arrow one by one, those that are named."""
    if kind == "pandas":
        if named_in:
            data = data.iloc[:, _engine.named_places([str(name) for name in data.columns], named_in)]
        data = data.reset_index(drop=True)
        data.columns = [str(name) for name in data.columns]
        for name, dtype in zip(data.columns, data.dtypes) if data.columns.is_unique else ():
            if hasattr(dtype, "categories") and not holds_texts(dtype.categories):
                data[name] = data[name].cat.rename_categories([str(level) for level in dtype.categories])
    elif kind == "pyarrow" and hasattr(data, "set_column"):
        for place, name in enumerate(data.schema.names):
            levels = dictionary_of(data, place)
            if levels is not None and not holds_texts(levels.to_pylist()):
                data = data.set_column(place, name, data.column(place).cast(data.schema.field(place).type.value_type).cast("string"))
    return data


def arrow_stream(frame: Any, kind: str) -> Any:
    """The frame's columns through Arrow; where its library refuses, the column and row that are the reason."""
    try:
        return frame.__arrow_c_stream__()
    except Exception as error:
        if kind == "pandas" and frame.columns.is_unique:
            for name in frame.columns[frame.dtypes == object]:
                add(_engine.Columns(), str(name), frame[name])
        raise InputError(f"{_engine.data_in_memory}: {type(error).__name__} where {kind} makes columns of Arrow; names must differ, "
                         "and each column hold values of one kind", "data", _engine.data_in_memory) from error


def holds_texts(levels: Iterable[Any]) -> bool:
    return all(isinstance(level, str) for level in levels)


def dictionary_of(table: Any, place: int) -> Any:
    """The levels of a column of pyarrow that has an ordered dictionary, as an array; another dictionary is no more than a way to store values."""
    import pyarrow

    kind = table.schema.field(place).type
    if not pyarrow.types.is_dictionary(kind) or not kind.ordered:
        return None
    column = table.column(place)
    if isinstance(column, pyarrow.ChunkedArray):
        column = column.unify_dictionaries()
        return column.chunk(0).dictionary if column.num_chunks else pyarrow.array([], kind.value_type)
    return column.dictionary


def ordered_levels(data: Any, kind: str) -> Iterable[tuple[str, list[str]]]:
    """Columns whose categories have an order of their own: ordered categoricals of pandas and dictionaries of pyarrow, enumerations
    of polars and DuckDB, and categories that are no texts."""
    if kind == "polars":
        dtypes = dict(data.schema).items()
        return [(name, list(t.categories)) for name, t in dtypes if type(t).__name__ == "Enum"]
    if kind == "duckdb" and hasattr(data, "types"):
        return [(name, list(t.children[0][1])) for name, t in zip(data.columns, data.types) if str(t).startswith("ENUM(")]
    if kind == "pyarrow" and hasattr(data, "column"):
        levels = ((name, dictionary_of(data, place)) for place, name in enumerate(data.schema.names))
        return [(name, found.cast("string").to_pylist()) for name, found in levels if found is not None]
    if kind not in ("pandas", "dict"):
        return []
    dtypes = [(str(name), getattr(data[name], "dtype", None)) for name in data]
    return [(name, [str(level) for level in t.categories]) for name, t in dtypes if has_order(t)]


def has_order(dtype: Any) -> bool:
    """An ordered categorical of pandas, or one that holds no texts; an Enum of polars."""
    if kind_of_frame(dtype) == "polars":
        return type(dtype).__name__ == "Enum"
    return hasattr(dtype, "categories") and (dtype.ordered or not holds_texts(dtype.categories))


def add(columns: _engine.Columns, name: str, values: Any) -> None:
    """One column: an array of NumPy by its type, everything else value by value; categories are texts."""
    if hasattr(getattr(values, "dtype", None), "categories"):
        values = [None if is_missing(value) else str(value) for value in values]
    elif isinstance(values, (str, bytes)) or not hasattr(values, "__iter__"):
        raise InputError(f"{_engine.data_in_memory}, column \"{name}\": must be an array or a list, one value for each patient",
                         "data", _engine.data_in_memory, None, None, name)
    kind = values.dtype.kind if type(values).__module__ == "numpy" and type(values).__name__ == "ndarray" else ""
    if kind == "b":
        columns.booleans(name, values.astype("float64"))
    elif kind == "f" or (kind in "iu" and kind and (len(values) == 0 or abs(values.astype("float64")).max() <= LARGEST_WHOLE)):
        columns.numbers(name, values.astype("float64", order="C", copy=False))
    elif kind == "M":
        add_values(columns, name, values.astype("datetime64[us]").tolist())
    else:
        to_list = next((getattr(values, way) for way in ("tolist", "to_list", "to_pylist") if hasattr(values, way)), None)
        add_values(columns, name, list(values) if to_list is None else to_list())


def add_values(columns: _engine.Columns, name: str, values: list) -> None:
    """A column of Python's own values, all of one kind but for those that are missing."""
    values = [None if is_missing(value) else plain(value) for value in values]
    kinds = {kind_of(value) for value in values if value is not None}
    if kinds == {bool}:
        columns.booleans(name, array("d", [math.nan if v is None else float(v) for v in values]))
    elif kinds == {float}:
        columns.numbers(name, array("d", [math.nan if v is None else float(v) for v in values]))
    elif kinds == {datetime.date}:
        columns.dates(name, array("d", [math.nan if v is None else float((v - EPOCH).days) for v in values]))
    elif kinds <= {str} or kinds <= {datetime.date, datetime.datetime} or kinds <= {float, int}:
        columns.texts(name, ["" if v is None else str(v) for v in values])
    else:
        refuse(name, values)


def refuse(name: str, values: list) -> None:
    """Names the first row that no column takes, or that is of another kind than those before."""
    first = next(kind_of(value) for value in values if value is not None)
    others = (i for i, value in enumerate(values, 1) if value is not None and kind_of(value) is not first)
    row = next(others, None)
    place = f"{_engine.data_in_memory}, " + (f"row {row}, " if row else "") + f"column \"{name}\""
    problem = "the column holds values of several kinds; make them one" if row else (
        f"no column holds values of the type {first.__name__}; make them numbers, texts, booleans or dates")
    raise InputError(f"{place}: {problem}", "data", _engine.data_in_memory, row, None, name)


def is_missing(value: Any) -> bool:
    """None, NaN, pandas' NA and NaT, NumPy's masked."""
    if value is None or type(value).__name__ in ("NAType", "NaTType", "MaskedConstant"):
        return True
    return isinstance(value, numbers.Real) and value != value


def plain(value: Any) -> Any:
    """A scalar of NumPy or pandas as Python's own; a time at midnight as its date, as clocks in its zone showed it."""
    if hasattr(value, "to_pydatetime"):
        value = value.to_pydatetime()
    elif hasattr(value, "item"):
        value = value.item()
    if isinstance(value, datetime.datetime):
        value = value.replace(tzinfo=None)
        return value.date() if value.time() == datetime.time() else value
    return value


def kind_of(value: Any) -> type:
    """bool, float (any number), int (too large for a double), str, date, datetime, or the type itself."""
    if isinstance(value, bool):
        return bool
    if isinstance(value, int) and abs(value) > LARGEST_WHOLE:
        return int
    if isinstance(value, numbers.Number):
        return float
    return next((k for k in (str, datetime.datetime, datetime.date) if isinstance(value, k)), type(value))


def frame_of(columns: dict[str, list], kind: str) -> Any:
    """Columns as a frame of pandas, polars or pyarrow (for a DuckDB relation too), or as they are."""
    if kind == "pandas":
        import pandas

        return pandas.DataFrame(columns)
    if kind == "polars":
        import polars

        return polars.DataFrame(columns, strict=False)
    if kind in ("pyarrow", "duckdb"):
        import pyarrow

        return pyarrow.table(columns)
    if kind == "dict":
        return columns
    raise InputError(f"no frame of kind {kind!r}; there are \"pandas\", \"polars\", \"pyarrow\" and \"dict\"")

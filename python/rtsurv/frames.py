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


def given(data: Any) -> tuple[str, _engine.Columns | None, str]:
    """What the command line is told of the data, the columns if they are in memory, and the caller's kind of frame.

    A path is read as the command line reads it. Everything else is one row per patient: a dict of arrays, or a frame
    with ``__arrow_c_stream__`` (pandas, polars, pyarrow, a DuckDB relation).
    """
    if isinstance(data, (str, os.PathLike)):
        return os.fspath(data), None, "dict"
    columns = _engine.Columns()
    kind = type(data).__module__.split(".")[0].lstrip("_")
    if isinstance(data, Mapping):
        kind = "dict"
        for name, values in data.items():
            add(columns, str(name), values)
    elif hasattr(data, "__arrow_c_stream__"):
        frame = data.reset_index(drop=True) if kind == "pandas" else data  # its index is no column
        columns.stream(frame.__arrow_c_stream__())
    else:
        raise InputError(f"data must be a path, a dict of arrays or a frame that speaks Arrow; this is a {type(data).__name__}")
    for name, levels in ordered_levels(data, kind):
        columns.order(name, levels)
    return _engine.data_in_memory, columns, kind


def ordered_levels(data: Any, kind: str) -> Iterable[tuple[str, list[str]]]:
    """Columns whose categories have an order of their own: ordered categoricals of pandas, enumerations of polars."""
    if kind == "polars":
        dtypes = dict(data.schema).items()
        return [(name, list(t.categories)) for name, t in dtypes if type(t).__name__ == "Enum"]
    if kind not in ("pandas", "dict"):
        return []
    dtypes = [(str(name), getattr(data[name], "dtype", None)) for name in data]
    return [(name, [str(level) for level in t.categories]) for name, t in dtypes if getattr(t, "ordered", False)]


def add(columns: _engine.Columns, name: str, values: Any) -> None:
    """One column: an array of NumPy by its type, everything else value by value."""
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

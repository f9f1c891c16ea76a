"""Arguments of Python as those of the command line, and the call itself."""

from __future__ import annotations

import numbers
import os
from collections.abc import Iterable
from typing import Any

from . import _engine
from .errors import InputError
from .frames import can_be_read_again, given
from .results import Result


def text_of(value: Any) -> str:
    """A value as the command line reads it: numbers to the last digit."""
    if isinstance(value, numbers.Integral):
        return str(int(value))
    if isinstance(value, numbers.Real):
        return repr(float(value))
    return os.fspath(value)


def option(name: str, value: Any) -> list[str]:
    """``conf_level=0.9`` is ``--conf-level=0.9``; a list gives one each, True ``=true``, None, False and "" nothing."""
    word = "--" + name.rstrip("_").replace("_", "-")
    if value is None or value is False or (isinstance(value, str) and value == ""):
        return []
    if value is True:
        return [f"{word}=true"]
    values = [value] if isinstance(value, (str, numbers.Number, os.PathLike)) else value
    return [f"{word}={text_of(one)}" for one in values if not isinstance(one, str) or one != ""]


def code(value: Any) -> Any:
    """A value of a column as its text: True is "true"."""
    return str(value).lower() if isinstance(value, bool) else value


def listed(value: str | Iterable[str] | None) -> str | None:
    """Terms in one text, as the command line takes them: "age,stage"."""
    return value if value is None or isinstance(value, str) else ",".join(value)


def answer(command: str, places: list[str], options: dict[str, Any], columns: _engine.Columns | None = None) -> str:
    """What the command prints."""
    arguments = [command, *places]
    for name, value in options.items():
        arguments += option(name, value)
    return _engine.call(arguments, columns)


COLUMNS = ("time", "event", "by", "entry", "weights", "cluster", "status", "competing", "x", "terms", "strata", "derive", "where")


def texts_of(options: dict[str, Any]) -> list[str]:
    """Where options may name a column, the texts that the command line is given."""
    texts = [option(name, options.get(name)) for name in COLUMNS]
    return [text.split("=", 1)[1] for given in texts for text in given]


def require_texts(options: dict[str, Any]) -> None:
    """Refuses columns themselves where their names are meant."""
    for name in COLUMNS:
        value = options.get(name)
        if hasattr(value, "dtype") and getattr(value, "ndim", 0) > 0 and getattr(value.dtype, "kind", "O") not in "OUT":
            raise InputError(f"{name}: takes the name of a column of the table, or SQL, as a text; this is a {type(value).__name__}")


def on_table(command: str, data: Any, options: dict[str, Any], **named: Any) -> Result:
    """A method command on a table in memory or in a file. Of columns in memory those are handed over that the call names; where a
    name or an expression is wrong all of them, so that the message knows what there is."""
    options = {**named, **options, "json": True, "quiet": True}
    options = {name: list(value) if hasattr(value, "__next__") else value for name, value in options.items()}
    require_texts(options)

    def result(named_in: list[str] | None) -> Result:
        place, columns, kind = given(data, named_in)
        return Result(answer(command, [place], options, columns), kind)

    if command == "table1" or isinstance(data, (str, os.PathLike)) or not can_be_read_again(data):
        return result(None)
    try:
        return result(texts_of(options))
    except InputError as told:
        if told.kind != "usage":
            raise
        try:
            return result(None)
        except InputError as whole:
            raise (whole if whole.kind == "usage" else told) from None

"""Arguments of Python as those of the command line, and the call itself."""

from __future__ import annotations

import numbers
import os
from collections.abc import Iterable
from typing import Any

from . import _engine
from .frames import given
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
    return [f"{word}={text_of(one)}" for one in values]


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


def on_table(command: str, data: Any, options: dict[str, Any], **named: Any) -> Result:
    """A method command on a table in memory or in a file."""
    place, columns, kind = given(data)
    return Result(answer(command, [place], {**named, **options, "json": True, "quiet": True}, columns), kind)

"""What many functions take beside their own arguments."""

from __future__ import annotations

import difflib
import functools
import inspect
from collections.abc import Callable, Sequence
from typing import TypedDict


class ReadingOptions(TypedDict, total=False):
    """How a file is read; all but `missing` refused for data in memory.

    missing   texts that mean missing, beside empty cells; also the numbers and dates that they write
    sheet     of a workbook, by name or place
    header    row of the file that names the columns
    encoding  of a text file, such as "CP949"
    dates     "dmy", "mdy" or "ymd", for dates that leave their order open
    decimal   "." or ",", where it cannot be told from a mark between thousands
    century   first of the hundred years that years of two digits lie in
    """

    missing: str | Sequence[str]
    sheet: str | int
    header: int
    encoding: str
    dates: str
    decimal: str
    century: int


class TableOptions(ReadingOptions, total=False):
    """What every function of a table takes.

    derive   new columns "NAME = EXPRESSION" in SQL, in order
    where    SQL expressions; rows in which one is not true are left out, after `derive`
    threads  0: one per core; results do not depend on it
    seed     of what is drawn at random; 1 if not given
    timings  adds the seconds of reading, preparing and fitting to the result
    """

    derive: str | Sequence[str]
    where: str | Sequence[str]
    threads: int
    seed: int
    timings: bool


def meanings(shared: type) -> str:
    """What a docstring says of shared options: a line for each."""
    texts = [one.__doc__.split("\n\n", 1)[1].rstrip() for one in dict.fromkeys((shared, ReadingOptions))]
    return "    Beside these, options that many functions take:\n\n" + "\n".join(texts) + "\n"


def takes(shared: type) -> Callable[[Callable], Callable]:
    """Shows shared options in the signature of a function, and refuses others by name."""

    def with_shared(function: Callable) -> Callable:
        own = inspect.signature(function)
        named = [p for p in own.parameters.values() if p.kind is not p.VAR_KEYWORD]
        more = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=getattr(kind, "__forward_arg__", kind))
                for name, kind in shared.__annotations__.items()]
        known = [p.name for p in named + more]

        @functools.wraps(function)
        def checked(*arguments, **options):
            for name in set(options).difference(known):
                near = difflib.get_close_matches(name, known, 1)
                hint = f"; did you mean {near[0]!r}?" if near else ""
                raise TypeError(f"{function.__name__}() has no argument {name!r}{hint}")
            return function(*arguments, **options)

        checked.__signature__ = own.replace(parameters=named + more)
        checked.__doc__ = f"{function.__doc__.rstrip()}\n\n{meanings(shared)}    "
        return checked

    return with_shared

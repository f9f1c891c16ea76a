"""What the package raises: one exception for each kind of failure that the command line knows."""

from __future__ import annotations


class Error(Exception):
    """Base of every exception of the package.

    ``str(error)`` is what the command line prints, one line for each problem. Fields are those of the first problem, None
    where it has no such place, and where it is about several rows, which the message names:

    kind    "usage", "protocol", "data", "io", "not_estimable" or "numerical"
    file    path, or "data in memory"
    row     row of the table: of a sheet, whose header is row 1; of data in memory, from 1
    line    line of a text file, from 1
    column  name of a table's column

    Messages call an argument by its option: ``--time`` is the argument ``time``. They quote no cell but words for
    what is not known, such as "n/a".
    """

    def __init__(self, message, kind="usage", file=None, row=None, line=None, column=None):
        super().__init__(message, kind, file, row, line, column)
        self.kind, self.file, self.row, self.line, self.column = kind, file or None, row, line, column or None

    def __str__(self) -> str:
        return self.args[0]


class InputError(Error, ValueError):
    """The call, the protocol or the data are wrong, or a file cannot be read or written."""


class NotEstimable(Error):
    """The call is right, but these data cannot give the quantity."""


class NumericalError(Error):
    """A computation failed."""


def of_kind(kind, message, file=None, row=None, line=None, column=None) -> Error:
    """The exception for a kind of failure."""
    kinds = {"not_estimable": NotEstimable, "numerical": NumericalError}
    return kinds.get(kind, InputError)(message, kind, file, row, line, column)

"""Results: the JSON of the command line as objects, frames and pages of a notebook."""

from __future__ import annotations

import difflib
import html
import json
from collections.abc import Iterator, KeysView, Mapping
from typing import Any

from . import _engine
from .frames import frame_of
from .rows import rows_of


class View(Mapping):
    """An object of the JSON: ``view["hr"]`` and ``view.hr`` are the same, but for keys that are methods of a dict
    (``values``). What cannot be estimated is None."""

    def __init__(self, values: dict[str, Any]):
        self._values = values

    def __getitem__(self, key: str) -> Any:
        return seen(self._values[key])

    def __getattr__(self, key: str) -> Any:
        if key.startswith("_"):
            raise AttributeError(key)
        if key in self._values:
            return self[key]
        near = difflib.get_close_matches(key, [*self._values, "to_dict", "to_frame", "json"], 1)
        raise AttributeError(f"there is no {key!r}" + (f"; did you mean {near[0]!r}?" if near else ""))

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def keys(self) -> KeysView[str]:
        """The keys of the JSON.

        >>> import rtsurv as rt
        >>> list(rt.dose("30/10", alpha_beta=10).regimens[0].keys())[:3]
        ['schedule', 'phases', 'total_gy']
        """
        return self._values.keys()

    def __len__(self) -> int:
        return len(self._values)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._values]

    def __setattr__(self, key: str, value: Any) -> None:
        if not key.startswith("_"):
            raise AttributeError("results are read only; to_dict() gives a copy to change")
        super().__setattr__(key, value)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{key}={inside(value)}' for key, value in self._values.items())})"

    def __reduce__(self) -> tuple:
        return type(self), (self._values,)

    def to_dict(self) -> dict[str, Any]:
        """Plain dicts, lists, texts and numbers.

        >>> import rtsurv as rt
        >>> rt.dose("30/10", alpha_beta=10).to_dict()["regimens"][0]["bed_gy"]
        39
        """
        return json.loads(json.dumps(self._values))


def inside(value: Any) -> str:
    """A value on one line: of objects the keys, of lists how long they are."""
    if isinstance(value, dict):
        return "{" + ", ".join(value) + "}"
    return f"[{len(value)}]" if isinstance(value, list) else repr(value)


def seen(value: Any) -> Any:
    """Objects inside as views."""
    if isinstance(value, dict):
        return View(value)
    return [seen(one) for one in value] if isinstance(value, list) else value


class Result(View):
    """What a command answers. docs/results.schema.json says what every key means.

    ``json`` is the text that the command line prints with --json, byte for byte.
    """

    def __init__(self, text: str, kind: str = "dict", page: str | None = None):
        super().__init__(json.loads(text))
        self._json, self._kind, self._page = text, kind, page

    def __reduce__(self) -> tuple:
        return type(self), (self._json, self._kind, self._page)

    def __repr__(self) -> str:
        return f"<rtsurv {self.title()}>"

    def __str__(self) -> str:
        """What the command line prints without --json; of a study its claims and doubts."""
        return (self._page or _engine.text(self._json)).rstrip("\n")

    @property
    def json(self) -> str:
        return self._json

    def title(self) -> str:
        """The command with its patients and events.

        >>> import rtsurv as rt
        >>> rt.km({"months": [5, 8, 12], "died": [1, 0, 1]}, time="months", event="died").title()
        'km: n = 3, events = 2, n_missing = 0'
        """
        command = self._values.get("command", "run")
        keys = ("n", "n_missing") if command == "table1" else ("n", "events", "n_missing")
        counts = [f"{key} = {self._values[key]}" for key in keys if self._values.get(key) is not None]
        return ": ".join([command, *filter(None, [", ".join(counts)])])

    def to_frame(self, kind: str | None = None) -> Any:
        """The main table of the result, one row per entry, as the caller's own kind of frame.

        kind  "pandas", "polars", "pyarrow" or "dict" (columns as lists); if not given that of the data, which for a path
              is "dict", and for a DuckDB relation "pyarrow"

        Rows are the points of the curves (km, cuminc), the groups (logrank, rmst), the terms (cox, finegray), the cuts that were
        tried (cutpoint), variables by group (table1), schedules (dose), findings (audit), corrected quantities (validate) and
        claims (run).

        >>> import rtsurv as rt
        >>> curve = rt.km({"months": [5, 8, 12], "died": [1, 0, 1]}, time="months", event="died")
        >>> curve.to_frame()["time"]
        [5, 8, 12]
        >>> type(curve.to_frame("pandas")).__name__
        'DataFrame'
        """
        return frame_of(rows_of(self._values), kind or self._kind)

    def _repr_html_(self) -> str:
        return f"<pre>{html.escape(str(self))}</pre>"

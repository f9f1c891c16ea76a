"""The main table of each result, as columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]


def flat(values: Row, prefix: str = "") -> Row:
    """Objects inside as ``outer_inner``; lists are left out."""
    row: Row = {}
    for key, value in values.items():
        if isinstance(value, dict):
            row.update(flat(value, f"{prefix}{key}_"))
        elif not isinstance(value, list):
            row[prefix + key] = value
    return row


def points(curve: Row, **place: Any) -> Iterator[Row]:
    """Arrays of one length as rows."""
    for values in zip(*curve.values()):
        yield {**place, **dict(zip(curve, values))}


def km_rows(result: Row) -> Iterator[Row]:
    for group in result["groups"]:
        yield from points(group["curve"], group=group["group"])


def cuminc_rows(result: Row) -> Iterator[Row]:
    for group in result["groups"]:
        for cause in group["causes"]:
            yield from points(cause["curve"], group=group["group"], cause=cause["cause"])


def table1_rows(result: Row) -> Iterator[Row]:
    for variable in result["variables"]:
        about = {key: variable.get(key) for key in ("variable", "type", "p", "test")}
        for summary in variable.get("summary", []):
            yield {**about, **flat(summary)}
        if not variable.get("levels") and not variable.get("summary"):
            yield from ({**about, "group": count["group"], "n": 0, "missing": count["n"]} for count in variable.get("missing", []))
        missing = {count["group"]: count["n"] for count in variable.get("missing", [])}
        for level in variable.get("levels", []):
            for count in level.get("counts", []):
                yield {**about, "level": level["level"], **flat(count), "missing": missing.get(count["group"])}


LISTS = {"logrank": "groups", "cox": "terms", "finegray": "terms", "rmst": "groups", "dose": "regimens",
         "audit": "findings", "validate": "corrected"}


def rows(result: Row) -> Iterator[Row]:
    command = result.get("command")
    made = {"km": km_rows, "cuminc": cuminc_rows, "table1": table1_rows,
            "cutpoint": lambda one: points(one["candidates"])}.get(command)
    if made is not None:
        return made(result)
    return (flat(row) for row in result.get(LISTS.get(command, "claims"), []))


def rows_of(result: Row) -> dict[str, list]:
    """Columns in the order in which they first appear; None where a row has no such key."""
    all_rows = list(rows(result))
    names = dict.fromkeys(name for row in all_rows for name in row)
    return {name: [row.get(name) for row in all_rows] for name in names}

"""The command line beside the package, and its tables in every form that the package takes."""

import csv
import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("RTSURV", str(ROOT / "build/release/bin/rtsurv"))
os.chdir(ROOT)  # examples are named from there


def printed(*arguments):
    """What the program prints."""
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout


def as_dict(path):
    """Columns of numbers where all cells are numbers, else of texts; None is missing."""
    with open(path, encoding="utf-8", newline="") as file:
        names, *rows = csv.reader(file)
    return {name: values_of(cells) for name, cells in zip(names, zip(*rows))}


def values_of(cells):
    for kind in (int, float, {"true": True, "false": False}.__getitem__):
        try:
            return [kind(cell) if cell else None for cell in cells]
        except (ValueError, KeyError):
            continue
    return [cell or None for cell in cells]


def as_pandas(path):
    import pandas

    return pandas.read_csv(path)


def as_polars(path):
    import polars

    return polars.read_csv(path, infer_schema_length=None)


def as_pyarrow(path):
    import pyarrow.csv

    return pyarrow.csv.read_csv(path)


def as_duckdb(path):
    import duckdb

    return duckdb.read_csv(str(path), sample_size=-1)


FORMS = {"path": str, "dict": as_dict, "pandas": as_pandas, "polars": as_polars, "pyarrow": as_pyarrow, "duckdb": as_duckdb}


@pytest.fixture(params=FORMS)
def form(request):
    """A function that reads a CSV file in one of the forms."""
    return FORMS[request.param]

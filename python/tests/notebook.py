"""A notebook run without Jupyter.   python python/tests/notebook.py docs/python-study.ipynb   writes its outputs anew."""

import ast
import contextlib
import io
import json
import os
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def outputs_of(source, names, count):
    """What a cell shows: what it prints, and its last value in every form that the value has."""
    body = ast.parse(source).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    printed, value = io.StringIO(), None
    with contextlib.redirect_stdout(printed):
        exec(compile(ast.Module(body, []), "cell", "exec"), names)
        if last is not None:
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
    shown = []
    if printed.getvalue():
        shown.append({"name": "stdout", "output_type": "stream", "text": printed.getvalue().splitlines(keepends=True)})
    if value is not None:
        shown.append({"data": forms(value), "execution_count": count, "metadata": {}, "output_type": "execute_result"})
    return shown


def forms(value):
    ways = {"text/html": "_repr_html_", "image/svg+xml": "_repr_svg_"}
    data = {form: getattr(value, way)().splitlines(keepends=True) for form, way in ways.items() if hasattr(value, way)}
    return {**data, "text/plain": repr(value).splitlines(keepends=True)}


def run(notebook):
    """The notebook with the outputs of every cell, each run after those before it."""
    names, count, cells = {}, 0, []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            count += 1
            cell = {**cell, "execution_count": count, "outputs": outputs_of("".join(cell["source"]), names, count)}
        cells.append(cell)
    return {**notebook, "cells": cells}


if __name__ == "__main__":
    path = pathlib.Path(sys.argv[1]).resolve()
    os.chdir(ROOT)
    path.write_text(json.dumps(run(json.loads(path.read_text(encoding="utf-8"))), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

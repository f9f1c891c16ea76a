"""The notebook of docs/ shows what its cells give."""

import json

from conftest import ROOT
from notebook import run


def test_the_study_shows_what_its_cells_give():
    shown = json.loads((ROOT / "docs/python-study.ipynb").read_text(encoding="utf-8"))
    given = run(shown)
    for before, after in zip(shown["cells"], given["cells"]):
        assert before == after
    assert sum(bool(cell.get("outputs")) for cell in shown["cells"]) > 10

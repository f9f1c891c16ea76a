"""Every function gives what the command of its name prints, byte for byte, whatever holds the data."""

import re
import shutil

import pytest

import rtsurv as rt
from conftest import ROOT, printed

GBSG = "examples/gbsg/cohort.csv"
PALLIATIVE = "examples/breast-palliative/cohort-simulated.csv"
ROTTERDAM = "examples/rotterdam/cohort.csv"

RFS = ["--time", "rfstime", "--event", "status"]
OUTCOME = {"time": "rfstime", "event": "status"}

METHODS = [
    (rt.km, GBSG, {**OUTCOME, "by": "hormon", "at": [365, 730.5], "conf_type": "log-log", "conf_level": 0.9},
     [*RFS, "--by", "hormon", "--at", "365,730.5", "--conf-type", "log-log", "--conf-level", "0.9"]),
    (rt.logrank, GBSG, {**OUTCOME, "by": "grade", "strata": ["meno", "hormon"], "trend": True, "pairwise": "holm"},
     [*RFS, "--by", "grade", "--strata", "meno,hormon", "--trend", "--pairwise", "holm"]),
    (rt.cox, GBSG, {**OUTCOME, "terms": ["age", "factor(grade, ref=2)", "spline(pgr, 3)"], "zph": True, "derive": "old = age > 60",
                    "where": ["nodes > 1", "not old or size > 20"]},
     [*RFS, "--terms", "age,factor(grade, ref=2),spline(pgr, 3)", "--zph", "--derive", "old = age > 60", "--where", "nodes > 1",
      "--where", "not old or size > 20"]),
    (rt.cutpoint, GBSG, {**OUTCOME, "x": "nodes", "replicates": 499, "seed": 7, "min_prop": 0.2},
     [*RFS, "--x", "nodes", "--replicates", "499", "--seed", "7", "--min-prop", "0.2"]),
    (rt.cuminc, ROTTERDAM, {"time": "rtime", "event": "recur", "competing": "death = 1 and recur = 0", "by": "chemo", "at": 1000},
     ["--time", "rtime", "--event", "recur", "--competing", "death = 1 and recur = 0", "--by", "chemo", "--at", "1000"]),
    (rt.finegray, ROTTERDAM, {"time": "rtime", "event": "recur", "competing": "death = 1 and recur = 0", "terms": "age,size"},
     ["--time", "rtime", "--event", "recur", "--competing", "death = 1 and recur = 0", "--terms", "age,size"]),
    (rt.rmst, GBSG, {**OUTCOME, "tau": 1500, "by": "hormon"}, [*RFS, "--tau", "1500", "--by", "hormon"]),
    (rt.table1, PALLIATIVE, {"variables": ["age", "her2", "bone", "gtv_cm3", "factor(fractions)"], "by": "technique"},
     ["--variables", "age,her2,bone,gtv_cm3,factor(fractions)", "--by", "technique"]),
]


@pytest.mark.parametrize("function, path, arguments, options", METHODS, ids=[m[0].__name__ for m in METHODS])
def test_a_method_gives_what_the_command_prints(function, path, arguments, options, form):
    result = function(form(ROOT / path), **arguments)
    assert result.json == printed(function.__name__, path, *options, "--json")
    assert f"{result}\n" == printed(function.__name__, path, *options, "--quiet")


def test_threads_do_not_change_a_byte():
    one, two = (rt.cutpoint(GBSG, **OUTCOME, x="age", replicates=999, threads=n) for n in (1, 2))
    assert one.json == two.json


def test_timings_are_added_on_demand():
    assert set(rt.km(GBSG, **OUTCOME, timings=True).timings) == {"read_s", "prepare_s", "fit_s"}


def test_conventions_have_the_name_without_the_underscore():
    assert rt.km(GBSG, **OUTCOME, as_="sas").json == printed("km", GBSG, *RFS, "--as", "sas", "--json")


@pytest.mark.parametrize("arguments, options", [
    ({"schedules": ["45/15", "54/18@24"], "alpha_beta": [3.5, 10]}, ["45/15", "54/18@24", "--alpha-beta", "3.5,10"]),
    ({"schedules": "36/6", "alpha_beta": 3.5, "reach": 63}, ["36/6", "--alpha-beta", "3.5", "--reach", "63"]),
    ({"total": 45, "fractions": 15, "alpha_beta": "1.2:5.7:0.5"}, ["--total", "45", "--fractions", "15", "--alpha-beta", "1.2:5.7:0.5"]),
    ({"schedules": "30/10", "previous": ["50/25"], "recovered": "25%", "limit": 60, "alpha_beta": 2},
     ["30/10", "--previous", "50/25", "--recovered", "25%", "--limit", "60", "--alpha-beta", "2"]),
])
def test_doses(arguments, options):
    assert rt.dose(**arguments).json == printed("dose", *options, "--json")
    assert f"{rt.dose(**arguments)}\n" == printed("dose", *options)


def test_an_audit():
    path = "examples/breast-palliative/published.toml"
    assert rt.audit(path, cohort_n=133).json == printed("audit", path, "--cohort-n", "133", "--json")
    assert f"{rt.audit(path, cohort_n=133)}\n" == printed("audit", path, "--cohort-n", "133")


def test_a_simulated_cohort(tmp_path):
    path = "examples/breast-palliative/synthesis.toml"
    assert rt.simulate(path).csv == printed("simulate", path, "-o", "-")
    assert rt.simulate(path, out=tmp_path / "cohort.csv").csv == (tmp_path / "cohort.csv").read_text()


def test_a_validation(tmp_path):
    path = shutil.copytree(ROOT / "examples/gbsg", tmp_path / "gbsg") / "study.toml"  # it enters the trail beside it
    given = rt.validate(path, replicates=20, permutations=5)
    options = ["validate", str(path), "--replicates", "20", "--permutations", "5", "--quiet"]
    assert given.json == printed(*options, "--json")
    assert f"{given}\n" == printed(*options)


def without_commit(text):
    """Program and package may have been built before and after a commit."""
    return re.sub(r'"commit": "[^"]*"', "", text)


@pytest.mark.parametrize("path", ["examples/gbsg/study.toml", "examples/rotterdam/study.toml", "examples/breast-palliative/study.toml"])
def test_a_study(path):
    text = printed("run", path, "--json", "--no-validation", "--quiet")
    assert without_commit(rt.run(path, no_validation=True).json) == without_commit(text)


def test_a_study_with_a_report(tmp_path):
    study = rt.run(GBSG, out=tmp_path / "report", time="rfstime", event="status")
    assert (tmp_path / "report/report.html").exists()
    assert study.json == (tmp_path / "report/results.json").read_text()

"""Results as objects, frames, pages of a notebook, figures and Word files; failures as exceptions."""

import doctest
import importlib
import inspect
import pickle
import shutil
import threading
import time

import pandas
import polars
import pyarrow
import numpy
import pytest

import rtsurv as rt
from rtsurv import shared_options

PATIENTS = {"months": [5, 8, 12, 20, 24, 30], "died": [1, 0, 1, 1, 0, 1], "age": [61, 55, 70, 48, 66, 59]}
OUTCOME = {"time": "months", "event": "died"}


@pytest.mark.parametrize("module", ["methods", "results", "studies"])
def test_the_example_of_every_docstring(module, tmp_path, monkeypatch):
    shutil.copytree("examples", tmp_path / "examples")  # a validation enters the trail beside its protocol
    monkeypatch.chdir(tmp_path)
    module = importlib.import_module(f"rtsurv.{module}")
    done = doctest.testmod(module)
    assert done.failed == 0 and done.attempted > 5


@pytest.mark.parametrize("name", [name for name in rt.__all__ if inspect.isfunction(getattr(rt, name))])
def test_every_function_says_what_it_takes(name):
    function = getattr(rt, name)
    for argument in inspect.signature(function).parameters:
        shared = argument in shared_options.TableOptions.__annotations__
        said = function.__doc__ + inspect.getmodule(function).__doc__
        assert shared or argument in said, argument
    for part in ("Raises ", "Source: ", ">>> "):
        assert part in function.__doc__, part


@pytest.mark.parametrize("kind", [rt.Result, rt.Study, rt.Figure, rt.Cohort])
def test_every_public_method_has_an_example(kind):
    for name, method in inspect.getmembers(kind, inspect.isfunction):
        if not name.startswith("_") and method.__module__.startswith("rtsurv") and name != "with_folder":
            assert ">>> " in method.__doc__, name


def test_a_file_that_is_larger_than_the_memory_is_read_in_parts(tmp_path):
    import pandas

    file = tmp_path / "patients.parquet"
    pandas.DataFrame(PATIENTS).to_parquet(file)
    whole, parts = rt.km(file, **OUTCOME), rt.km(file, **OUTCOME, memory=1e-9)
    assert parts.groups[0].to_dict() == whole.groups[0].to_dict()
    with pytest.raises(rt.InputError, match="in parts"):
        rt.cox(file, **OUTCOME, terms="age", zph=True, memory=1e-9)


def test_keys_are_attributes():
    result = rt.cox(PATIENTS, **OUTCOME, terms="age")
    assert result.terms[0].hr == result["terms"][0]["hr"] == result.to_dict()["terms"][0]["hr"]
    assert "concordance" in dir(result) and set(result) == set(result.to_dict())
    with pytest.raises(AttributeError, match="did you mean 'terms'"):
        result.term
    with pytest.raises(KeyError):
        result["term"]


def test_to_dict_is_a_copy():
    result = rt.km(PATIENTS, **OUTCOME)
    result.to_dict()["groups"].clear()
    assert len(result.groups) == 1


@pytest.mark.parametrize("data, frame", [(PATIENTS, dict), (pandas.DataFrame(PATIENTS), pandas.DataFrame),
                                         (polars.DataFrame(PATIENTS), polars.DataFrame), (pyarrow.table(PATIENTS), pyarrow.Table)])
def test_a_frame_is_of_the_callers_kind(data, frame):
    curve = rt.km(data, **OUTCOME).to_frame()
    assert isinstance(curve, frame)
    assert list(curve["time"]) == [5, 8, 12, 20, 24, 30] or curve["time"].to_pylist() == [5, 8, 12, 20, 24, 30]


def test_a_frame_of_another_kind():
    result = rt.km(PATIENTS, **OUTCOME)
    assert isinstance(result.to_frame("polars"), polars.DataFrame)
    with pytest.raises(rt.InputError, match="no frame of kind"):
        result.to_frame("excel")


@pytest.mark.parametrize("result, columns", [
    (lambda: rt.logrank({**PATIENTS, "by": list("AABBAB")}, **OUTCOME, by="by"), {"group", "observed", "expected"}),
    (lambda: rt.cox(PATIENTS, **OUTCOME, terms="age"), {"term", "hr", "lower", "upper", "p"}),
    (lambda: rt.cutpoint(PATIENTS, **OUTCOME, x="age", replicates=99), {"cut", "statistic"}),
    (lambda: rt.cuminc(PATIENTS, time="months", event="died = 1 and age <= 65", competing="died = 1 and age > 65"), {"group", "cause", "time", "cif"}),
    (lambda: rt.rmst(PATIENTS, **OUTCOME, tau=20), {"group", "rmst", "se"}),
    (lambda: rt.table1({**PATIENTS, "stage": list("IVIVIV")}), {"variable", "median", "level", "n", "percent"}),
    (lambda: rt.dose("45/15", alpha_beta=3.5), {"schedule", "bed_gy", "eqd2_gy"}),
    (lambda: rt.audit("examples/breast-palliative/published.toml"), {"rule", "grade", "message"}),
    (lambda: rt.run("examples/gbsg/study.toml", no_validation=True), {"claim", "verdict", "estimate_hr"}),
], ids=["logrank", "cox", "cutpoint", "cuminc", "rmst", "table1", "dose", "audit", "run"])
def test_the_main_table(result, columns):
    frame = result().to_frame("dict")
    assert columns <= set(frame) and len({len(values) for values in frame.values()}) == 1


def test_a_notebook_shows_the_text_and_escapes_what_is_in_it():
    page = rt.logrank({**PATIENTS, "by": ["<b>", "&"] * 3}, **OUTCOME, by="by")._repr_html_()
    assert "&lt;b&gt;" in page and "<b>&" not in page and "n = 6, 4 events" in page


def test_results_can_be_sent_to_another_process():
    result = rt.km(PATIENTS, **OUTCOME)
    assert pickle.loads(pickle.dumps(result)).json == result.json
    with pytest.raises(rt.InputError) as caught:
        rt.km(PATIENTS, time="month", event="died")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.fixture(scope="module")
def study():
    return rt.run("examples/gbsg/study.toml", no_validation=True)


def test_a_figure(study, tmp_path):
    names = [figure.name for figure in study.figures()]
    assert names
    figure = study.figure(names[0])
    assert figure._repr_svg_().startswith("<svg") or "<svg" in figure.svg
    figure.save(tmp_path / "fig2.tiff", dpi=600)
    figure.save(tmp_path / "fig2.pdf", width=90)
    assert (tmp_path / "fig2.tiff").read_bytes()[:4] in (b"II*\0", b"MM\0*")
    assert (tmp_path / "fig2.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(rt.InputError, match="has no figure"):
        study.figure("nothing")


def test_tables_for_word(study, tmp_path):
    paths = study.to_docx(tmp_path / "tables", style="lancet")
    assert paths and all(path.read_bytes().startswith(b"PK") for path in paths if path.suffix == ".docx")


def test_a_failure_has_its_place():
    with pytest.raises(rt.InputError) as caught:
        rt.km({"months": [5, float("inf")], "died": [1, 0]}, **OUTCOME)
    assert (caught.value.kind, caught.value.row, caught.value.column) == ("data", 2, "months")
    assert caught.value.file == "data in memory" and isinstance(caught.value, ValueError)


def test_several_failures_have_the_place_of_the_first(tmp_path):
    path = tmp_path / "cohort.csv"
    path.write_text("months,died\n5,1\n6,0\n-7,1\n")
    with pytest.raises(rt.InputError) as caught:
        rt.km(path, **OUTCOME)
    assert (caught.value.file, caught.value.column) == (str(path), "months")
    path = tmp_path / "study.toml"
    path.write_text("[study]\ntitel = 1\nuntil = 2\n")
    with pytest.raises(rt.InputError) as caught:
        rt.run(path)
    lines = str(caught.value).splitlines()
    assert len(lines) > 1
    assert (caught.value.file, caught.value.line) == (str(path), int(lines[0].split(":")[1]))


def test_failures_by_their_kind(tmp_path):
    with pytest.raises(rt.InputError, match="did you mean \"months\"") as caught:
        rt.km(PATIENTS, time="month", event="died")
    assert caught.value.kind == "usage"
    with pytest.raises(rt.InputError) as caught:
        rt.km(tmp_path / "nothing.csv", **OUTCOME)
    assert caught.value.kind == "io"
    with pytest.raises(rt.NotEstimable):
        rt.logrank({**PATIENTS, "arm": ["A"] * 6}, **OUTCOME, by="arm")
    with pytest.raises(rt.InputError, match="conf-level") as caught:
        rt.km(PATIENTS, **OUTCOME, conf_level=95)
    assert caught.value.kind == "usage"
    path = tmp_path / "study.toml"
    path.write_text("[study]\ntitel = 1\n")
    with pytest.raises(rt.InputError) as caught:
        rt.run(path)
    assert caught.value.kind == "protocol" and str(path) in str(caught.value)


def test_an_unknown_argument_is_named():
    with pytest.raises(TypeError, match="did you mean 'conf_level'"):
        rt.km(PATIENTS, **OUTCOME, conf_levl=0.9)


def test_other_threads_run_meanwhile():
    count, stop = [0], threading.Event()

    def counting():
        while not stop.is_set():
            count[0] += 1
            time.sleep(0.001)

    thread = threading.Thread(target=counting)
    thread.start()
    before = count[0]
    rt.cutpoint("examples/gbsg/cohort.csv", time="rfstime", event="status", x="age", replicates=200_000)
    during = count[0] - before
    stop.set()
    thread.join()
    assert during > 10


def test_threads_may_call_at_the_same_time():
    expected, got = rt.km(PATIENTS, **OUTCOME).json, []
    threads = [threading.Thread(target=lambda: got.append(rt.km(PATIENTS, **OUTCOME, threads=1).json)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [expected] * 8


def test_a_result_shows_its_numbers_and_stays_as_it_is():
    result = rt.km(PATIENTS, **OUTCOME, at=numpy.array([5, 8]))
    assert "At risk  Survival" in str(result) and list(result.keys())[:2] == ["command", "version"]
    assert "century" in rt.km.__doc__ and "derive" in rt.km.__doc__ and "derive" not in rt.run.__doc__
    assert repr(result.groups[0].median).startswith("View(estimate=")
    with pytest.raises(AttributeError, match="read only"):
        result.n = 3


def test_columns_are_named_and_not_given():
    frame = pandas.DataFrame(PATIENTS)
    for option in ({"time": frame.months, "event": "died"}, {**OUTCOME, "where": frame.months > 5}):
        with pytest.raises(rt.InputError, match="takes the name of a column .* this is a Series"):
            rt.km(frame, **option)
    with pytest.raises(rt.InputError, match="write this DataFrame to a file first"):
        rt.run(frame)


def test_true_for_an_option_with_a_value_takes_no_other_with_it():
    with pytest.raises(rt.InputError, match='no group "true"'):
        rt.logrank({**PATIENTS, "arm": ["a", "b"] * 3}, **OUTCOME, by="arm", pairwise=True)

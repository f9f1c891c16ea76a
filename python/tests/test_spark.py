"""rtsurv.spark on executors of their own: what one machine computes, whatever the partitions and whoever dies."""

import os
import pathlib
import re
import signal
import subprocess
import sys
import threading
import time

import numpy as np
import pytest

import rtsurv as rt

pytestmark = pytest.mark.spark
pyspark = pytest.importorskip("pyspark", reason="pyspark is not installed")
pandas = pytest.importorskip("pandas")

import rtsurv.spark as rts  # noqa: E402

NOT_FROM_SUMS = {"warnings", "concordance"}


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    from pyspark.sql import SparkSession

    os.environ.update(SPARK_HOME=str(pathlib.Path(pyspark.__file__).parent), PYSPARK_PYTHON=sys.executable,
                      PYSPARK_DRIVER_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    session = (SparkSession.builder.master("local-cluster[2,1,1024]").appName("rtsurv").config("spark.ui.enabled", "false")
               .config("spark.driver.host", "127.0.0.1").config("spark.executor.memory", "512m")
               .config("spark.sql.shuffle.partitions", "2").config("spark.python.worker.faulthandler.enabled", "true")
               .config("spark.local.dir", str(tmp_path_factory.mktemp("spark"))).getOrCreate())
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


def cohort(n=600, seed=1):
    random = np.random.default_rng(seed)
    months = np.round(random.exponential(30, n), 1) + 0.1
    status = random.integers(0, 3, n)
    age = np.round(random.normal(60, 10, n), 1)
    age[random.integers(0, n, 12)] = np.nan
    return pandas.DataFrame({
        "months": months, "entry": np.where(random.random(n) < 0.3, months * 0.4, 0.0), "died": (status == 1).astype(int),
        "relapse": status == 2, "ended": np.array(["alive", "cancer", "other"])[status], "age": age,
        "grade": random.integers(1, 5, n), "arm": random.choice(["A", "B", "Ärzte", None], n),
        "centre": random.choice(["x", "y", "z"], n), "count": random.integers(0, 4, n), "share": random.integers(1, 30, n) / 10,
        "unused": [[1, 2]] * n})


@pytest.fixture(scope="module")
def patients():
    return cohort()


@pytest.fixture(scope="module")
def frame(spark, patients):
    return spark.createDataFrame(patients).repartition(5).persist()


def assert_same(actual, expected, place=""):
    if isinstance(expected, dict):
        assert set(actual) == set(expected), place
        for key in set(expected) - NOT_FROM_SUMS:
            assert_same(actual[key], expected[key], f"{place}/{key}")
    elif isinstance(expected, list):
        assert len(actual) == len(expected), place
        for i, pair in enumerate(zip(actual, expected)):
            assert_same(*pair, f"{place}/{i}")
    elif isinstance(expected, float) and actual is not None:
        assert actual == pytest.approx(expected, rel=1e-10, abs=1e-10), place
    else:
        assert actual == expected, place


def same_as_one_machine(name, frame, patients, **arguments):
    expected = getattr(rt, name)(patients.drop(columns="unused"), **arguments)
    actual = getattr(rts, name)(frame, **arguments)
    assert_same({key: value for key, value in actual.to_dict().items() if key != "iterations"},
                {key: value for key, value in expected.to_dict().items() if key != "iterations"})
    return actual


OUTCOME = {"time": "months", "event": "died"}


@pytest.mark.parametrize("name, arguments", [
    ("km", {"by": "arm", "at": [12, 24], "conf_type": "log-log"}),
    ("km", {"by": "grade > 2", "entry": "entry", "weights": "count", "where": "age > 45"}),
    ("km", {"weights": "share", "by": "arm"}),
    ("logrank", {"by": "arm", "strata": ["centre", "grade"], "trend": True, "pairwise": "holm"}),
    ("logrank", {"by": "grade", "entry": "entry", "weights": "count", "rho": 1, "trend": True}),
    ("cox", {"terms": ["age", "arm", "factor(grade, ref=3)"], "strata": "centre"}),
    ("cox", {"terms": "age*arm", "entry": "entry", "weights": "count", "ties": "breslow", "derive": "old = age > 60"}),
])
def test_gives_what_one_machine_gives(frame, patients, name, arguments):
    same_as_one_machine(name, frame, patients, **OUTCOME, **arguments)


@pytest.mark.parametrize("arguments", [
    {"status": "ended", "censor": "alive", "by": "arm", "strata": "centre", "at": 24},
    {"event": "died", "competing": "relapse", "entry": "entry", "weights": "count"},
    {"status": "ended", "censor": "alive", "weights": "share"},
])
def test_incidences_are_those_of_one_machine(frame, patients, arguments):
    same_as_one_machine("cuminc", frame, patients, time="months", **arguments)


@pytest.mark.parametrize("partitions", [1, 40])
def test_the_number_of_partitions_does_not_matter(spark, patients, partitions):
    frame = spark.createDataFrame(patients).repartition(partitions)
    same_as_one_machine("km", frame, patients, **OUTCOME, by="arm")
    same_as_one_machine("cox", frame, patients, **OUTCOME, terms="age,centre")


def test_equal_frames_give_equal_bytes(frame):
    one, two = (rts.cox(frame, **OUTCOME, terms="age,arm") for _ in range(2))
    assert one.json == two.json


def test_says_what_sums_cannot_give(frame):
    result = rts.cox(frame, **OUTCOME, terms="age")
    assert result.concordance.c is None
    assert any("concordance is not given" in warning for warning in result.warnings)
    weighted = rts.cox(frame, **OUTCOME, terms="age", weights="share")
    assert weighted.terms[0].hr > 0 and weighted.terms[0].p is None


@pytest.mark.parametrize("name, arguments, words", [
    ("km", {"cluster": "centre"}, "--cluster is not for a table in parts"),
    ("km", {"figure": "a.svg"}, "--figure is not for a table in parts"),
    ("km", {"by": "age > avg(age) over ()"}, "depends on other rows"),
    ("cox", {"terms": "age", "zph": True}, "--zph is not for a table in parts"),
    ("cox", {"terms": "age", "robust": True}, "--robust is not for a table in parts"),
    ("cox", {"terms": "age", "firth": True}, "--firth is not for a table in parts"),
    ("cox", {"terms": "spline(age, 3)"}, "knots stand at quantiles"),
    ("cox", {"terms": "ages"}, "there is no column"),
    ("logrank", {"by": "months"}, "too many to compare"),
])
def test_refuses_by_name(frame, name, arguments, words):
    with pytest.raises(rt.InputError, match=words):
        getattr(rts, name)(frame, **OUTCOME, **arguments)


def test_names_the_partition_of_an_impossible_patient(spark, patients):
    wrong = patients.assign(months=patients["months"].where(patients.index != 7, -1.0))
    with pytest.raises(rt.InputError, match='partition 0: .*row 8, column "months"'):
        rts.km(spark.createDataFrame(wrong).coalesce(1), **OUTCOME)


def test_names_the_impossible_patients_of_all_partitions(spark, patients):
    wrong = patients.assign(months=patients["months"].where(patients.index % 40 != 7, -1.0))
    with pytest.raises(rt.InputError) as raised:
        rts.km(spark.createDataFrame(wrong).repartition(3), **OUTCOME)
    assert re.findall(r'(partition .): .*column "months"', str(raised.value)) == ["partition 0", "partition 1", "partition 2"]
    assert raised.value.column == "months"


def executors():
    """The processes of this Spark's executors."""
    listed = subprocess.run(["ps", "-ww", "-eo", "pid,ppid,args"], capture_output=True, text=True, check=True).stdout.splitlines()[1:]
    rows = [line.split(None, 2) for line in listed]
    children = {os.getpid()}
    for _ in range(4):
        children |= {int(pid) for pid, parent, _ in rows if int(parent) in children}
    return [int(pid) for pid, _, words in rows if int(pid) in children and "CoarseGrainedExecutorBackend" in words]


def test_survives_an_executor(spark, frame, patients):
    """An executor, with the patients that it holds, is killed while Newton's questions are asked."""
    killed = []
    tracker = spark.sparkContext.statusTracker()
    before = len(tracker.getJobIdsForGroup(None))

    def kill_one():
        deadline = time.monotonic() + 120
        while len(tracker.getJobIdsForGroup(None)) < before + 8 and time.monotonic() < deadline:
            time.sleep(0.02)
        victim = executors()[0]
        os.kill(victim, signal.SIGKILL)
        killed.append(victim)

    killer = threading.Thread(target=kill_one)
    killer.start()
    same_as_one_machine("cox", frame, patients, **OUTCOME, terms="age,arm,factor(grade)", strata="centre")
    killer.join()
    assert killed and killed[0] not in executors()

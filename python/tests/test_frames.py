"""What each kind of frame may hold: types, missing values, dates and their zones, categories, errors."""

import datetime

import duckdb
import numpy
import pandas
import polars
import pyarrow
import pytest

import rtsurv as rt
from conftest import printed

NAN = float("nan")


def described(data, **options):
    """Table 1 of one column `x`, without what is the same for all."""
    return rt.table1(data, variables="x", **options).variables[0].to_dict()


def in_file(tmp_path, cells, name="x", **options):
    """The same of a file with these cells in the column."""
    path = tmp_path / "cohort.csv"
    path.write_text(f"{name},row\n" + "".join(f"{cell},1\n" for cell in cells))
    return described(path, **options)


NUMBERS = {
    "list": {"x": [1, 2.5, None, 4]},
    "nan in a list": {"x": [1.0, 2.5, NAN, 4.0]},
    "numpy": {"x": numpy.array([1, 2.5, NAN, 4])},
    "numpy, strided": {"x": numpy.array([1, 9, 2.5, 9, NAN, 9, 4, 9])[::2]},
    "numpy, a field of a packed structure": {"x": numpy.array([(True, 1), (True, 2.5), (True, NAN), (True, 4)], dtype=[("a", "?"), ("x", "f8")])["x"]},
    "numpy, the other byte order": {"x": numpy.array([1, 2.5, NAN, 4], dtype=">f8")},
    "numpy, single precision": {"x": numpy.array([1, 2.5, NAN, 4], dtype="float32")},
    "numpy, masked": {"x": numpy.ma.masked_invalid([1, 2.5, NAN, 4])},
    "a series": {"x": pandas.Series([1, 2.5, NAN, 4])},
    "pandas": pandas.DataFrame({"x": [1, 2.5, NAN, 4]}, index=[7, 7, 8, 9]),
    "pandas, nullable": pandas.DataFrame({"x": pandas.array([1, 2.5, None, 4], dtype="Float64")}),
    "pandas, pyarrow": pandas.DataFrame({"x": pandas.array([1, 2.5, None, 4], dtype="double[pyarrow]")}),
    "polars, decimals": polars.DataFrame({"x": polars.Series([1.0, 2.5, None, 4.0]).cast(polars.Decimal(5, 2))}),
    "polars, chunks": polars.concat([polars.DataFrame({"x": [1.0, 2.5]}), polars.DataFrame({"x": [None, 4.0]})], rechunk=False),
    "pyarrow, sliced": pyarrow.table({"x": [9.0, 1.0, 2.5, None, 4.0, 9.0]}).slice(1, 4),
    "polars, null": polars.DataFrame({"x": [1.0, 2.5, None, 4.0]}),
    "polars, nan": polars.DataFrame({"x": [1.0, 2.5, NAN, 4.0]}),
    "pyarrow": pyarrow.table({"x": [1.0, 2.5, None, 4.0]}),
    "pyarrow, two batches": pyarrow.concat_tables([pyarrow.table({"x": [1, 2.5]}), pyarrow.table({"x": [None, 4.0]})]),
    "pyarrow, decimals": pyarrow.table({"x": pyarrow.array([1.0, 2.5, None, 4.0]).cast(pyarrow.decimal128(5, 2))}),
}


@pytest.mark.parametrize("data", NUMBERS.values(), ids=NUMBERS)
def test_numbers(data, tmp_path):
    assert described(data) == in_file(tmp_path, ["1", "2.5", "", "4"])


INTEGERS = {
    "list": {"x": [1, 3, None, 8]},
    "pandas, nullable": pandas.DataFrame({"x": pandas.array([1, 3, None, 8], dtype="Int64")}),
    "a series, nullable": {"x": pandas.Series([1, 3, None, 8], dtype="Int8")},
    "polars": polars.DataFrame({"x": polars.Series([1, 3, None, 8], dtype=polars.UInt16)}),
    "pyarrow, dictionary": pyarrow.table({"x": pyarrow.array([1, 3, None, 8]).dictionary_encode()}),
}


@pytest.mark.parametrize("data", INTEGERS.values(), ids=INTEGERS)
def test_integers(data, tmp_path):
    assert described(data) == in_file(tmp_path, ["1", "3", "", "8"])


TEXTS = {
    "list": {"x": ["I", "II", None, "", "I"]},
    "numpy": {"x": numpy.array(["I", "II", "", "", "I"])},
    "pandas, objects": pandas.DataFrame({"x": ["I", "II", None, "", "I"]}),
    "pandas, strings": pandas.DataFrame({"x": pandas.array(["I", "II", None, "", "I"], dtype="string")}),
    "pandas, strings of pyarrow": pandas.DataFrame({"x": pandas.array(["I", "II", None, "", "I"], dtype="string[pyarrow]")}),
    "a series of strings": {"x": pandas.Series(["I", "II", None, "", "I"], dtype="string[pyarrow]")},
    "polars, enumeration": polars.DataFrame({"x": polars.Series(["I", "II", None, None, "I"], dtype=polars.Enum(["I", "II"]))}),
    "pyarrow, dictionaries that differ": pyarrow.table({"x": pyarrow.chunked_array([
        pyarrow.array(["I", "II"]).dictionary_encode(), pyarrow.array([None, "", "I"]).dictionary_encode()])}),
    "pyarrow, view of a slice": pyarrow.table({"x": pyarrow.array(["IV", "I", "II", None, "", "I"], type=pyarrow.string_view())}).slice(1),
    "pandas, categories": pandas.DataFrame({"x": pandas.Categorical(["I", "II", None, None, "I"])}),
    "a series of categories": {"x": pandas.Series(["I", "II", None, None, "I"], dtype="category")},
    "polars": polars.DataFrame({"x": ["I", "II", None, "", "I"]}),
    "polars, categories": polars.DataFrame({"x": polars.Series(["I", "II", None, None, "I"], dtype=polars.Categorical)}),
    "pyarrow, large": pyarrow.table({"x": pyarrow.array(["I", "II", None, "", "I"], type=pyarrow.large_string())}),
    "pyarrow, view": pyarrow.table({"x": pyarrow.array(["I", "II", None, "", "I"], type=pyarrow.string_view())}),
    "pyarrow, dictionary": pyarrow.table({"x": pyarrow.array(["I", "II", None, "", "I"]).dictionary_encode()}),
}


@pytest.mark.parametrize("data", TEXTS.values(), ids=TEXTS)
def test_texts(data, tmp_path):
    assert described(data) == in_file(tmp_path, ["I", "II", "", "", "I"])


BOOLEANS = {
    "list": {"x": [True, False, None]},
    "numpy objects": {"x": numpy.array([True, False, None])},
    "pandas, nullable": pandas.DataFrame({"x": pandas.array([True, False, None], dtype="boolean")}),
    "a series, nullable": {"x": pandas.Series([True, False, None], dtype="boolean")},
    "polars": polars.DataFrame({"x": [True, False, None]}),
    "pyarrow": pyarrow.table({"x": [True, False, None]}),
}


@pytest.mark.parametrize("data", BOOLEANS.values(), ids=BOOLEANS)
def test_booleans(data, tmp_path):
    assert described(data) == in_file(tmp_path, ["true", "false", ""])


START = [datetime.date(2020, 1, 31), None, datetime.date(2020, 3, 1), datetime.date(2019, 12, 31)]
MIDNIGHT = [None if day is None else datetime.datetime(day.year, day.month, day.day) for day in START]
MIDNIGHT_IN_SEOUL = pandas.Series(MIDNIGHT, dtype="datetime64[ns]").dt.tz_localize("Asia/Seoul")
DATES = {
    "list": {"start": START},
    "list of times at midnight": {"start": MIDNIGHT},
    "numpy": {"start": numpy.array(START, dtype="datetime64[D]")},
    "numpy, nanoseconds": {"start": numpy.array(START, dtype="datetime64[ns]")},
    "pandas": pandas.DataFrame({"start": pandas.to_datetime(pandas.Series(MIDNIGHT))}),
    "pandas, objects": pandas.DataFrame({"start": START}),
    "pandas, a zone": pandas.DataFrame({"start": MIDNIGHT_IN_SEOUL}),
    "a series, a zone": {"start": MIDNIGHT_IN_SEOUL},
    "polars": polars.DataFrame({"start": START}),
    "polars, a zone": polars.DataFrame({"start": MIDNIGHT}).with_columns(polars.col("start").dt.replace_time_zone("America/New_York")),
    "pyarrow, 64 bits": pyarrow.table({"start": pyarrow.array(START, type=pyarrow.date64())}),
    "pyarrow, seconds": pyarrow.table({"start": pyarrow.array(MIDNIGHT, type=pyarrow.timestamp("s"))}),
}


@pytest.mark.parametrize("data", DATES.values(), ids=DATES)
def test_dates(data, tmp_path):
    days = {"derive": "x = start - DATE '2020-01-01'"}
    assert described(data, **days) == in_file(tmp_path, ["2020-01-31", "", "2020-03-01", "2019-12-31"], "start", **days)


def test_a_time_of_day_is_no_date():
    data = {"start": [datetime.datetime(2020, 1, 1, 10, 30), datetime.datetime(2020, 1, 2)], "x": [1, 2]}
    for frame in (data, pandas.DataFrame(data), polars.DataFrame(data)):
        kinds = {v.variable: v.type for v in rt.table1(frame, variables=["x", "start"]).variables}
        assert kinds == {"x": "numeric", "start": "factor"}


def test_large_integers_keep_their_digits():
    large = 2**53 + 1
    for data in ({"x": [large, 1, 1]}, {"x": numpy.array([large, 1, 1])}, pyarrow.table({"x": [large, 1, 1]})):
        assert {level.level for level in rt.table1(data, variables="x").variables[0].levels} == {str(large), "1"}


@pytest.mark.parametrize("data", [
    pandas.DataFrame({"x": pandas.Categorical(["low", "high", "mid"], categories=["low", "mid", "high", "none"], ordered=True)}),
    {"x": pandas.Series(pandas.Categorical(["low", "high", "mid"], categories=["low", "mid", "high"], ordered=True))},
    polars.DataFrame({"x": polars.Series(["low", "high", "mid"], dtype=polars.Enum(["low", "mid", "high"]))}),
    pyarrow.table({"x": pyarrow.DictionaryArray.from_arrays([0, 2, 1], ["low", "mid", "high"], ordered=True)}),
    duckdb.sql("SELECT CAST(x AS ENUM('low', 'mid', 'high')) AS x FROM (VALUES ('low'), ('high'), ('mid')) AS cohort(x)"),
], ids=["pandas", "a series", "polars", "pyarrow", "duckdb"])
def test_categories_with_an_order_keep_it(data):
    assert [level.level for level in rt.table1(data, variables="x").variables[0].levels] == ["low", "mid", "high"]


def test_rows_keep_their_order():
    rows = 300_000
    time = numpy.arange(1, rows + 1, dtype="float64")
    batches = [pyarrow.table({"t": time[i:i + 7_777], "e": numpy.ones(len(time[i:i + 7_777]))}) for i in range(0, rows, 7_777)]
    first = pyarrow.concat_tables(batches)
    assert rt.km(first, time="t", event="e", where="t > 299000").json == rt.km(
        {"t": time, "e": numpy.ones(rows)}, time="t", event="e", where="t > 299000").json
    first = first.append_column("bad", pyarrow.array(numpy.where(time == 250_000, numpy.inf, time)))
    with pytest.raises(rt.InputError) as caught:
        rt.km(first, time="bad", event="e")
    assert caught.value.row == 250_000


def test_columns_may_be_called_anything():
    data = {"rowid": [5.0, 8, 12, 20], "select \"this\"": [1, 0, 1, 1], "c0": [1, 2, 3, 4]}
    by_arrow = rt.km(pyarrow.table(data), time="rowid", event="select \"this\"")
    assert by_arrow.json == rt.km(data, time="rowid", event="select \"this\"").json
    assert by_arrow.n == 4


@pytest.mark.parametrize("data, column, words", [
    ({"x": [1, "a"]}, "x", "several kinds"),
    ({"x": [b"a", b"b"]}, "x", "type bytes"),
    ({"x": [1, 2], "X": [1, 2]}, "X", "of this name"),
    ({"x": [1, 2], "y": [1]}, "y", "1 values"),
    (pyarrow.table({"x": [[1], [2]]}), "x", "one value per row"),
    (pyarrow.table({"x": [1, 2], "y": [datetime.timedelta(1), None]}), "y", "one value per row"),
    (polars.DataFrame({"x": [1, 2], "X": [1, 2]}), "X", "same name"),
], ids=["mixed", "bytes", "case", "lengths", "lists", "durations", "case in a frame"])
def test_columns_that_are_none(data, column, words):
    with pytest.raises(rt.InputError, match=f"column \"{column}\".*{words}") as caught:
        rt.table1(data)
    assert caught.value.kind == "data"


def test_data_that_are_none():
    with pytest.raises(rt.InputError, match="a path, a dict of arrays or a frame"):
        rt.table1([1, 2, 3])
    with pytest.raises(rt.InputError, match="there are no rows"):
        rt.table1({})
    with pytest.raises(rt.InputError, match="there are no rows"):
        rt.table1(pyarrow.table({"x": pyarrow.array([], type=pyarrow.float64())}))


def test_how_a_file_is_read_is_not_for_data_in_memory():
    with pytest.raises(rt.InputError, match="is not for data in memory"):
        rt.table1({"x": [1, 2]}, decimal=",")


def test_values_that_mean_missing_are_told_for_data_in_memory_too():
    data = {"x": [1.0, 99.0, 2.0], "g": ["a", "unknown", "b"]}
    told = rt.table1(pandas.DataFrame(data), missing=["99", "unknown"])
    assert told.variables[0].summary[0].missing == told.variables[1].missing[0].n == 1
    assert told.to_frame("dict")["missing"] == [1, 1, 1]
    assert rt.table1(data, missing=["99", "unknown"]).json == told.json
    assert rt.table1({"g": ["\u00e9", "a"]}, missing="e\u0301").to_frame()["missing"] == [1]
    assert rt.table1({"h": [None] * 3, "x": [1, 2, 4]}).to_frame()["missing"] == [3, 0]


def test_columns_that_a_call_does_not_name_are_not_looked_at():
    data = {"t": [1.0, 2.0, 3.0], "e": [1, 0, 1], "of several kinds": [1, "a", None], "lists": [[1], [2], [3]]}
    expected = rt.km({"t": data["t"], "e": data["e"]}, time="t", event="e").json
    frame = pandas.DataFrame(data)
    relation = duckdb.sql("SELECT * FROM (VALUES (1.0, 1, [1]), (2.0, 0, [2]), (3.0, 1, [3])) AS v(t, e, lists)")
    for given in (data, frame, pyarrow.table({"t": data["t"], "e": data["e"], "lists": data["lists"]}), relation):
        assert rt.km(given, time="t", event="e").json == expected
        assert rt.km(given, time="t", event="\"E\" = 1").n == 3
        with pytest.raises(rt.InputError):
            rt.table1(given)


def test_a_column_that_is_not_named_hides_no_other_problem():
    data = {"t": [1.0, 2.0, 3.0], "e": [1, 2, 1], "a\u0308": ["x", "y", "x"], "lists": [[1], [2], [3]], 7: [1, 2, 3]}
    for given in (data, pandas.DataFrame(data)):
        with pytest.raises(rt.InputError, match="must be 0 or 1"):
            rt.km(given, time="t", event="e")
        with pytest.raises(rt.InputError, match='no column "g"'):
            rt.km(given, time="t", event="e = 1", by="g")
        assert len(rt.km(given, time="t", event="e = 1", by="\u00e4").groups) == 2


def test_a_call_means_the_same_however_its_options_are_held():
    data = pandas.DataFrame({"t": [1.0, 2, 3, 4, 5, 6] * 5, "e": [1, 1, 0, 1, 0, 1] * 5, "g": list("aabbcc") * 5, 5: list("xyxyxy") * 5})
    outcome = {"time": "t", "event": "e"}
    assert rt.km(data, **outcome, where=iter(["t > 3"])).n == rt.km(data, **outcome, where=["", "t > 3"], missing=[""]).n == 15
    assert rt.km(data, **outcome, where="t > 3", at=map(float, [4, 5])).json == rt.km(data, **outcome, where="t > 3", at=[4, 5]).json
    assert [group.group for group in rt.km(data, **outcome, by=5).groups] == ["x", "y"]
    assert rt.logrank(data, **outcome, by="g", strata=[5]).json == rt.logrank(data, **outcome, by="g", strata=iter(["5"])).json


def test_levels_keep_their_order_whatever_holds_them():
    class Frame(pandas.DataFrame):
        pass

    levels = ["c", "b", "a"]
    data = {"t": [1.0, 2, 3, 4, 5, 6] * 5, "e": [1, 1, 0, 1, 0, 1] * 5}
    ordered = pandas.Categorical(list("aabbcc") * 5, levels, ordered=True)
    enum = polars.Series(list("aabbcc") * 5, dtype=polars.Enum(levels))
    numbers = pyarrow.DictionaryArray.from_arrays([0, 0, 1, 1, 2, 2] * 5, [3.0, 2.5, 10.0], ordered=True)
    for given in (Frame({**data, "tumor\nstage": ordered}), {**data, "tumor\nstage": enum}, polars.DataFrame({**data, "tumor\nstage": enum})):
        assert rt.cox(given, time="t", event="e", terms='"tumor stage"').terms[0].reference == "c"
        assert rt.km({**data, "other": enum.cast(polars.Categorical)}, time="t", event="e").n == 30
    assert rt.cox(pyarrow.table({**data, "g": numbers}), time="t", event="e", terms="g").terms[0].reference == "3"
    assert type(rt.km(Frame(data), time="t", event="e").to_frame()) is pandas.DataFrame


def test_a_column_that_is_not_there_is_told_with_all_that_are():
    data = {"months": [1.0, 2.0, 3.0], "died": [1, 0, 1], "stage": ["a", "b", "a"], "spare": [1, 2, 3]}
    relation = duckdb.sql("SELECT 1.0 AS months, 1 AS died, 'a' AS stage")
    for given in (data, pandas.DataFrame(data), polars.DataFrame(data), pyarrow.table(data), relation):
        with pytest.raises(rt.InputError, match='did you mean "stage"'):
            rt.km(given, time="months", event="died", by="stag")
    with pytest.raises(rt.InputError, match="its columns are: months, died, stage, spare"):
        rt.km(data, time="months", event="died", by="zzzzzzz")


def test_what_can_be_read_once_is_read_once():
    data = {"t": [1.0, 2.0, 3.0], "e": [1, 0, 1], "spare": [1, 2, 3]}
    reader = pyarrow.table(data).to_reader()
    with pytest.raises(rt.InputError, match='there is no column "g"'):
        rt.km(reader, time="t", event="e", by="g")
    with pytest.raises(rt.InputError, match='there is no column "g"'):
        rt.km({name: iter(values) for name, values in data.items()}, time="t", event="e", by="g")


def test_numbers_as_texts_are_no_silent_levels():
    count = 60
    data = {"t": [float(i % 17 + 1) for i in range(count)], "e": [i % 2 for i in range(count)], "age": [str(40 + i * 7 % 30) for i in range(count)]}
    with pytest.raises(rt.InputError, match=r"holds 30 different numbers as texts; write CAST\(age AS DOUBLE\)"):
        rt.cox(data, time="t", event="e", terms="age")
    numbers = {**data, "age": [float(age) for age in data["age"]]}
    assert rt.cox(data, time="t", event="e", terms="CAST(age AS DOUBLE)").terms[0].coef == rt.cox(numbers, time="t", event="e", terms="age").terms[0].coef


def test_blanks_of_texts_are_cut_as_in_a_file(tmp_path):
    texts = ["tam", "tam ", " ", "ai\u00a0", ""]
    file = tmp_path / "cohort.csv"
    file.write_text("x,g\n" + "".join(f"{i},{text}\n" for i, text in enumerate(texts)))
    data = {"x": list(range(5)), "g": texts}
    parquet = tmp_path / "cohort.parquet"
    pandas.DataFrame(data).to_parquet(parquet)
    levels = rt.table1(file, variables="g").to_dict()["variables"]
    assert [level["level"] for level in levels[0]["levels"]] == ["ai", "tam"]
    ordered = pandas.Categorical(texts, categories=["tam ", "tam", "ai\u00a0", " ", ""], ordered=True)
    for frame in (data, pandas.DataFrame(data), polars.DataFrame(data), pyarrow.table(data), parquet):
        assert rt.table1(frame, variables="g").to_dict()["variables"] == levels
    for frame in ({"x": ordered}, pandas.DataFrame({"x": ordered})):
        assert [level["level"] for level in described(frame)["levels"]] == ["tam", "ai"]


def test_an_infinite_number_is_not_taken_for_a_missing_one():
    with pytest.raises(rt.InputError, match="must be a finite number; leave it empty"):
        rt.km({"t": [1.0, float("inf"), 2.0], "e": [1, 0, 1]}, time="t", event="e")


def test_a_path_is_read_as_the_command_line_reads_it(tmp_path):
    path = tmp_path / "cohort.csv"
    path.write_text("x;start\n1,5;03.04.2020\n99;05.06.2020\n")
    options = {"missing": ["99"], "dates": "dmy"}
    assert rt.table1(path, variables="x", **options).json == printed(
        "table1", str(path), "--variables", "x", "--missing", "99", "--dates", "dmy", "--json")


@pytest.mark.parametrize("data", [
    pandas.DataFrame({"x": pandas.Categorical([2, 10, 1, 2])}),
    pandas.DataFrame({"x": pandas.Categorical([2, 10, 1, 2], categories=[1, 2, 10], ordered=True)}),
    {"x": pandas.Categorical([2, 10, 1, 2])},
    {"x": pandas.Series([2, 10, 1, 2], dtype="category")},
    pyarrow.table({"x": pyarrow.DictionaryArray.from_arrays([1, 2, 0, 1], [1, 2, 10], ordered=True)}),
], ids=["pandas", "pandas, ordered", "an array", "a series", "pyarrow, ordered"])
def test_categories_of_numbers_are_groups_in_their_order(data):
    assert [level["level"] for level in described(data)["levels"]] == ["1", "2", "10"]


def test_the_frame_that_is_given_stays_as_it_is():
    frame = pandas.DataFrame({"x": pandas.Categorical([2, 10, 1])}, index=[5, 6, 7])
    before = frame.copy()
    described(frame)
    pandas.testing.assert_frame_equal(frame, before)


def test_names_the_row_of_pandas_that_is_no_column_of_arrow():
    with pytest.raises(rt.InputError, match='row 3, column "x": the column holds values of several kinds') as caught:
        described(pandas.DataFrame({"x": [1, 2, "secret", 4]}))
    assert (caught.value.row, caught.value.column) == (3, "x")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("data, words", [
    ({"x": 5}, "one value for each patient"), ({"x": "abc"}, "one value for each patient"),
    (polars.LazyFrame({"x": [1]}), "collect"), (pandas.DataFrame([[1, 2]], columns=["x", "x"]), "names must differ")])
def test_what_is_no_table_is_refused(data, words):
    with pytest.raises(rt.InputError, match=words):
        described(data)


def test_a_batch_without_a_column_of_its_stream_is_refused():
    whole = pyarrow.record_batch({"t": [1.0, 2.0], "e": [1, 0], "g": ["a", "b"]})
    batches = (batch for batch in [whole, whole, whole.select(["t"])])
    with pytest.raises(rt.InputError, match="Arrow stream"):
        rt.km(pyarrow.RecordBatchReader.from_batches(whole.schema, batches), time="t", event="e")

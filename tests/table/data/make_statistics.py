#!/usr/bin/env python3
"""Writes the files of SPSS, Stata and SAS of the tests of table/ beside this file; patients.csv is their twin.

pip install pyreadstat pandas; .sas7bdat is written by the library itself (Debian's libreadstat1), which pandas reads.
python3 make_statistics.py [FOLDER]
"""
import ctypes, datetime, pathlib, sys

import pandas
import pyreadstat

NAN = float("nan")
DAY, STAMP = datetime.date, datetime.datetime
# Of each column the values as they are typed in. 9 and -1 are what the SPSS file declares missing.
AGE = [61, 47, NAN, 70, 55, 66]
LDH = [2.5, 0.1, NAN, 0.001, 310, 1 / 3]
START = [DAY(2020, 1, 1), DAY(1959, 12, 31), None, DAY(1900, 3, 1), DAY(2024, 2, 29), DAY(2020, 12, 31)]
SEEN = [STAMP(2020, 12, 31, 12), STAMP(2021, 1, 1, 23, 59, 59), None, STAMP(2021, 1, 2), STAMP(2024, 3, 1), STAMP(1960, 1, 1)]
SEX = [2, 1, 2, NAN, 1, 2]
GRADE = [0, 1, 3, 2, NAN, 0]
ECOG = [0, 9, 1, -1, 2, 1]
SITE = ["\uc11c\uc6b8", "M\u00fcnchen ", "", "Mu\u0308nchen", "  K\u00f6ln", "\uc11c\uc6b8"]
NUMBER = ["a1", "a2", "a3", "a4", "a5", "a6"]
LABELS = {"number": "Number of the patient", "ecog": "Performance status (ECOG)"}
SEXES, GRADES, STATES = {1: "male", 2: "female"}, {0: "none", 3: "severe"}, {0: "fit", 1: "ill", 2: "weak", 9: "unknown"}


def table(ecog, **more):
    columns = {"number": NUMBER, "age": AGE, "ldh": LDH, "start": START, "seen": SEEN, "sex": SEX, "grade": GRADE, "ecog": ecog,
               "site": SITE, **more}
    return pandas.DataFrame({name: pandas.Series(values, dtype=object if name in ("number", "start", "site", "arm") else None)
                             for name, values in columns.items()})


def write_csv(folder):
    """The twin, but for the order of sexes: by their codes "male" is the first."""
    lines = ["number,age,ldh,start,seen,sex,grade,ecog,site",
             "a1,61,2.5,2020-01-01,2020-12-31,female,0,fit,\uc11c\uc6b8", "a2,47,0.1,1959-12-31,2021-01-01,male,1,,M\u00fcnchen",
             "a3,,,,,female,3,ill,", "a4,70,0.001,1900-03-01,2021-01-02,,2,,M\u00fcnchen",
             "a5,55,310,2024-02-29,2024-03-01,male,,weak,K\u00f6ln", f"a6,66,{1 / 3},2020-12-31,1960-01-01,female,0,ill,\uc11c\uc6b8"]
    (folder / "patients.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_spss(folder):
    """Missing: a value and a range of numbers, a text; labels of numbers and of texts."""
    frame = table(ECOG, arm=["A", "B", "X", "A", "", "B"])
    arms = {"A": "Standard", "B": "Hypofractionated", "X": "Refused"}
    more = {"column_labels": LABELS, "variable_value_labels": {"sex": SEXES, "grade": GRADES, "ecog": STATES, "arm": arms},
            "missing_ranges": {"ecog": [9, {"lo": -5, "hi": -1}], "arm": ["X"]}}
    pyreadstat.write_sav(frame, folder / "patients.sav", **more)
    pyreadstat.write_sav(frame, folder / "packed.sav", row_compress=True, **more)
    pyreadstat.write_sav(frame, folder / "patients.zsav", compress=True, **more)


def write_stata(folder):
    """Missing: "." and ".a"; the file of version 114 is written by pandas, and in single precision."""
    labels = {"sex": SEXES, "grade": GRADES, "ecog": STATES}
    frame = table([0, "a", 1, "b", 2, 1])
    frame["start"] = frame["start"].astype(object)
    pyreadstat.write_dta(frame, folder / "patients.dta", column_labels=LABELS, version=15, variable_value_labels=labels,
                         missing_user_values={"ecog": ["a", "b"]})
    old = table([0, NAN, 1, NAN, 2, 1]).drop(columns=["site"])
    old["site"] = ["", "M\u00fcnchen", "", "M\u00fcnchen", "K\u00f6ln", ""]
    old["start"] = pandas.to_datetime(old["start"])
    for name in ("age", "ldh"):
        old[name] = old[name].astype("float32")
    for name, texts in (("sex", SEXES), ("ecog", {0: "fit", 1: "ill", 2: "weak"})):
        old[name] = pandas.Categorical(old[name].map(texts), categories=list(texts.values()), ordered=True)
    old.to_stata(folder / "old.dta", write_index=False, version=114, convert_dates={"start": "td", "seen": "tc"},
                 time_stamp=STAMP(2020, 1, 1))
    weeks = pandas.DataFrame({"week": [0.0, 53], "month": [-1.0, 13], "quarter": [1.0, 4], "half": [1.0, -2], "year": [1960.0, 2020]})
    pyreadstat.write_dta(weeks, folder / "periods.dta", variable_format={
        "week": "%tw", "month": "%tm", "quarter": "%tq", "half": "%th", "year": "%ty"})


def write_transport(folder):
    """Missing: "." alone, and a blank text."""
    frame = table([0, NAN, 1, NAN, 2, 1])
    for version, name in ((5, "patients.xpt"), (8, "patients8.xpt")):
        pyreadstat.write_xport(frame, folder / name, file_format_version=version, table_name="PATIENTS", column_labels=LABELS,
                               variable_format={"start": "DATE9.", "seen": "DATETIME20."})


def write_sas(folder):
    """By the C interface of ReadStat, since pyreadstat does not write it. Missing: "." and ".A"."""
    lib = ctypes.CDLL("libreadstat.so.1")
    double, pointer, text = ctypes.c_double, ctypes.c_void_p, ctypes.c_char_p
    for name in ("readstat_writer_init", "readstat_add_variable"):
        getattr(lib, name).restype = pointer
    data = bytearray()
    Write = ctypes.CFUNCTYPE(ctypes.c_ssize_t, pointer, ctypes.c_size_t, pointer)
    write = Write(lambda place, size, _: data.extend(ctypes.string_at(place, size)) or size)
    writer = pointer(lib.readstat_writer_init())
    lib.readstat_set_data_writer(writer, write)
    lib.readstat_writer_set_file_timestamp(writer, ctypes.c_long(1577836800))
    string_type, double_type = 0, 5
    epoch = DAY(1960, 1, 1)
    days = [None if day is None else (day - epoch).days for day in START]
    seconds = [None if at is None else (at - STAMP(1960, 1, 1)).total_seconds() for at in SEEN]
    columns = [("number", NUMBER, ""), ("age", AGE, ""), ("ldh", LDH, ""), ("start", days, "DATE9"), ("seen", seconds, "DATETIME20"),
               ("sex", SEX, ""), ("grade", GRADE, ""), ("ecog", [0, "A", 1, "B", 2, 1], ""), ("site", SITE, "")]
    variables = []
    for name, values, form in columns:
        is_text = name in ("number", "site")
        variable = pointer(lib.readstat_add_variable(writer, text(name.encode()), string_type if is_text else double_type,
                                                     ctypes.c_size_t(20 if is_text else 8)))
        lib.readstat_variable_set_format(variable, text(form.encode()))
        lib.readstat_variable_set_label(variable, text(LABELS.get(name, "").encode()))
        variables.append((variable, values, is_text))
    lib.readstat_begin_writing_sas7bdat(writer, None, ctypes.c_long(len(AGE)))
    for row in range(len(AGE)):
        lib.readstat_begin_row(writer)
        for variable, values, is_text in variables:
            value = values[row]
            if is_text:
                lib.readstat_insert_string_value(writer, variable, text(value.encode()))
            elif isinstance(value, str):
                lib.readstat_insert_tagged_missing_value(writer, variable, ctypes.c_char(value.encode()))
            elif value is None or value != value:
                lib.readstat_insert_missing_value(writer, variable)
            else:
                lib.readstat_insert_double_value(writer, variable, double(value))
        lib.readstat_end_row(writer)
    lib.readstat_end_writing(writer)
    lib.readstat_writer_free(writer)
    (folder / "patients.sas7bdat").write_bytes(data)
    assert len(pandas.read_sas(folder / "patients.sas7bdat", encoding="infer")) == len(AGE)


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent
    for write_files in (write_csv, write_spss, write_stata, write_transport, write_sas):
        write_files(target)

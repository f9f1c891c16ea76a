"""km, logrank, cuminc and cox on a Spark DataFrame, whose rows stay where they are.

    import rtsurv.spark as rts

    rts.cox(frame, time="months", event="died", terms=["age", "stage"], strata="centre")

Arguments and results are those of ``rt.km`` and its sisters; numbers agree within 1e-10. Each partition forms sums, and sums alone
travel: they are merged in the order of the partitions, so that the same DataFrame gives the same bytes whichever executor is
first. Executors need this package. What sums cannot give is refused by name, or is None with a warning: docs/scale.md.
"""

from __future__ import annotations

import functools
import inspect
import itertools
import json
import math
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from . import _engine, methods
from .calls import code, listed, option
from .errors import Error, InputError, NotEstimable, of_kind
from .results import Result

ROWS_AT_ONCE = 1 << 20  # of a partition
BYTES_AT_ONCE = 1 << 28
ANSWERS_AT_ONCE = 16  # partitions whose sums are merged by one task
MOST_PROBLEMS = 50  # that one error names
LARGEST_CODED = 3 << 29  # bytes of a partition of a Cox model; Spark sends less than 2 GiB of one

SUMS = "place long, sums binary, failure string"

#: Sums of two parts together; a function of this module, which tasks know by its name.
Merge = Callable[[bytes, bytes], bytes]


def merged_sums(a: bytes, b: bytes) -> bytes:
    return _engine.parted_merged(a, b)


def merged_answers(a: bytes, b: bytes) -> bytes:
    return _engine.parted_merged_answers(a, b)


def arguments_of(command: str, named: dict[str, Any]) -> list[str]:
    """The options of a call, as the command line takes them."""
    arguments = [command, "--json", "--quiet"]
    for name, value in named.items():
        value = listed(value) if name == "terms" else code(value) if name == "censor" else value
        arguments += option(name, value)
    _engine.parted_check(arguments)
    return arguments


def needed(frame: Any, named: dict[str, Any]) -> Any:
    """The columns that some argument may name, and no other."""
    from pyspark.sql import functions as F

    if not hasattr(frame, "mapInArrow"):
        raise InputError(f"data must be a DataFrame of Spark; this is a {type(frame).__module__.split('.')[0]}.{type(frame).__name__}, which is "
                         "for rtsurv itself")
    listed_texts = [value for value in named.values() if isinstance(value, (list, tuple))]
    texts = [text for text in [*named.values(), *itertools.chain(*listed_texts)] if isinstance(text, str)]
    folded = " ".join(texts).lower()
    names = [name for name in frame.columns if name.lower() in folded or name.lower().replace('"', '""') in folded]
    return frame.select([F.col("`" + name.replace("`", "``") + "`") for name in names or frame.columns[:1]])


def chunks(batches: Iterable[Any]) -> Iterator[tuple[int, Any]]:
    """The rows of a partition, so many at once, with how many came before."""
    import pyarrow

    held, rows, size, before = [], 0, 0, 0
    for batch in batches:
        if batch.num_rows == 0:
            continue
        held.append(batch)
        rows, size = rows + batch.num_rows, size + batch.nbytes
        if rows >= ROWS_AT_ONCE or size >= BYTES_AT_ONCE:
            yield before, pyarrow.Table.from_batches(held)
            held, before, rows, size = [], before + rows, 0, 0
    if held:
        yield before, pyarrow.Table.from_batches(held)


def columns_of(table: Any) -> _engine.Columns:
    columns = _engine.Columns()
    columns.stream(table.__arrow_c_stream__())
    return columns


def partition() -> int:
    from pyspark import TaskContext

    return TaskContext.get().partitionId()


def row(place: int, sums: bytes | None, failure: str | None = None) -> Any:
    import pyarrow

    return pyarrow.record_batch(
        [pyarrow.array([place], "int64"), pyarrow.array([sums], "binary"), pyarrow.array([failure], "string")],
        names=["place", "sums", "failure"])


def failure_of(error: Error, before: int) -> str:
    """An error of a part, which travels as text: raised in a task it would only be tried again."""
    where = f"partition {partition()}" + (f", counted from its row {before + 1}" if before else "")
    lines = [f"{where}: {line}" for line in str(error).split("\n")]
    return json.dumps([error.kind, lines, error.row, error.column])


def sums_of(arguments: list[str], batches: Iterable[Any]) -> Iterator[Any]:
    """The sums of one partition, in a task."""
    sums, failed = None, False
    for before, table in chunks(batches):
        try:
            part = _engine.parted_sums(arguments, columns_of(table))
            sums = part if sums is None else merged_sums(sums, part)
        except Error as error:
            failed = True
            yield row(partition(), None, failure_of(error, before))
            if error.kind != "data":
                return
    if sums is not None and not failed:
        yield row(partition(), sums)


def coded_of(arguments: list[str], model: bytes, batches: Iterable[Any]) -> Iterator[Any]:
    """The patients of one partition, coded for a Cox model, in a task."""
    before = size = 0
    try:
        for before, table in chunks(batches):
            part = _engine.parted_coded(arguments, columns_of(table), model)
            size += len(part)
            if size > LARGEST_CODED:
                raise InputError("a partition has more coded patients than Spark can send at once; repartition() the DataFrame")
            yield row(partition(), part)
    except Error as error:
        yield row(partition(), None, failure_of(error, before))


def in_order(batches: Iterable[Any]) -> list[tuple[int, bytes, str | None]]:
    rows = [one for batch in batches for one in zip(*(column.to_pylist() for column in batch.columns))]
    return sorted(rows, key=lambda one: one[0])


def answers_of(question: bytes, batches: Iterable[Any]) -> Iterator[Any]:
    """The answer of one partition to a question, in a task."""
    answer = None
    for batch in batches:
        for coded in batch.column("sums"):
            part = _engine.parted_answer(coded.as_py(), question)
            answer = part if answer is None else merged_answers(answer, part)
    if answer is not None:
        yield row(partition(), answer)


def merged_of(merge: Merge, width: int, batches: Iterable[Any]) -> Iterator[Any]:
    """Sums of neighbours merged in order, in a task; a failure stands for them."""
    together: dict[int, Any] = {}
    failures = []
    for place, sums, failure in in_order(batches):
        if failure is not None:
            failures.append((place // width, failure))
        else:
            key = place // width
            together[key] = sums if key not in together else merge(together[key], sums)
    for key, failure in failures:
        yield row(key, None, failure)
    for key, sums in together.items():
        yield row(key, sums)


def raise_failures(texts: list[str]) -> None:
    """What is wrong with the data of all partitions, else the first failure alone."""
    kind, lines, place, column = json.loads(texts[0])
    if kind == "data":
        found = [json.loads(text) for text in texts]
        lines = [line for other, of_partition, *_ in found if other == kind for line in of_partition]
    if len(lines) > MOST_PROBLEMS:
        lines[MOST_PROBLEMS:] = [f"and {len(lines) - MOST_PROBLEMS} more"]
    raise of_kind(kind, "\n".join(lines), row=place, column=column)


def gathered(frame: Any, partitions: int, merge: Merge) -> bytes | None:
    """The sums of all rows of ``frame`` merged: neighbours by tasks until few are left, the rest here."""
    from pyspark.sql import functions as F

    while partitions > ANSWERS_AT_ONCE:
        partitions = math.ceil(partitions / ANSWERS_AT_ONCE)
        frame = frame.repartition(partitions, F.floor(F.col("place") / ANSWERS_AT_ONCE)).mapInArrow(
            functools.partial(merged_of, merge, ANSWERS_AT_ONCE), SUMS)
    rows = sorted(((one.place, one.sums, one.failure) for one in frame.collect()), key=lambda one: one[0])
    failures = [failure for _, _, failure in rows if failure is not None]
    if failures:
        raise_failures(failures)
    sums = None
    for _, part, _ in rows:
        sums = bytes(part) if sums is None else merge(sums, bytes(part))
    return sums


def partitions_of(frame: Any) -> int:
    """How many there are."""
    from pyspark.sql import functions as F

    last = frame.select(F.spark_partition_id().alias("place")).agg(F.max("place")).first()[0]
    return 1 if last is None else last + 1


def all_sums(arguments: list[str], rows: Any, partitions: int) -> bytes:
    sums = gathered(rows.mapInArrow(functools.partial(sums_of, arguments), SUMS), partitions, merged_sums)
    if sums is None:
        raise NotEstimable("no rows are left to analyse", "not_estimable")
    return sums


def curves(command: str, frame: Any, named: dict[str, Any]) -> Result:
    arguments, rows = arguments_of(command, named), needed(frame, named)
    return Result(_engine.parted_result(arguments, all_sums(arguments, rows, partitions_of(rows))), "pandas")


def regression(frame: Any, named: dict[str, Any]) -> Result:
    from pyspark import StorageLevel

    arguments, rows = arguments_of("cox", named), needed(frame, named)
    partitions = partitions_of(rows)
    sums = all_sums(arguments, rows, partitions)
    model = _engine.parted_model(arguments, sums)
    coded = rows.mapInArrow(functools.partial(coded_of, arguments, model), SUMS).persist(StorageLevel.MEMORY_AND_DISK)
    try:
        for one in coded.where("failure is not null").orderBy("place").limit(1).collect():
            raise_failures([one.failure])

        def evaluate(question: bytes) -> bytes:
            answers = coded.mapInArrow(functools.partial(answers_of, question), SUMS)
            answer = gathered(answers, partitions, merged_answers)
            if answer is None:
                raise NotEstimable("no rows are left to analyse", "not_estimable")
            return answer

        return Result(_engine.parted_cox_result(arguments, sums, model, evaluate), "pandas")
    finally:
        coded.unpersist()


def like(method: Callable) -> Callable:
    """The signature and the words of a function of one table, on a DataFrame."""

    def shown(function: Callable) -> Callable:
        signature = inspect.signature(method)

        @functools.wraps(method)
        def checked(data, **named):
            bound = signature.bind(data, **named)
            return function(data, {name: value for name, value in bound.arguments.items() if name != "data"})

        checked.__signature__ = signature
        checked.__module__ = __name__
        return checked

    return shown


@like(methods.km)
def km(frame, named):
    return curves("km", frame, named)


@like(methods.logrank)
def logrank(frame, named):
    return curves("logrank", frame, named)


@like(methods.cuminc)
def cuminc(frame, named):
    return curves("cuminc", frame, named)


@like(methods.cox)
def cox(frame, named):
    return regression(frame, named)

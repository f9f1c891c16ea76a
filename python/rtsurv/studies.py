"""Whole studies, doses, audits and simulated cohorts: the commands that take no table of patients in memory."""

from __future__ import annotations

import csv
import io
import os
import pathlib
import tempfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Union

from .calls import answer
from .errors import InputError
from .frames import frame_of
from .results import Result
from .shared_options import ReadingOptions, takes

if TYPE_CHECKING:
    from typing_extensions import Unpack

PathLike = Union[str, "os.PathLike[str]"]
Texts = Union[str, Sequence[str]]
Numbers = Union[float, Sequence[float]]


class Figure:
    """A figure of a study; a notebook shows it as it is."""

    def __init__(self, study: Study, name: str, svg: str):
        self._study, self.name, self.svg = study, name, svg

    def __repr__(self) -> str:
        return f"<rtsurv figure {self.name}>"

    def _repr_svg_(self) -> str:
        return self.svg

    def save(self, path: PathLike, *, dpi: float | None = None, width: float | None = None, preset: str | None = None,
             title: bool | None = None) -> None:
        """Writes the figure: .svg, .pdf, .png, .tiff (.tif) or .eps.

        dpi     of .png and .tiff, 300 to 1200; 600 if not given
        width   in millimetres, 60 to 300
        preset  instead: "elsevier-1col", "elsevier-1.5col", "elsevier-2col", "jama" or "generic"
        title   whether it has one; if not given as the preset wants it

        Raises InputError for another ending, or a size or preset that there is not.

        >>> import pathlib, tempfile, rtsurv as rt
        >>> study = rt.run("examples/gbsg/study.toml", no_validation=True)
        >>> file = pathlib.Path(tempfile.mkdtemp()) / "figure2.tiff"
        >>> study.figure("km-RFS").save(file, dpi=300, preset="elsevier-1col")
        >>> file.read_bytes()[:2]
        b'II'
        """
        form = pathlib.Path(path).suffix[1:].lower()
        with_title = {True: "yes", False: "no"}.get(title, title)
        drawn = self._study.drawn(only=self.name, format="tiff" if form == "tif" else form, dpi=dpi, width=width, preset=preset,
                                  title=with_title)
        pathlib.Path(path).write_bytes(drawn[self.name])


class Study(Result):
    """What ``run`` computed: results.json, its figures and its tables."""

    def with_folder(self, command: str, **options: Any) -> dict[str, bytes]:
        """The files that a command makes of the results, by name."""
        with tempfile.TemporaryDirectory() as folder:
            report, out = pathlib.Path(folder, "report"), pathlib.Path(folder, "out")
            report.mkdir()
            (report / "results.json").write_text(self.json, encoding="utf-8")
            answer(command, [str(report)], {**options, "out": out, "quiet": True})
            return {file.name: file.read_bytes() for file in out.iterdir()}

    def drawn(self, **options: Any) -> dict[str, bytes]:
        """Figures by their names; options are those of ``rtsurv figures``.

        >>> import rtsurv as rt
        >>> study = rt.run("examples/gbsg/study.toml", no_validation=True)
        >>> study.drawn(only="km-RFS", format="pdf")["km-RFS"][:5]
        b'%PDF-'
        """
        files = self.with_folder("figures", **options)
        return {name.rsplit(".", 1)[0]: data for name, data in files.items() if name != "captions.txt"}

    def figures(self) -> list[Figure]:
        """All that can be drawn from the results, by name.

        >>> import rtsurv as rt
        >>> study = rt.run("examples/gbsg/study.toml", no_validation=True)
        >>> "km-RFS" in [figure.name for figure in study.figures()]
        True
        """
        return [Figure(self, name, svg.decode()) for name, svg in sorted(self.drawn(format="svg").items())]

    def figure(self, name: str) -> Figure:
        """One of them. Raises InputError with the nearest name where there is none.

        >>> import rtsurv as rt
        >>> study = rt.run("examples/gbsg/study.toml", no_validation=True)
        >>> study.figure("km-RFS")
        <rtsurv figure km-RFS>
        """
        return Figure(self, name, self.drawn(only=name, format="svg")[name].decode())

    def to_docx(self, folder: PathLike, *, style: str | None = None, template: PathLike | None = None) -> list[pathlib.Path]:
        """Writes every table as a Word file into the folder, which is made, and gives their paths.

        style     "vancouver" (if not given), "jama", "lancet" or "nejm"
        template  a Word file whose styles, headers and page they take

        Raises InputError for a style that there is not or a template that is no Word file.

        >>> import tempfile, rtsurv as rt
        >>> study = rt.run("examples/gbsg/study.toml", no_validation=True)
        >>> "tables.docx" in [file.name for file in study.to_docx(tempfile.mkdtemp(), style="lancet")]
        True
        """
        pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
        files = self.with_folder("tables", format="docx", style=style, template=template)
        paths = [pathlib.Path(folder, name) for name in sorted(files)]
        for path in paths:
            path.write_bytes(files[path.name])
        return paths


@takes(ReadingOptions)
def run(protocol: PathLike, *, out: PathLike | None = None, no_validation: bool = False, time: str | None = None,
        event: str | None = None, threads: int | None = None, **reading: Unpack[ReadingOptions]) -> Study:
    """The whole study: a protocol, or a table that gets a first one.

    protocol       STUDY.toml (docs/protocol.md), which names its table; or a table
    out            folder of the report; without one nothing is written
    no_validation  leaves [validation] out: its replicates take longest
    time, event    of a table without a protocol, as is how it is read (ReadingOptions)

    Gives results.json (docs/results.schema.json) with figures and tables. Raises InputError with every problem of protocol
    and data, and writes nothing then.

    Source: docs/methods/study.md, which names that of each part.

    >>> import rtsurv as rt
    >>> study = rt.run("examples/gbsg/study.toml", no_validation=True)
    >>> study.claims[0].endpoint
    'RFS'
    """
    if not isinstance(protocol, (str, os.PathLike)):
        raise InputError(f"run takes the path of a protocol or of a table; write this {type(protocol).__name__} to a file first, "
                         "such as a Parquet file, and name it")
    options = {"no_validation": no_validation, "time": time, "event": event, "threads": threads, "quiet": True,
               **reading}
    if out is None:
        return Study(answer("run", [os.fspath(protocol)], {**options, "json": True}))
    answer("run", [os.fspath(protocol)], {**options, "out": out})
    return Study((pathlib.Path(out) / "results.json").read_text(encoding="utf-8"))


def validate(protocol: PathLike, *, replicates: int | None = None, permutations: int | None = None,
             seed: int | None = None, threads: int | None = None, timings: bool = False) -> Result:
    """The whole analysis of a study, cut-points and selection included, on every bootstrap replicate.

        corrected = apparent - optimism,   optimism = mean over replicates of (estimate in the replicate - its rule in the cohort)

    protocol      STUDY.toml; the validation enters the trail beside it
    replicates    bootstrap samples; the protocol's if not given, else 2000
    permutations  of the outcome; the protocol's if not given, else 1000
    seed          instead of the protocol's

    Gives cutpoints, selection (how often each factor was kept) and corrected.

    Raises InputError for what cannot be read or does not fit.

    Source: Harrell, Lee & Mark, Stat Med 15 (1996) 361-387. docs/methods/validation.md.

    >>> import rtsurv as rt
    >>> rt.validate("examples/gbsg/study.toml", replicates=5, permutations=0).replicates
    5
    """
    options = {"replicates": replicates, "permutations": permutations, "seed": seed, "threads": threads,
               "timings": timings, "json": True, "quiet": True}
    return Result(answer("validate", [os.fspath(protocol)], options))


@takes(ReadingOptions)
def dose(schedules: Texts | None = None, *, alpha_beta: Any, total: Any = None, fractions: Any = None,
         dose_per_fraction: Any = None, from_: PathLike | None = None, unit: str | None = None, columns: Texts | None = None,
         reach: Any = None, max_fractions: int | None = None, against: str | None = None,
         isoeffect_fractions: Any = None, isoeffect_dose: Any = None, sort: bool = False, previous: Texts | None = None,
         recovered: Any = None, recovery_half_time: float | None = None, months_since: Numbers | None = None,
         limit: Any = None, x: Any = None, rbe: float | None = None, fractions_per_day: int | None = None,
         interval_hours: float | None = None, repair_half_time_hours: float | None = None,
         overall_days: float | None = None, alpha: float | None = None, doubling_days: float | None = None,
         kick_off_days: float | None = None, gy_per_day: float | None = None, delay_days: float | None = None,
         lql_transition: Any = None, lql_slope: float | None = None, **reading: Unpack[ReadingOptions]) -> Result:
    """Biologically effective doses of schedules, and schedules that reach a dose.

        BED = D (1 + d / (alpha/beta)),   EQD2 = BED / (1 + 2 / (alpha/beta))

    Doses in Gy: a number, or a text such as "4500cGy". A schedule is "45/15" (dose / fractions), "3x15", with phases
    "50/25+16/8" and overall time in days "45/15@19".

    schedules   one or several
    alpha_beta  of the tissue in Gy: a number, several, or a range "1.2:5.7:0.5"
    total, fractions, dose_per_fraction  any two, instead of a schedule
    from_       file of schedules; unit ("Gy" or "cGy"), columns ("total=rt_dose") and ReadingOptions say how it is read
    reach       EQD2 to reach: schedules with the fewest fractions, max_fractions at most
    against     schedule of reference, with isoeffect_fractions and isoeffect_dose
    sort        highest EQD2 first
    previous    earlier courses, with recovered or recovery_half_time and months_since; limit: what all may have together
    x, rbe, fractions_per_day, interval_hours, repair_half_time_hours, overall_days, alpha, doubling_days, kick_off_days,
    gy_per_day, delay_days, lql_transition, lql_slope  further models, as in docs/dose.md

    Gives regimens, each with total_gy, fractions, dose_per_fraction_gy, alpha_beta_gy, bed_gy and eqd2_gy.

    Raises InputError for what cannot be read or does not fit.

    Source: Fowler, Br J Radiol 62 (1989) 679-694. docs/dose.md.

    >>> import rtsurv as rt
    >>> rt.dose("45/15", alpha_beta=3.5).to_frame()["eqd2_gy"]
    [53.18181818181818]
    """
    named = dict(locals())
    schedules, reading = named.pop("schedules") or [], named.pop("reading")
    places = [schedules] if isinstance(schedules, str) else list(schedules)
    options = {**named, **reading}
    return Result(answer("dose", places, {**options, "json": True}), page=answer("dose", places, options))


def audit(source: PathLike, *, cohort_n: int | None = None, alpha_beta: float | None = None,
          save_ledger: PathLike | None = None, html: PathLike | None = None) -> Result:
    """Printed figures that cannot be true: percents, sums, doses, intervals and P values recomputed.

    source       text of a paper, ledger (.toml) or folder that ``run`` wrote
    cohort_n     patients of the study, for counts without a denominator
    alpha_beta   in Gy, for doses without one
    save_ledger  writes what was read as a ledger, to be corrected and audited again
    html         writes the findings as a page

    Gives checked, hard, soft, and findings (rule, grade, where, printed, recomputed, message).

    Raises InputError for what cannot be read or does not fit.

    Source: Brown & Heathers, Soc Psychol Personal Sci 8 (2017) 363-369; Altman & Bland, BMJ 343 (2011) d2090.
    docs/methods/audit.md.

    >>> import rtsurv as rt
    >>> rt.audit("examples/breast-palliative/published.toml").hard
    5
    """
    options = {"cohort_n": cohort_n, "alpha_beta": alpha_beta, "save_ledger": save_ledger, "html": html, "json": True}
    return Result(answer("audit", [os.fspath(source)], options))


class Cohort:
    """Simulated patients. ``csv`` is what the command line writes; no row describes a person."""

    def __init__(self, text: str):
        self.csv = text

    def __repr__(self) -> str:
        return f"<rtsurv: {self.csv.count(chr(10)) - 1} simulated patients>"

    def to_frame(self, kind: str = "dict") -> Any:
        """The cohort as columns of texts and numbers ("dict"), or a frame of "pandas", "polars" or "pyarrow".

        >>> import rtsurv as rt
        >>> rt.simulate("examples/breast-palliative/synthesis.toml").to_frame("pandas").shape[0]
        169
        """
        names, *rows = csv.reader(io.StringIO(self.csv))
        return frame_of({name: typed(list(values)) for name, values in zip(names, zip(*rows))}, kind)


def typed(cells: list[str]) -> list:
    """Numbers where every cell that is not empty is one; an empty cell is None."""
    for number in (int, float):
        try:
            return [number(cell) if cell else None for cell in cells]
        except ValueError:
            continue
    return [cell or None for cell in cells]


def simulate(specification: PathLike, *, out: PathLike | None = None, seed: int | None = None) -> Cohort:
    """A cohort from margins, rates and hazard ratios.

    specification  SPEC.toml (docs/simulate.md)
    out            also writes the table there, unless a file that is no simulated table is in the way
    seed           instead of that of the specification

    Raises InputError for what cannot be read or does not fit.

    Source: Bender, Augustin & Blettner, Stat Med 24 (2005) 1713-1723. docs/methods/simulate.md.

    >>> import rtsurv as rt
    >>> len(rt.simulate("examples/breast-palliative/synthesis.toml").to_frame()["age"])
    169
    """
    if out is None:
        return Cohort(answer("simulate", [os.fspath(specification)], {"out": "-", "seed": seed}))
    answer("simulate", [os.fspath(specification)], {"out": out, "seed": seed})
    return Cohort(pathlib.Path(out).read_text(encoding="utf-8"))

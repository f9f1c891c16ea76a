"""The lines of a comparison: printed as they come, and kept as a page."""
import datetime
import os
import platform
import subprocess

import limits
from programs import PYTHON, ROOT

PACKAGES_R = ("survival", "maxstat", "cmprsk", "data.table", "survminer")
PACKAGES_PYTHON = ("lifelines", "scikit-survival", "survival", "greenwood", "polars", "pandas")
HEAD = ("| job | n | p | every peer, s (processor) | rtsurv, s (processor) | fastest peer / rtsurv | of processor time | share of the limit | target |\n"
        "| --- | ---: | ---: | --- | ---: | ---: | ---: | ---: | --- |")


def short(value):
    """Three digits that matter."""
    return f"{value:.3g}" if value < 1000 else f"{value:,.0f}"


def both(seconds):
    """By the clock, and of the processors."""
    return f"{short(seconds[0])} ({short(seconds[1])})"


def said(command):
    """What a command says, or that it is not there."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() or "none"
    except FileNotFoundError:
        return "none"


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), platform.machine())
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model}, {os.cpu_count()} cores, {gigabytes:.0f} GiB, Linux {platform.release()}"


def versions():
    asked_r = "for (p in commandArgs(TRUE)) cat(p, tryCatch(as.character(packageVersion(p)), error = function(e) 'not installed'), '\\n')"
    asked_python = ("import importlib.metadata as m, sys\nfor p in sys.argv[1:]:\n try: print(p, m.version(p))\n"
                    " except m.PackageNotFoundError: print(p, 'not installed')")
    r = said(["Rscript", "--vanilla", "-e", asked_r, *PACKAGES_R])
    python = said([str(PYTHON), "-c", asked_python, *PACKAGES_PYTHON])
    return (f"{said(['Rscript', '--version'])}: " + ", ".join(r.split(" \n")) + ". " +
            f"{said([str(PYTHON), '--version'])}: " + ", ".join(python.splitlines()) + ".")


class Page:
    """Rows of one session."""

    def __init__(self, options):
        self.options, self.start = options, datetime.datetime.now(datetime.timezone.utc)
        self.load, self.machine = os.getloadavg()[0], limits.Machine()
        self.rows, self.numbers, self.differences, self.failures, self.memory = [], [], [], [], []
        if self.load > 0.5:
            print(f"The load of this machine is {self.load:.1f}: times by the clock say little, look at processor time.", flush=True)
        print(HEAD, flush=True)

    def add(self, contest):
        job, medians = contest.job, contest.medians()
        title = job.title + ("" if job.ties else ", no ties")
        self.failures += [f"{title}, n = {job.n:,}, {name}: {why}" for name, why in contest.failed.items()]
        for peer, (count, conventions, differences) in contest.compared.items():
            self.numbers.append((title, job, peer, count, conventions))
            self.differences += [f"{title}, n = {job.n:,}, {peer}: {line}" for line in differences]
        ours = medians.pop("rtsurv", None)
        self.rows.append(f"| {title} | {job.n:,} | {job.p} | {listed(medians)} | {both(ours) if ours else 'failed'} | "
                         f"{ratio(ours, medians, 0)} | {ratio(ours, medians, 1)} | {share(ours, contest, self.machine)} | {job.target} |")
        print(self.rows[-1], flush=True)
        for line in self.differences + self.failures:
            if line.startswith(f"{title}, n = {job.n:,}"):
                print("  " + line, flush=True)

    def add_memory(self, contest):
        n, p = contest.job.n, contest.job.p
        used = n * (8 * (p + 1) + 4)
        for name, peak in contest.peaks.items():
            self.memory.append(f"| {name} | {peak['peak'] / 1e6:,.0f} | {peak['peak'] / used:.2f} |")
        self.memory += [f"| {name} | {why} | |" for name, why in contest.failed.items()]
        self.memory_of = f"Cox, Efron, {n:,} × {p}: the columns used are {used / 1e6:,.0f} MB (times, codes of causes, covariates)."
        print("\n".join(["", self.memory_of, *self.memory]), flush=True)

    def write(self, path):
        options = self.options
        call = " ".join(["scripts/bench", *(["--job", options.job] if options.job else []), *(["--quick"] if options.quick else []),
                         "--runs", str(options.runs)])
        commit = said(["git", "-C", str(ROOT), "describe", "--always", "--dirty"])
        lines = ["# rtsurv beside its peers", "",
                 f"`{call}`, {self.start:%Y-%m-%d %H:%M} UTC, commit {commit}. {machine()}; load {self.load:.1f} at the start, "
                 f"{os.getloadavg()[0]:.1f} at the end.", "", versions(), "",
                 f"{self.machine} The share of the limit is the least time in which it can do the job by these numbers "
                 "([limits.py](peers/limits.py)) over ours; empty where they bound nothing.", "",
                 "Medians in seconds from arrays in memory to the answer, preparation included; the fastest peer is bold. Ratios above 1: rtsurv is "
                 "faster. [README](peers/README.md) says what is timed.",
                 "", HEAD, *self.rows]
        if self.memory:
            lines += ["", "## Memory", "", self.memory_of, "", "| program | peak, MB | of the columns |", "| --- | ---: | ---: |", *self.memory]
        lines += ["", "## The same numbers", "", *self.agreement()]
        if self.failures:
            lines += ["", "## Without an answer", "", *(f"- {line}" for line in self.failures)]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"\n{path}")

    def agreement(self):
        """One line per job and peer."""
        lines = []
        for title, job, peer, count, conventions in self.numbers:
            why = f"; by convention: {'; '.join(conventions)}" if conventions else ""
            lines.append(f"- {title}, n = {job.n:,}, {peer}: {count} numbers compared{why}")
        if self.differences:
            return [*lines, "", "**Differences that no convention explains:**", "", *(f"- {line}" for line in self.differences)]
        return [*lines, "", "Nothing differs by more than 1e-6 of its size but for these conventions."]


def listed(medians):
    """Every peer with its seconds, the fastest one first and bold."""
    texts = [f"{name} {both(medians[name])}" for name in sorted(medians, key=lambda name: medians[name][0])]
    return "; ".join([f"**{texts[0]}**", *texts[1:]]) if texts else "none"


def share(ours, contest, machine):
    """Of the time that the job took, what the machine can't do without."""
    least = limits.seconds(contest.job, machine, contest.bytes)
    return f"{100 * least / ours[0]:.2g} %" if least and ours and ours[0] > 0.0 else ""


def ratio(ours, medians, column):
    """How many times as long the fastest peer takes, by the clock (0) or in processor time (1)."""
    if not ours or not medians or ours[column] <= 0.0:
        return ""
    return f"{min(taken[column] for taken in medians.values()) / ours[column]:.2g}×"

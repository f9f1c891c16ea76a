#!/usr/bin/env python3
"""rtsurv beside its peers: the same jobs on the same simulated cohorts, in turn, in one session. Start it by scripts/bench.

  scripts/bench [--job NAME] [--quick] [--runs N]

Every program holds the cohort in memory before the clock starts, and does the job from these arrays to its answer: sorting, coding and
fitting. A first run warms each up; when it takes more than 5 s it is the only one. Seconds are medians. A run of all jobs writes
bench/RESULTS.md, any other build/bench/RESULTS.md. Exit code 1 when a number differs and no convention says why.
"""
import argparse
import statistics
import sys

import agree
import cohort
import jobs
import results
import whole
from programs import ROOT, WORK, Conversation, Failed

LONG = 5.0       # seconds after which one run is enough
SHORTEST = 0.05  # seconds of a run; shorter jobs are repeated within it


class Contest:
    """One job, its programs and what they took."""

    def __init__(self, job):
        self.job, self.programs, self.taken, self.failed, self.compared, self.peaks = job, [], {}, {}, {}, {}
        self.bytes = 0  # of the file that it reads

    def enter(self, name, make):
        """Starts a program and warms it up."""
        try:
            program = make()
            first = program.seconds(1)
        except Failed as reason:
            self.failed[name] = str(reason)
            return
        self.taken[name] = [first] if first[0] > LONG else []
        self.programs.append((program, max(1, min(1000, round(SHORTEST / max(first[0], 1e-6))))))

    def take_turns(self, runs):
        for _ in range(runs):
            for program, times in self.programs:
                if len(self.taken[program.name]) == 1 and self.taken[program.name][0][0] > LONG:
                    continue
                self.taken[program.name].append(program.seconds(times))

    def check(self):
        """Compares the numbers of every peer with ours."""
        values = {program.name: program.values() for program, _ in self.programs}
        ours = values.pop("rtsurv", None)
        for peer, theirs in values.items():
            if ours and theirs:
                self.compared[peer] = agree.compare(peer, self.job.task, ours, theirs)

    def close(self):
        for program, _ in self.programs:
            program.close()

    def medians(self):
        """Seconds by the clock and of the processors, by program."""
        return {name: tuple(statistics.median(column) for column in zip(*taken)) for name, taken in self.taken.items() if taken}


def in_memory(job, runs, limit):
    contest = Contest(job)
    folder = cohort.write(WORK / "cohorts", job.n, job.p, job.ties, job.task == "csv")
    if job.task == "csv":
        contest.bytes = (folder / "cohort.csv").stat().st_size
    for name in ("rtsurv", *job.peers):
        contest.enter(name, lambda name=name: Conversation(name, job.task, folder, limit))
    contest.take_turns(runs)
    contest.check()
    return contest


def whole_process(job, make, runs):
    contest = Contest(job)
    for program in make():
        contest.enter(program.name, lambda program=program: program)
    contest.take_turns(runs)
    return contest


def memory(quick, limit):
    """Peaks of Cox regression, beside the bytes of its columns: times, codes of causes, covariates."""
    n = 10**5 if quick else 10**7
    job = jobs.Job("memory", "Memory of Cox, Efron", "cox", n, 10, (), True, "2.5×")
    contest = Contest(job)
    folder = cohort.write(WORK / "cohorts", n, 10)
    for name in ("rtsurv", jobs.CORE, jobs.RUST):
        contest.enter(name, lambda name=name: Conversation(name, "cox", folder, limit))
        if contest.programs:
            program, _ = contest.programs.pop()
            contest.peaks[name] = program.peak()
            program.close()
    return contest


def asked():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--job", help="one of: " + ", ".join(names(False)))
    parser.add_argument("--quick", action="store_true", help="sizes that finish in five minutes on an idle machine")
    parser.add_argument("--runs", type=int, default=5, help="after the first one")
    options = parser.parse_args()
    if options.runs < 1:
        parser.error("--runs must be at least 1")
    if options.job and options.job not in names(options.quick):
        parser.error(f"no job {options.job}; there are: " + ", ".join(names(options.quick)))
    return options


def names(quick):
    return list(dict.fromkeys([job.name for job in (jobs.QUICK if quick else jobs.FULL)] +
                              [job.name for job, _ in whole.all_of(quick, 1)] + ["memory"]))


def contests(options, limit):
    """Each job in turn, when it has come to its end."""
    def wanted(name):
        return options.job in (None, name)
    for job in filter(lambda job: wanted(job.name), jobs.QUICK if options.quick else jobs.FULL):
        yield in_memory(job, options.runs, limit)
    for job, make in whole.all_of(options.quick, limit):
        if wanted(job.name):
            yield whole_process(job, make, options.runs)


def main():
    options = asked()
    limit = 10.0 if options.quick else 120.0
    WORK.mkdir(parents=True, exist_ok=True)
    page = results.Page(options)
    for contest in contests(options, limit):
        contest.close()
        page.add(contest)
    if options.job in (None, "memory"):
        page.add_memory(memory(options.quick, limit))
    complete = options.job is None and not options.quick
    page.write((ROOT / "bench" if complete else WORK) / "RESULTS.md")
    return 1 if page.differences else 0


if __name__ == "__main__":
    sys.exit(main())

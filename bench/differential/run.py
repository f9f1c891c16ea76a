#!/usr/bin/env python3
"""Random cohorts through rtsurv's command line and through R: every estimate compared.

  bench/differential/run.py [--cohorts 1000] [--seed 1] [--bin build/release/bin/rtsurv] [--first 1] [--only K] [--keep FOLDER]

Prints how many numbers were compared, how many differ by kind, and each difference that no convention explains with its cohort: `--only K` repeats
that cohort alone. Exit code 1 when there is one. Needs R with survival, cmprsk, maxstat and jsonlite.
"""
import argparse
import collections
import csv
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import agree
import calls
import cohorts
import ours

HERE = pathlib.Path(__file__).resolve().parent


def write(folder, number, rows):
    with open(folder / f"{number}.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, rows[0])
        out.writeheader()
        out.writerows(rows)


def answer(program, call, data, folder):
    done = subprocess.run([program, *calls.arguments(call, data, folder)], capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ours.READ[call["method"]](json.loads(done.stdout))
    if done.returncode not in (1, 2):
        return {"refused": f"CRASH with exit code {done.returncode}: {done.stderr.strip()}"}
    return {"refused": done.stderr.strip().splitlines()[-1] if done.stderr.strip() else ""}


def limit_memory():
    """R may ask for more than a machine has; it then says so, and the call counts as one that R cannot answer."""
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))


def work(options, folder):
    """{cohort: (what is odd, calls, our answers)} and R's lines."""
    numbers = [options.only] if options.only is not None else range(options.first, options.first + options.cohorts)
    jobs, facts = {}, {}
    for number in numbers:
        facts[number], rows = cohorts.cohort(options.seed, number)
        write(folder, number, rows)
        jobs[number] = calls.calls(options.seed, number, rows)
    (folder / "calls.json").write_text(json.dumps(jobs))
    with subprocess.Popen(["Rscript", str(HERE / "peer.R"), str(folder)], preexec_fn=limit_memory) as peer, ThreadPoolExecutor(os.cpu_count()) as pool:
        pending = {n: [pool.submit(answer, options.bin, call, folder / f"{n}.csv", folder) for call in made] for n, made in jobs.items()}
        answers = {n: [one.result() for one in made] for n, made in pending.items()}
        if peer.wait():
            sys.exit("R failed")
    lines = [json.loads(line) for line in (folder / "results.jsonl").read_text().splitlines()]
    return {n: (facts[n], jobs[n], answers[n]) for n in numbers}, {line["cohort"]: line["calls"] for line in lines[:-1]}, lines[-1]


class Report:
    def __init__(self):
        self.compared = self.calls = 0
        self.kinds, self.meant, self.open, self.refused, self.failed = (collections.Counter() for _ in range(5))

    def take(self, place, call, own, peer):
        self.calls += 1
        if "refused" in own:
            why = agree.refusal(own["refused"]) if "error" not in peer else f"neither here ({own['refused'].split(' among ')[0][:60]}) nor in R"
            self.refused[why or "UNEXPLAINED " + own["refused"]] += 1
            if not why:
                print(f"{place} {call['method']}: refused here, numbers in R: {own['refused']}")
        elif "error" in peer:
            self.failed[f"{call['method']}: {peer['error'][:70].strip()}"] += 1
        else:
            self.compare(place, call, own, peer)

    def compare(self, place, call, own, peer):
        found, compared = agree.differences(own, peer)
        self.compared += compared
        for difference in found:
            name, kind = agree.convention(own, peer, difference), agree.kind(call["method"], difference[0])
            self.kinds[kind] += 1
            if name:
                self.meant[name] += 1
            else:
                self.open[kind] += 1
                print(f"{place} {kind}: {difference[0]}[{difference[1]}] here {difference[2]}, R {difference[3]}")

    def show(self, versions):
        print(f"{self.calls} calls, {self.compared} numbers compared, {sum(self.kinds.values())} differ, {sum(self.open.values())} of them unexplained")
        print("R " + ", ".join(f"{name} {version}" for name, version in versions.items()))
        for title, counts in (("differ by kind", self.kinds), ("by convention", self.meant), ("refused here", self.refused), ("R fails, numbers here", self.failed)):
            for name, count in counts.most_common():
                print(f"{title}\t{count}\t{name}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cohorts", type=int, default=1000)
    parser.add_argument("--first", type=int, default=1, help="number of the first cohort")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bin", default="build/release/bin/rtsurv")
    parser.add_argument("--only", type=int)
    parser.add_argument("--keep", help="folder that keeps the cohorts, the calls and R's answers")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(options.keep or made)
        folder.mkdir(exist_ok=True, parents=True)
        mine, peers, versions = work(options, folder)
    report = Report()
    for number, (fact, made, answers) in mine.items():
        for j, (call, own, peer) in enumerate(zip(made, answers, peers[number])):
            report.take(f"seed {options.seed} cohort {number} call {j} ({fact['n']} patients)", call, own, peer)
    report.show(versions)
    sys.exit(1 if report.open or any(why.startswith("UNEXPLAINED") for why in report.refused) else 0)


if __name__ == "__main__":
    main()

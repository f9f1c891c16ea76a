"""Seconds below which one thread of this machine can't do a job: bytes that must be read or written, products, keys to sort.

Bounds, not designs: what is left out (reading twice, logarithms, the bookkeeping of ties) makes them smaller. A Cox or Fine-Gray model
takes five evaluations of its likelihood.
"""
import json
import subprocess

from programs import OURS

EVALUATIONS = 5


class Machine:
    """What limits.cpp measures, in the same session."""

    def __init__(self):
        said = subprocess.run([str(OURS.with_name("bench_limits"))], capture_output=True, text=True, check=True)
        measured = json.loads(said.stdout)
        self.read, self.arithmetic, self.sort_ns = measured["read"], measured["arithmetic"], measured["sort"]

    def __str__(self):
        return (f"One thread reads {self.read / 1e9:.0f} GB/s, does {self.arithmetic / 1e9:.0f} GFLOP/s in double precision, "
                f"and sorts a million keys by radix in {self.sort_ns:.0f} ns a key.")

    def moved(self, size):
        return size / self.read

    def sorted(self, keys):
        return keys * self.sort_ns * 1e-9

    def product(self, n, p, times=1):
        """X'WX of n rows and p columns, or the reading of X where that takes longer."""
        return times * max(n * p * (p + 1) / self.arithmetic, self.moved(8 * n * p))


def seconds(job, machine, file_size=0):
    """Of a job's limit; None where no such bound says anything."""
    n, p, task = job.n, job.p, job.task.split(" ")[0]
    one_pass = {"km": 9, "logrank": 13, "gray": 16, "cuminc": 16}
    if task in one_pass:
        return machine.moved(one_pass[task] * n) if job.ties else machine.sorted(n)
    if task in ("cox", "finegray"):
        return machine.product(n, p, EVALUATIONS) + (0 if job.ties else machine.sorted(n))
    if task == "zph":
        return machine.product(n, p, 2)
    if task == "residuals":
        return max(2 * n * p * p / machine.arithmetic, machine.moved(16 * n * p))
    if task == "concordance":
        return machine.sorted(n)
    if task == "csv":
        return machine.moved(file_size)
    if job.task in ("maxstat Lau92", "maxstat Lau94"):
        return machine.sorted(2 * n)
    return None

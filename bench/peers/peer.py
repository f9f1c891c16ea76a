#!/usr/bin/env python3
"""One Python package as one of the programs that run.py compares: peer.py PEER JOB FOLDER.

It obeys the same lines of standard input as bench_ours (see ours.cpp).
"""
import importlib
import json
import math
import resource
import sys
import time
import warnings

from peer_cohort import Cohort


def maker_of(peer, job):
    if peer == "rust":
        return importlib.import_module("peer_rust").MAKERS[job]
    return importlib.import_module("peer_python").MAKERS[peer, job]


def peak():
    return 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def timed(run, times):
    start, busy = time.perf_counter(), time.process_time()
    for _ in range(times):
        result = run()
    return result, f"{(time.perf_counter() - start) / times:.9f} {(time.process_time() - busy) / times:.9f}"


def obey(run, values, say):
    result, before = None, peak()
    for line in sys.stdin:
        order, *times = line.split()
        if order == "run":
            result = None
            result, taken = timed(run, int(times[0]))
            say(taken)
        elif order == "values":
            say(json.dumps({name: value for name, value in values(result).items() if math.isfinite(value)}))
        elif order == "peak":
            say(json.dumps({"peak": peak(), "before": before}))


def main():
    warnings.filterwarnings("ignore")
    answers, sys.stdout = sys.stdout, sys.stderr  # what a package prints is no answer
    run, values = maker_of(*sys.argv[1:3])(Cohort(sys.argv[3]))

    def say(text):
        print(text, file=answers, flush=True)
    say("ready")
    obey(run, values, say)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""The whole chain on bootstrap replicates of 133 patients, and the same chain in R in the same run.

  run.py [--bin build/release/bin/rtsurv] [--replicates 2000] [--repeats 5] [--peer-replicates 20]

Fifteen factors (two of them searched cut-points), two endpoints, screens, models, three risk groups, effects inside them. rtsurv also
evaluates every replicate's rules in the original patients. `--peer-replicates 0` leaves R out; its time is scaled to the replicates.
"""
import argparse
import json
import math
import pathlib
import random
import statistics
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
FACTORS = [f"x{j}" for j in range(1, 14)]


def endpoint(name, time, event):
    return f'[[endpoint]]\nname = "{name}"\ntime = "{time}"\nevent = "{event}"\n\n'


def protocol():
    factors = ", ".join(f'"{name}"' for name in [*FACTORS, "cut_a", "cut_b"])
    cuts = "".join(f'[[cutpoint]]\nname = "cut_{x}"\nvariable = "{x}"\nendpoint = "E1"\np_method = "Lau94"\n\n' for x in "ab")
    effects = "".join(f'[[effect]]\nvariable = "cut_a"\nwithin = "risk_group"\nendpoint = "{e}"\n\n' for e in ("E1", "E2"))
    return ('[study]\ndata = "cohort.csv"\nlandmarks = [12, 24]\nseed = 1\n\n' + endpoint("E1", "t1", "e1") + endpoint("E2", "t2", "e2") +
            cuts + f'[univariable]\nendpoints = ["E1", "E2"]\nfactors = [{factors}]\n\n'
            '[multivariable]\nendpoints = ["E1", "E2"]\nselect = "logrank p < 0.05"\n\n'
            '[risk_groups]\nfactors = ["x1 = 1", "x2 = 1"]\ngroups = { "Low" = [0], "Middle" = [1], "High" = [2] }\n\n' + effects)


def write_cohort(path):
    draw = random.Random(133)
    with open(path, "w", encoding="utf-8") as file:
        file.write("t1,e1,t2,e2,a,b," + ",".join(FACTORS) + "\n")
        for _ in range(133):
            x = [int(draw.random() < 0.25 + 0.02 * j) for j in range(13)]
            a, b = round(draw.gauss(55.0, 8.0), 1), round(math.exp(draw.gauss(3.6, 0.9)), 1)
            row = []
            for scale in (1.0, 0.8):
                score = scale * (0.8 * x[0] + 0.7 * x[1] + 0.5 * x[2] - 0.6 * (a > 60.0))
                failure, censored = draw.expovariate(0.02 * math.exp(score)), draw.uniform(8.0, 72.0)
                row += [f"{min(failure, censored):.2f}", int(failure <= censored)]
            file.write(",".join(str(value) for value in [*row, a, b, *x]) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="build/release/bin/rtsurv")
    parser.add_argument("--replicates", type=int, default=2000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--peer-replicates", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        cohort, study = pathlib.Path(folder) / "cohort.csv", pathlib.Path(folder) / "study.toml"
        write_cohort(cohort)
        study.write_text(protocol(), encoding="utf-8")
        call = [options.bin, "validate", str(study), "--replicates", str(options.replicates), "--permutations", "0", "--json", "--timings"]
        seconds = []
        for _ in range(options.repeats):
            result = json.loads(subprocess.run(call, check=True, capture_output=True, text=True).stdout)
            seconds.append(result["timings"]["validate_s"])
        own = statistics.median(seconds)
        print(f"rtsurv: {options.replicates} replicates in {own:.3f} s (median of {options.repeats}; "
              f"{result['failed']} with a part that could not be estimated)", flush=True)
        if options.peer_replicates:
            peer = subprocess.run(["Rscript", "--vanilla", str(HERE / "chain.R"), str(cohort), str(options.peer_replicates)], check=True,
                                  capture_output=True, text=True)
            scaled = float(peer.stdout.split()[-1]) * options.replicates / options.peer_replicates
            print(f"R: {options.replicates} replicates in {scaled:.0f} s (scaled from {options.peer_replicates}), "
                  f"{scaled / own:.0f} times as long")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""How long `rtsurv run` of the paper's study takes as a whole process, with all its files, and another command beside it.

  bench/report/speed.py [--bin PROGRAM] [--runs 9] [--beside COMMAND]

The two take turns, on a quiet machine. COMMAND is run by the shell in an empty folder, such as
  --beside 'Rscript /path/of/fig_main.R /path/of/cohort.csv . png'
Prints the median of each in seconds, its range, and how many times faster rtsurv is.
"""
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time

import examples


def seconds(command, folder):
    with tempfile.TemporaryDirectory(dir=folder) as empty:
        start = time.perf_counter()
        subprocess.run(command, cwd=empty, check=True, shell=isinstance(command, str), capture_output=True)
        return time.perf_counter() - start


def main():
    parser = examples.options(__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--beside", metavar="COMMAND")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        study = pathlib.Path(made) / "examples" / (asked.only or "breast-palliative")
        shutil.copytree(examples.ROOT / "examples", study.parent)
        commands = {"rtsurv run": [str(asked.bin), "run", str(study / "study.toml"), "--out", "report", "--quiet"]}
        if asked.beside:
            commands[asked.beside] = asked.beside
        times = {name: [] for name in commands}
        for _ in range(asked.runs):
            for name, command in commands.items():
                times[name].append(seconds(command, made))
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    for name, taken in times.items():
        print(f"{medians[name]:8.3f} s ({min(taken):.3f} to {max(taken):.3f}, {asked.runs} runs)  {name}")
    if asked.beside:
        print(f"{medians[asked.beside] / medians['rtsurv run']:8.1f} times faster")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Whether the scripts of `rtsurv export-r` run under R and give the numbers of the report again.

    python3 bench/export-r/check.py [--bin build/release/bin/rtsurv] [--only NAME]

The three studies of examples/ and, on their cohorts, the studies of studies/: every kind of outcome and model that a
script can hold. Needs R with survival, cmprsk and maxstat. Exit code 0: every number agrees within a millionth.
"""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
STUDIES = [ROOT / "examples" / name / "study.toml" for name in ("gbsg", "rotterdam", "breast-palliative")]
STUDIES += sorted((ROOT / "bench/export-r/studies").glob("*.toml"))


def name_of(study):
    return study.parent.name if study.stem == "study" else study.stem


def call(command, folder):
    done = subprocess.run([str(part) for part in command], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def check(program, study):
    """The lines of the script's end: how many numbers agree, and those that differ."""
    with tempfile.TemporaryDirectory() as folder:
        call([program, "run", study, "--out", "report", "--quiet"], folder)
        call([program, "export-r", "report", "--protocol", study, "-o", "analysis.R", "--with-data", "patients.csv"],
             folder)
        output = call(["Rscript", "analysis.R"], folder)
    return output[re.search(r"^\d+ of \d+ numbers agree", output, re.MULTILINE).start():]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--bin", default=ROOT / "build/release/bin/rtsurv", type=pathlib.Path)
    arguments.add_argument("--only")
    call_of = arguments.parse_args()
    wrong = 0
    for study in STUDIES:
        if call_of.only not in (None, name_of(study)):
            continue
        end = check(call_of.bin.resolve(), study)
        agreed, given = map(int, re.match(r"(\d+) of (\d+)", end).groups())
        wrong += given - agreed
        print(f"{name_of(study)}: {end.strip()}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

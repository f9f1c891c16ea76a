"""The reports of the three examples, made in a temporary folder, and calls of other programs."""
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ["gbsg", "rotterdam", "breast-palliative"]


def need(*programs):
    """Stops when one of these programs is not installed."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        sys.exit(f"not installed: {', '.join(missing)} (see bench/report/README.md)")


def call(*command, **options):
    """What a command prints; stops the check when it fails."""
    done = subprocess.run([str(part) for part in command], capture_output=True, **options)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout[-2000:]!r}\n{done.stderr[-2000:]!r}")
    return done.stdout


def reports(program, folder, only=None):
    """Runs the examples on copies; gives name and folder of each report."""
    shutil.copytree(ROOT / "examples", folder / "examples", dirs_exist_ok=True)
    for name in EXAMPLES:
        if only not in (None, name):
            continue
        report = folder / name
        call(program, "run", folder / "examples" / name / "study.toml", "--out", report, "--quiet")
        yield name, report


def options(description):
    """--bin and --only, as every check of this folder has them."""
    import argparse
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=ROOT / "build/release/bin/rtsurv", type=lambda path: pathlib.Path(path).resolve())
    parser.add_argument("--only", choices=EXAMPLES)
    return parser

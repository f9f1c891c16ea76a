"""Jobs that are timed as whole processes, from the start of a program to its end."""
import importlib.util
import json
import shutil

import cohort
import jobs
import programs
from programs import PROGRAM, PYTHON, ROOT, WORK

CHAIN = ROOT / "bench" / "validate"


def chain_study():
    """The study of bench/validate: its folder, made once."""
    specification = importlib.util.spec_from_file_location("validate_run", CHAIN / "run.py")
    validate = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(validate)
    folder = WORK / "cohorts" / "chain"
    folder.mkdir(parents=True, exist_ok=True)
    validate.write_cohort(folder / "cohort.csv")
    (folder / "study.toml").write_text(validate.protocol(), encoding="utf-8")
    return folder


def chain(limit, quick):
    """R repeats the chain a few times, which is scaled to the replicates."""
    folder, replicates, peer_replicates = chain_study(), 2000, 5 if quick else 20
    ours = [PROGRAM, "validate", folder / "study.toml", "--replicates", replicates, "--permutations", 0, "--json", "--timings"]
    peer = ["Rscript", "--vanilla", CHAIN / "chain.R", folder / "cohort.csv", peer_replicates]
    scale = replicates / peer_replicates
    return [programs.WholeProcess("rtsurv", ours, limit, lambda output: json.loads(output)["timings"]["validate_s"]),
            programs.WholeProcess("survival (R)", peer, limit, lambda output: scale * float(output.split()[-1]), scale)]


def study(name, table, limit):
    """An example, in a copy: a report leaves its trail beside the protocol."""
    folder = shutil.copytree(ROOT / "examples", WORK / "examples", dirs_exist_ok=True) / name
    script = ["Rscript", "--vanilla", programs.HERE / "study.R", name.split("-")[0], folder / table]
    return [programs.WholeProcess("rtsurv", [PROGRAM, "run", folder / "study.toml", "--out", "report", "--quiet"], limit),
            programs.WholeProcess("R script", script, limit)]


def km_of_csv(n, limit):
    """A curve from a file of 12 columns, two of which are needed."""
    path = cohort.write(WORK / "cohorts", n, 8, as_csv=True) / "cohort.csv"
    ours = [PROGRAM, "km", path, "--time", "time", "--event", "cause = 1", "--at", "12,24,48"]
    fread = f'library(survival); d <- data.table::fread("{path}"); print(summary(survfit(Surv(time, cause == 1) ~ 1, d), times = c(12, 24, 48)))'
    polars = (f'import polars, lifelines; d = polars.read_csv("{path}", columns=["time", "cause"]); '
              'print(lifelines.KaplanMeierFitter().fit(d["time"].to_numpy(), (d["cause"] == 1).to_numpy()).predict([12, 24, 48]))')
    return [programs.WholeProcess("rtsurv", ours, limit), programs.WholeProcess("data.table, survival (R)", ["Rscript", "-e", fread], limit),
            programs.WholeProcess("polars, lifelines", [PYTHON, "-c", polars], limit)]


def start(arguments, limit):
    """Beside what a user of a peer waits for before the first call."""
    return [programs.WholeProcess("rtsurv", [PROGRAM, *arguments], limit),
            programs.WholeProcess("survival (R)", ["Rscript", "-e", "library(survival)"], limit),
            programs.WholeProcess("lifelines", [PYTHON, "-c", "import lifelines"], limit)]


def all_of(quick, limit):
    """Pairs of a job and what makes its programs."""
    def line(name, title, n, target):
        return jobs.Job(name, title, "", n, 0, (), True, target)
    rows = 10**5 if quick else 10**6
    return [
        (line("chain", "The chain of a study, 2,000 replicates", 133, "1,000×"), lambda: chain(limit, quick)),
        (line("run", "`rtsurv run`: report with figures", 133, "4×"), lambda: study("breast-palliative", "cohort-simulated.csv", limit)),
        (line("run", "`rtsurv run`: report with figures", 2982, "4×"), lambda: study("rotterdam", "cohort.csv", limit)),
        (line("km-csv", "Kaplan–Meier of a CSV file, whole process", rows, ""), lambda: km_of_csv(rows, limit)),
        (line("start", "Start: `--version`", 0, "0.01 s"), lambda: start(["--version"], limit)),
        (line("start", "Start: `dose`", 0, "0.01 s"), lambda: start(["dose", "45/15", "--alpha-beta", "3.5"], limit)),
    ]

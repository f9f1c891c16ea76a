"""What is compared: jobs, sizes, peers, and the conventions in which peers differ from rtsurv on purpose."""
import dataclasses

R, CORE, RUST = "survival (R)", "survival (R), core", "survival (Rust)"
PYTHON = ("lifelines", "scikit-survival", "greenwood")


@dataclasses.dataclass(frozen=True)
class Job:
    """One line of the table: `task` is what the programs are asked to do with a cohort of n patients and p covariates."""
    name: str
    title: str
    task: str
    n: int
    p: int
    peers: tuple
    ties: bool = True
    target: str = ""


def sizes(name, title, task, peers, cases):
    """The same job for cases of (n, p, ties, target)."""
    return [Job(name, title, task, n, p, peers, ties, target) for n, p, ties, target in cases]


def maxstat(cases):
    """P values of the searched cut: (n, methods, target)."""
    return [Job("maxstat", f"Cut-point, P by {method}", f"maxstat {method}", n, 2, ("maxstat",), False, target)
            for n, methods, target in cases for method in methods]


CURVE_PEERS = (R, CORE, RUST, *PYTHON)
FULL = [
    *sizes("km", "Kaplan–Meier with limits", "km", CURVE_PEERS, [(10**6, 0, True, "5×"), (10**6, 0, False, "5×")]),
    *sizes("km", "Kaplan–Meier with limits", "km", (CORE, RUST, "lifelines"), [(10**7, 0, True, "5×, 0.6 s"), (10**7, 0, False, "5×, 0.6 s")]),
    *sizes("logrank", "Log-rank, 4 groups", "logrank", (R, RUST, *PYTHON), [(10**6, 0, True, "5×"), (10**6, 0, False, "5×")]),
    *sizes("cox", "Cox, Efron", "cox", CURVE_PEERS, [(10**6, 10, True, "5×"), (10**5, 50, True, "10×")]),
    *sizes("cox", "Cox, Efron", "cox", (CORE, RUST), [(10**6, 50, True, "15×")]),
    *sizes("zph", "Proportional hazards of a fit", "zph", (R, RUST), [(10**5, 10, True, "10×")]),
    *sizes("residuals", "dfbeta of a fit", "residuals", (R, RUST), [(10**4, 10, True, "10×"), (10**5, 10, True, "10×, linear")]),
    *sizes("concordance", "Concordance with its error", "concordance", (R, CORE, RUST, *PYTHON), [(10**6, 2, True, "5×")]),
    *sizes("finegray", "Fine–Gray with its variance", "finegray", ("cmprsk", R, RUST, "greenwood"), [(10**4, 10, False, "100×")]),
    *sizes("finegray", "Fine–Gray with its variance", "finegray", (RUST, "greenwood"), [(10**6, 10, False, "5×")]),
    *sizes("gray", "Gray's test, 4 groups", "gray", ("cmprsk", "greenwood"), [(10**5, 0, True, "10×")]),
    *sizes("cuminc", "Aalen–Johansen with errors, 4 groups", "cuminc", ("cmprsk", R, RUST), [(10**5, 0, True, "20×")]),
    *maxstat([(133, ("HL", "Lau92", "Lau94", "condMC", "exactGauss"), "20×"), (1000, ("Lau92", "Lau94", "condMC", "exactGauss"), "20×"),
              (10**4, ("Lau92", "Lau94", "condMC"), "20×")]),
    *sizes("csv", "CSV to typed columns", "csv", ("data.table", "polars", "pandas"), [(10**6, 8, True, "1×")]),
]
QUICK = [
    *sizes("km", "Kaplan–Meier with limits", "km", CURVE_PEERS, [(10**5, 0, True, ""), (10**5, 0, False, "")]),
    *sizes("logrank", "Log-rank, 4 groups", "logrank", (R, RUST, *PYTHON), [(10**5, 0, True, "")]),
    *sizes("cox", "Cox, Efron", "cox", CURVE_PEERS, [(10**4, 10, True, "")]),
    *sizes("zph", "Proportional hazards of a fit", "zph", (R, RUST), [(10**4, 10, True, "")]),
    *sizes("residuals", "dfbeta of a fit", "residuals", (R, RUST), [(10**4, 10, True, "")]),
    *sizes("concordance", "Concordance with its error", "concordance", (R, CORE, RUST, *PYTHON), [(10**4, 2, True, "")]),
    *sizes("finegray", "Fine–Gray with its variance", "finegray", ("cmprsk", R, RUST, "greenwood"), [(10**3, 10, False, "")]),
    *sizes("gray", "Gray's test, 4 groups", "gray", ("cmprsk", "greenwood"), [(10**4, 0, True, "")]),
    *sizes("cuminc", "Aalen–Johansen with errors, 4 groups", "cuminc", ("cmprsk", R, RUST), [(10**4, 0, True, "")]),
    *maxstat([(133, ("HL", "Lau92", "Lau94", "condMC", "exactGauss"), "")]),
    *sizes("csv", "CSV to typed columns", "csv", ("data.table", "polars", "pandas"), [(10**5, 8, True, "")]),
]

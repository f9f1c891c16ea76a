"""Outcome analysis of radiotherapy cohorts: the commands of rtsurv on what Python holds.

Research use. Not a medical device. Nothing leaves the machine.

    import rtsurv as rt

    curves = rt.km(frame, time="months", event="died", by="stage", at=[12, 24])
    curves.to_frame()

Every function computes what the command of the same name prints with --json, by the same code; docs/python.md.
"""

from ._engine import version as __version__
from .errors import Error, InputError, NotEstimable, NumericalError
from .methods import cox, cuminc, cutpoint, finegray, km, logrank, rmst, table1
from .results import Result, View
from .studies import Cohort, Figure, Study, audit, dose, run, simulate, validate

__all__ = [
    "Cohort", "Error", "Figure", "InputError", "NotEstimable", "NumericalError", "Result", "Study", "View", "__version__",
    "audit", "cox", "cuminc", "cutpoint", "dose", "finegray", "km", "logrank", "rmst", "run", "simulate", "table1", "validate",
]

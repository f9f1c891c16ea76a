"""survival of PyPI: R's package written again in Rust. A job gives what is timed, and what reads the numbers off its result."""
import math

import numpy as np
from survival import core, regression, surv_analysis, validation

from peer_cohort import at_landmarks, numbered


def km(d):
    return (lambda: surv_analysis.survfitkm(d.time, d.event),
            lambda r: at_landmarks(r.time, S=r.surv, se=np.asarray(r.surv) * np.asarray(r.std_err)))


def logrank(d):
    return lambda: validation.logrank_test(d.time, d.event, d.group), lambda r: {"chi-square": r.statistic}


def cox(d):
    return (lambda: regression.coxph_fit_raw(d.time, d.event, d.x, resid=False),
            lambda r: {"loglik": r.loglik[1], "loglik null": r.loglik[0], **numbered("coef", r.coefficients),
                       **numbered("se", np.sqrt(np.diag(np.array(r.var))))})


def zph(d):
    fit = regression.coxph_fit(d.time, d.event, d.x)
    return (lambda: regression.cox_zph(fit, terms=False),
            lambda r: {**numbered("term", [test.chisq for test in r.table]), "global": r.global_test.chisq})


def residuals(d):
    fit = regression.coxph_fit(d.time, d.event, d.x)
    return fit.dfbeta, lambda r: {**numbered("sum |dfbeta|", np.abs(np.array(r)).sum(axis=0)), **numbered("dfbeta of patient 1,", r[0])}


def concordance(d):
    score = np.ascontiguousarray(d.x[:, 1])
    return (lambda: core.concordancefit(core.SurvivalData(d.time, d.event), core.CovariateMatrix(score, len(score), 1), reverse=True),
            lambda r: {"C": r.concordance[0], "se": math.sqrt(np.ravel(r.var)[0])})


def finegray(d):
    return lambda: regression.finegray_regression(d.time, d.cause, d.x, 1), lambda r: numbered("coef", r.coefficients)


def cuminc(d):
    states = ["first", "second"]

    def values(r):
        ends = np.cumsum(r.strata)
        found = {}
        for g, (start, end) in enumerate(zip([0, *ends[:-1]], ends)):
            curve = at_landmarks(r.time[start:end], F=[row[1] for row in r.pstate[start:end]])
            found.update({f"{name} group {g + 1}": value for name, value in curve.items()})
        return found
    return lambda: surv_analysis.survfitaj(d.time, d.cause, states, strata=d.group), values


MAKERS = {"km": km, "logrank": logrank, "cox": cox, "zph": zph, "residuals": residuals, "concordance": concordance, "finegray": finegray,
          "cuminc": cuminc}

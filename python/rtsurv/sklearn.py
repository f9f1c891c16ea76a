"""Estimators of scikit-learn on the engine of rtsurv; needs ``pip install rtsurv[sklearn]``.

    from rtsurv.sklearn import CoxPH, CutPoint

An outcome `y` is

- scikit-survival's structured array: one boolean field, whether the event happened, and one field of numbers, the time; or
- two columns, an array or a frame: time, then event (0/1 or boolean).

`X` is n patients by p numbers. Neither may miss a value: an imputer stands before, or rows are dropped before. (The functions
of rtsurv drop rows themselves and count them; an estimator has to answer for every row.) What is no number, such as a
stage, becomes columns by sklearn's OneHotEncoder(drop="first").
"""

from __future__ import annotations

import warnings
from typing import Any

import numpy
from sklearn.base import BaseEstimator, OneToOneFeatureMixin, TransformerMixin
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils.validation import check_array, check_consistent_length, check_is_fitted, validate_data

from . import _engine
from .methods import cutpoint

__all__ = ["CoxPH", "CutPoint"]


def outcome_of(y: Any) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Times and events (1 or 0) of an outcome, as doubles. Raises ValueError with what is wrong."""
    if y is None:
        raise ValueError("requires y to be passed, but the target y is None: an outcome of times and events")
    names = getattr(numpy.asarray(y).dtype, "names", None)
    time, event = fields_of(numpy.asarray(y), names) if names else columns_of(y)
    if time.size and (time.min() < 0 or not set(numpy.unique(event)) <= {0, 1}):
        raise ValueError("y must hold times of 0 or more, and events that are 0 or 1: two columns are time, then event")
    return time, event


def fields_of(y: numpy.ndarray, names: tuple[str, ...]) -> list[numpy.ndarray]:
    """Of a structured array: its field of numbers and its field of truth values."""
    events = [name for name in names if y.dtype[name].kind == "b"]
    times = [name for name in names if y.dtype[name].kind in "fiu"]
    if len(names) != 2 or len(events) != 1 or len(times) != 1:
        raise ValueError("a structured y must have one boolean field, the event, and one field of numbers, the time")
    return [check_array(y[name], dtype="float64", order="C", ensure_2d=False, input_name="y") for name in times + events]


def columns_of(y: Any) -> list[numpy.ndarray]:
    """Of an array or frame: its two columns."""
    y = check_array(y, dtype="float64", ensure_2d=False, input_name="y")
    if y.ndim != 2 or y.shape[1] != 2:
        raise ValueError("y must be an outcome: a structured array (event, time), or two columns (time, event)")
    return [numpy.ascontiguousarray(column) for column in y.T]


class OfOutcome(BaseEstimator):
    """Learns from an outcome."""

    def __sklearn_tags__(self):
        tags = super().__sklearn_tags__()
        tags.target_tags.required = True
        return tags

    def learned_from(self, X: Any, y: Any) -> tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray]:
        """X, times and events, with a row each."""
        X = validate_data(self, X, dtype="float64", order="F", ensure_min_samples=2)
        time, event = outcome_of(y)
        check_consistent_length(X, time)
        return X, time, event

    def given(self, X: Any) -> numpy.ndarray:
        """X as it was learned from."""
        check_is_fitted(self)
        return validate_data(self, X, dtype="float64", reset=False)


class CoxPH(OfOutcome):
    """Proportional hazards regression: the fit of rtsurv.cox() as an estimator.

        h(t | x) = h_0(t) exp(x'b),   S(t | x) = exp(-H_0(t) exp((x - mean)'b))

    b maximises the partial likelihood; H_0 is the cumulative hazard at the means of the columns by the estimator of Breslow, or
    Efron where the fit is his. Every number equals that of rtsurv.cox(), whose result has tests and limits beside it.

    ties  "efron" (if not given) or "breslow"

    After fit():

    coef_                        (p,) log hazard ratios per unit of a column; 0 of a column that those before determine
    std_error_                   (p,) their standard errors, NaN where there is none
    mean_                        (p,) means of the columns
    unique_times_                (m,) distinct observed times, in the unit of y
    cum_baseline_hazard_         (m,) H_0 at these
    n_features_in_, feature_names_in_  as everywhere in scikit-learn

    A coefficient without a bound (separation) is a place far out that tells its sign; a ConvergenceWarning names its column,
    and a UserWarning a column that others determine.

    Raises ValueError for X and y that do not fit, rtsurv.NotEstimable without events.

    Source: Cox, JRSS B 34 (1972) 187-220; Breslow, JRSS B 34 (1972) 216-217. docs/methods/cox.md.

    >>> import numpy
    >>> from rtsurv.sklearn import CoxPH
    >>> X = [[61], [55], [70], [48], [66], [59]]
    >>> y = [[5, 1], [8, 0], [12, 1], [20, 1], [24, 0], [30, 1]]
    >>> model = CoxPH().fit(X, y)
    >>> numpy.exp(model.coef_).round(3).tolist()
    [1.004]
    >>> model.predict_survival_function([[50], [70]], times=[12, 24]).round(2).tolist()
    [[0.67, 0.49], [0.65, 0.46]]
    """

    def __init__(self, ties: str = "efron"):
        self.ties = ties

    def fit(self, X: Any, y: Any = None) -> CoxPH:
        """Fits the model to X, (n, p), and the outcome y of n patients.

        >>> from rtsurv.sklearn import CoxPH
        >>> CoxPH(ties="breslow").fit([[1], [0], [1], [0]], [[5, 1], [8, 1], [12, 1], [20, 0]]).coef_.shape
        (1,)
        """
        if self.ties not in ("efron", "breslow"):
            raise ValueError(f"ties must be \"efron\" or \"breslow\", not {self.ties!r}")
        X, time, event = self.learned_from(X, y)
        model = _engine.cox_model(time, event, numpy.asfortranarray(X), self.ties == "breslow")
        self.coef_ = numpy.where(model["redundant"] == 1, 0.0, model["coef"])
        self.std_error_ = model["std_error"]
        self.mean_ = model["mean"]
        self.unique_times_ = model["time"]
        self.cum_baseline_hazard_ = model["cumulative_hazard"]
        self.warn(model["infinite"], "has a coefficient without a bound: the outcome is separated by it", ConvergenceWarning)
        self.warn(model["redundant"], "is determined by those before it and takes no part", UserWarning)
        return self

    def warn(self, flags: numpy.ndarray, flaw: str, category: type[Warning]) -> None:
        """Names the columns that have a flaw."""
        names = getattr(self, "feature_names_in_", range(self.n_features_in_))
        for name, flag in zip(names, flags):
            if flag:
                warnings.warn(f"column {name!r} {flaw}", category, stacklevel=3)

    def predict(self, X: Any) -> numpy.ndarray:
        """The risk score x'b of each row, (n,): higher for those expected to have the event earlier.

        >>> from rtsurv.sklearn import CoxPH
        >>> model = CoxPH().fit([[61], [55], [70], [48]], [[5, 1], [8, 0], [12, 1], [20, 1]])
        >>> model.predict([[0]]).tolist()
        [0.0]
        """
        X = self.given(X)
        return X @ self.coef_

    def predict_cumulative_hazard(self, X: Any, times: Any = None) -> numpy.ndarray:
        """H(t | x) = H_0(t) exp((x - mean)'b): a row for each row of X, a column for each time.

        times  in the unit of y; unique_times_ if not given. NaN after the last observed time, which tells nothing of it.

        >>> from rtsurv.sklearn import CoxPH
        >>> model = CoxPH().fit([[61], [55], [70], [48]], [[5, 1], [8, 0], [12, 1], [20, 1]])
        >>> model.predict_cumulative_hazard([[61]], times=[4, 25]).tolist()
        [[0.0, nan]]
        """
        X = self.given(X)
        times = self.unique_times_ if times is None else check_array(times, dtype="float64", ensure_2d=False, input_name="times")
        place = numpy.searchsorted(self.unique_times_, times, side="right")
        baseline = numpy.concatenate([[0.0], self.cum_baseline_hazard_])[place]
        baseline[times > self.unique_times_[-1]] = numpy.nan
        return numpy.outer(numpy.exp((X - self.mean_) @ self.coef_), baseline)

    def predict_survival_function(self, X: Any, times: Any = None) -> numpy.ndarray:
        """S(t | x) = exp(-H(t | x)): a row for each row of X, a column for each time, as predict_cumulative_hazard().

        >>> from rtsurv.sklearn import CoxPH
        >>> model = CoxPH().fit([[61], [55], [70], [48]], [[5, 1], [8, 0], [12, 1], [20, 1]])
        >>> model.predict_survival_function([[61]], times=[4]).tolist()
        [[1.0]]
        """
        return numpy.exp(-self.predict_cumulative_hazard(X, times))

    def score(self, X: Any, y: Any) -> float:
        """Harrell's C of predict(X) for the outcome y: (concordant + tied / 2) / comparable pairs.

        Raises rtsurv.NotEstimable where no pair is comparable. docs/methods/concordance.md.

        >>> from rtsurv.sklearn import CoxPH
        >>> X, y = [[61], [55], [70], [48]], [[5, 1], [8, 0], [12, 1], [20, 1]]
        >>> CoxPH().fit(X, y).score(X, y)
        0.75
        """
        score = self.predict(X)
        time, event = outcome_of(y)
        check_consistent_length(score, time)
        return _engine.harrells_c(time, event, score)


class CutPoint(OneToOneFeatureMixin, TransformerMixin, OfOutcome):
    """Columns cut in two where outcomes differ most: the maximally selected cut of rtsurv.cutpoint() as a transformer.

        M = max over cuts c of |T(c)|,   T(c) the standardised rank statistic of x <= c against x > c

    Each column has a cut of its own, found without the others. transform() gives 1 where x > cut, else 0.

    scores        "logrank" (if not given) or "gehan": `score` of rtsurv.cutpoint()
    min_prop, max_prop  shares of patients at or below a cut, 0.1 and 0.9 if not given
    p_method, replicates, seed  of the P value, as in rtsurv.cutpoint(); permutations if not given, "Lau92" for a quick approximation

    After fit():

    cutpoints_    (p,) in the unit of each column
    statistics_   (p,) M
    p_values_     (p,) corrected for the search of cuts, not for the number of columns

    A searched cut fits its own patients too well: cross-validate it inside a Pipeline, as any step that learns from y.

    Raises ValueError for X and y that do not fit, rtsurv.NotEstimable for a column without a cut, such as a constant.

    Source: Lausen & Schumacher, Biometrics 48 (1992) 73-85; Hothorn & Lausen, CSDA 43 (2003) 121-137. docs/methods/maxstat.md.

    >>> from rtsurv.sklearn import CutPoint
    >>> eqd2 = [[40], [42], [39], [44], [50], [63], [60], [66], [70], [68]]
    >>> y = [[2, 1], [3, 1], [5, 1], [6, 1], [8, 1], [12, 1], [14, 0], [20, 1], [24, 0], [30, 0]]
    >>> cut = CutPoint(p_method="Lau92").fit(eqd2, y)
    >>> cut.cutpoints_.tolist(), cut.transform([[45], [70]]).tolist()
    ([50.0], [[0.0], [1.0]])
    """

    def __init__(self, scores: str = "logrank", min_prop: float = 0.1, max_prop: float = 0.9, p_method: str | None = None,
                 replicates: int | None = None, seed: int | None = None):
        self.scores = scores
        self.min_prop = min_prop
        self.max_prop = max_prop
        self.p_method = p_method
        self.replicates = replicates
        self.seed = seed

    def __sklearn_tags__(self):
        tags = super().__sklearn_tags__()
        tags.transformer_tags.preserves_dtype = []
        return tags

    def fit(self, X: Any, y: Any = None) -> CutPoint:
        """Finds the cut of each column of X, (n, p), for the outcome y of n patients.

        >>> from rtsurv.sklearn import CutPoint
        >>> CutPoint(p_method="Lau92").fit([[1], [2], [3], [4]], [[2, 1], [3, 1], [9, 1], [9, 0]]).n_features_in_
        1
        """
        X, time, event = self.learned_from(X, y)
        options = self.get_params()
        options["score"] = options.pop("scores")
        found = [cutpoint({"time": time, "event": event, "x": column}, time="time", event="event", x="x", **options) for column in X.T]
        self.cutpoints_ = numpy.array([result.cutpoint for result in found], dtype="float64")
        self.statistics_ = numpy.array([result.statistic for result in found], dtype="float64")
        self.p_values_ = numpy.array([result.p.value for result in found], dtype="float64")
        return self

    def transform(self, X: Any) -> numpy.ndarray:
        """1 where a value of X is above the cut of its column, else 0; of the shape of X.

        >>> from rtsurv.sklearn import CutPoint
        >>> CutPoint(p_method="Lau92").fit([[1], [2], [3], [4]], [[2, 1], [3, 1], [9, 1], [9, 0]]).transform([[0], [9]]).tolist()
        [[0.0], [1.0]]
        """
        X = self.given(X)
        return (X > self.cutpoints_).astype("float64")

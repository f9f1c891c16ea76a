"""One method at a time, on a table in memory or in a file: the method commands of the command line.

`data` is a path, as the command line reads it, a mapping of column names to arrays, or a frame of pandas, polars, pyarrow or
DuckDB. Arguments bear the names of the command line's options, with "_" for "-". Columns are named by text; `event`, `competing`,
`by` and the expressions of `where` and `derive` may be SQL over the columns. Times are in the unit of the column `time`, and
so is everything that is a time in the result. Rows that miss a value that a call uses are dropped and counted (`n_missing`).

Every function raises InputError for columns, options and values that do not fit, with file, row and column where there is
one, and NotEstimable where the rows cannot give the result. What follow-up means, entry and weights included, is in
docs/methods/entry-clusters-weights.md.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Union

from .calls import code, listed, on_table
from .results import Result
from .shared_options import TableOptions, takes

if TYPE_CHECKING:
    from typing_extensions import Unpack

Data = Union[str, "os.PathLike[str]", Mapping[str, Any], Any]
Texts = Union[str, Sequence[str]]
Numbers = Union[float, Sequence[float]]


@takes(TableOptions)
def km(data: Data, *, time: str, event: str, by: str | None = None, at: Numbers | None = None,
       conf_level: float | None = None, conf_type: str | None = None, entry: str | None = None, weights: str | None = None,
       cluster: str | None = None, as_: str | None = None, figure: str | os.PathLike[str] | None = None,
       time_unit: str | None = None, memory: float | None = None, **options: Unpack[TableOptions]) -> Result:
    """Kaplan-Meier curves, medians, rates and follow-up.

        S(t) = prod_{t_i <= t} (1 - d_i / n_i)
        se(S(t))^2 = S(t)^2 sum_{t_i <= t} d_i / (n_i (n_i - d_i))

    with d_i events among n_i at risk at t_i. The median is the first time at which S falls to 0.5, or the middle of a step
    at 0.5.

    time, event  columns of follow-up: duration, and whether it ended with the event (0/1, boolean or SQL)
    by           one curve for each level of this column
    at           times at which rates are wanted
    conf_level   between 0 and 1, 0.95 if not given
    conf_type    "plain", "log" (if not given) or "log-log"
    entry        column of delayed entry: at risk on (entry, time]
    weights      column; whole numbers count patients, others are sampling weights with robust errors
    cluster      column; rows of one value belong together
    as_          conventions of "r", "sas", "spss", "stata" or "lifelines" where nothing else is asked
    figure       also draws the curves: a file .svg, .pdf or .png; time_unit ("days", "weeks", "months", "years") names
                 the unit on its axis
    memory       gigabytes: of a Parquet file that needs more, parts are read one after another (docs/scale.md)

    Gives groups (median, curve, at), each curve with an entry for each distinct time, and follow_up by the reverse
    Kaplan-Meier method. ``std_error`` is that of S(t).

    Raises InputError for columns, options and values that do not fit, NotEstimable where the rows cannot give the result.

    Source: Kaplan & Meier, JASA 53 (1958) 457-481; Greenwood (1926). docs/methods/kaplan-meier.md.

    >>> import rtsurv as rt
    >>> curves = rt.km({"months": [5, 8, 12, 20, 24, 30], "died": [1, 0, 1, 1, 0, 1]}, time="months", event="died", at=[12, 24])
    >>> curves.groups[0].median.estimate
    20
    >>> [round(there.survival, 3) for there in curves.groups[0].at]
    [0.625, 0.417]
    """
    return on_table("km", **locals())


@takes(TableOptions)
def logrank(data: Data, *, time: str, event: str, by: str, strata: Texts | None = None, rho: float | None = None,
            test: str | None = None, trend: bool = False, pairwise: str | None = None, entry: str | None = None,
            weights: str | None = None, cluster: str | None = None, memory: float | None = None,
            **options: Unpack[TableOptions]) -> Result:
    """Do the curves of several groups differ? The log-rank test and its weighted relatives.

        Z_j = sum_i w(t_i) (d_ij - n_ij d_i / n_i),   chi-square = Z' V^- Z on (groups - 1) degrees of freedom

    with the hypergeometric variance V.

    time, event  as in km()
    by           column of the groups
    strata       columns; the statistic is summed over their combinations
    rho          w = S(t-)^rho: 0 log-rank, 1 Peto and Peto
    test         instead of rho: "logrank", "gehan", "tarone-ware", "peto" or "fh:RHO,GAMMA"
    trend        also tests for a trend along the groups
    pairwise     also compares the groups two by two: "holm", "bonferroni", or a level against which all others are held
    entry, weights, cluster, memory  as in km()

    Gives chi_square, df, p, and groups with observed and expected events.

    Raises InputError for columns, options and values that do not fit, NotEstimable where the rows cannot give the result.

    Source: Mantel (1966); Harrington & Fleming, Biometrika 69 (1982) 553-566. docs/methods/log-rank.md.

    >>> import rtsurv as rt
    >>> patients = {"months": [4, 6, 7, 9, 11, 15, 18, 21], "died": [1, 1, 1, 0, 1, 1, 0, 0], "arm": list("AAAABBBB")}
    >>> result = rt.logrank(patients, time="months", event="died", by="arm")
    >>> round(result.chi_square, 2), round(result.p, 3)
    (4.21, 0.04)
    """
    return on_table("logrank", **locals())


@takes(TableOptions)
def cox(data: Data, *, time: str, event: str, terms: Texts, strata: Texts | None = None, ties: str | None = None,
        robust: bool = False, zph: bool = False, zph_transform: str | None = None, firth: bool = False,
        conf_level: float | None = None, entry: str | None = None, weights: str | None = None, cluster: str | None = None,
        as_: str | None = None, memory: float | None = None, **options: Unpack[TableOptions]) -> Result:
    """Proportional hazards regression.

        h(t | x) = h_0(t) exp(x'b),   b maximises the partial likelihood; hr = exp(b), limits exp(b -+ z se)

    time, event    as in km()
    terms          "age", "factor(grade, ref=2)", "spline(age, 3)", "a:b", "a*b": one text or a list; a column of texts or
                   booleans is a factor, whose first level in the order of bytes is the reference
    strata         columns; each combination has a baseline hazard of its own
    ties           "efron" (if not given) or "breslow"
    robust         sandwich variance, also without clusters
    zph            tests proportional hazards, on the scale zph_transform: "km" (if not given), "identity", "rank", "log"
    firth          Firth's penalty beside it, also without separation
    conf_level, entry, weights, cluster, as_, memory  as in km()

    Gives terms (coef, se, hr, lower, upper, z, p for each column), tests, concordance and factors. A coefficient without a bound is
    said to be infinite, in `warnings` and in the term.

    Raises InputError for columns, options and values that do not fit, NotEstimable where the rows cannot give the result.

    Source: Cox, JRSS B 34 (1972) 187-220; Efron, JASA 72 (1977) 557-565. docs/methods/cox.md.

    >>> import rtsurv as rt
    >>> patients = {"months": [5, 8, 12, 20, 24, 30], "died": [1, 0, 1, 1, 0, 1], "age": [61, 55, 70, 48, 66, 59]}
    >>> age = rt.cox(patients, time="months", event="died", terms="age").terms[0]
    >>> round(age.hr, 3), round(age.p, 2)
    (1.004, 0.95)
    """
    terms = listed(terms)
    return on_table("cox", **locals())


@takes(TableOptions)
def cutpoint(data: Data, *, time: str, event: str, x: str, competing: str | None = None, score: str | None = None,
             min_prop: float | None = None, max_prop: float | None = None, p_method: str | None = None,
             replicates: int | None = None, cuts: int | None = None, evidence: bool = False, entry: str | None = None,
             weights: str | None = None, cluster: str | None = None, **options: Unpack[TableOptions]) -> Result:
    """The cut-point of a number that separates outcomes best, with a P value corrected for the search.

        M = max over cuts c of |T(c)|,   T(c) the standardised rank statistic of x <= c against x > c

    time, event    as in km()
    x              column of the number, in whose unit the cut-point is
    competing      event that makes the event impossible; the scores are then Gray's
    score          "logrank" (if not given), "gehan", or "gray" (if not given with competing)
    min_prop, max_prop  shares of patients at or below a cut, 0.1 and 0.9 if not given
    p_method       "condMC" (permutations, if not given), "HL", "Lau92", "Lau94", "exactGauss" or "exact"
    replicates     permutations of condMC
    cuts           2: also the best two cuts
    evidence       also every other correction, the shrunken hazard ratio, bootstrap of the cut, curve without a cut
    entry, weights, cluster  as in km()

    Gives cutpoint, statistic, p (method and value), n_low, n_high, and candidates: every cut with its statistic.

    Raises InputError for columns, options and values that do not fit, NotEstimable where the rows cannot give the result.

    Source: Lausen & Schumacher, Biometrics 48 (1992) 73-85; Hothorn & Lausen, CSDA 43 (2003) 121-137.
    docs/methods/maxstat.md.

    >>> import rtsurv as rt
    >>> patients = {"months": [2, 3, 5, 6, 8, 12, 14, 20, 24, 30], "died": [1, 1, 1, 1, 1, 1, 0, 1, 0, 0],
    ...             "eqd2": [40, 42, 39, 44, 50, 63, 60, 66, 70, 68]}
    >>> result = rt.cutpoint(patients, time="months", event="died", x="eqd2", p_method="exactGauss")
    >>> result.n_low + result.n_high
    10
    """
    return on_table("cutpoint", **locals())


@takes(TableOptions)
def cuminc(data: Data, *, time: str, status: str | None = None, censor: Any = None, event: str | None = None,
           competing: str | None = None, by: str | None = None, strata: Texts | None = None, at: Numbers | None = None,
           conf_level: float | None = None, entry: str | None = None, weights: str | None = None,
           cluster: str | None = None, figure: str | os.PathLike[str] | None = None, time_unit: str | None = None,
           memory: float | None = None, **options: Unpack[TableOptions]) -> Result:
    """Cumulative incidence with competing causes, and Gray's test of groups.

        F_k(t) = sum_{t_i <= t} S(t_i-) d_ki / n_i

    with d_ki events of cause k at t_i and S the Kaplan-Meier estimate of all causes together.

    time               column of follow-up
    status, censor     column of how follow-up ended, and its value that means censored; every other value is a cause
    event, competing   instead: the event, and the event that makes it impossible (0/1, boolean or SQL)
    by                 one curve for each level, and Gray's test
    strata             columns, of Gray's test
    at, conf_level, entry, weights, cluster, figure, time_unit, memory  as in km()

    Gives groups with causes (curve, at) and gray.

    Raises InputError for columns, options and values that do not fit, NotEstimable where the rows cannot give the result.

    Source: Aalen (1978); Gray, Ann Stat 16 (1988) 1141-1154. docs/methods/cumulative-incidence.md.

    >>> import rtsurv as rt
    >>> patients = {"months": [3, 5, 6, 8, 10, 12, 15, 18, 20, 24], "ended": [1, 2, 1, 0, 1, 2, 0, 1, 0, 2]}
    >>> result = rt.cuminc(patients, time="months", status="ended", censor=0, at=12)
    >>> [round(cause.at[0].cif, 3) for cause in result.groups[0].causes]
    [0.317, 0.217]
    """
    censor = code(censor)
    return on_table("cuminc", **locals())


@takes(TableOptions)
def finegray(data: Data, *, time: str, terms: Texts, status: str | None = None, censor: Any = None, cause: Any = None,
             event: str | None = None, competing: str | None = None, conf_level: float | None = None,
             weights: str | None = None, cluster: str | None = None, **options: Unpack[TableOptions]) -> Result:
    """Regression on the cumulative incidence of one cause.

        1 - F_k(t | x) = (1 - F_k(t | 0))^exp(x'b)

    time, status, censor, event, competing  as in cuminc()
    cause        value of status that is the event of interest
    terms        as in cox()
    conf_level, weights, cluster  as in km()

    Gives terms as cox() does; errors are robust.

    Raises InputError for columns, options and values that do not fit, NotEstimable where the rows cannot give the result.

    Source: Fine & Gray, JASA 94 (1999) 496-509. docs/methods/fine-gray.md.

    >>> import rtsurv as rt
    >>> patients = {"months": [3, 5, 6, 8, 10, 12, 15, 18, 20, 24], "ended": [1, 2, 1, 0, 1, 2, 0, 1, 0, 2],
    ...             "age": [61, 70, 55, 48, 66, 59, 62, 51, 68, 57]}
    >>> rt.finegray(patients, time="months", status="ended", censor=0, cause=1, terms="age").terms[0].term
    'age'
    """
    terms, censor, cause = listed(terms), code(censor), code(cause)
    return on_table("finegray", **locals())


@takes(TableOptions)
def rmst(data: Data, *, time: str, event: str, tau: float, by: str | None = None, conf_level: float | None = None,
         entry: str | None = None, weights: str | None = None, cluster: str | None = None,
         **options: Unpack[TableOptions]) -> Result:
    """Restricted mean survival time, its difference and ratio between two groups.

        RMST(tau) = integral from 0 to tau of S(t) dt

    time, event  as in km()
    tau          end of the window, in the unit of time
    by           one mean for each level
    conf_level, entry, weights, cluster  as in km()

    Gives groups (rmst, se, lower, upper), and difference and ratio of the second group against the first.

    Raises InputError for columns, options and values that do not fit, NotEstimable where the rows cannot give the result.

    Source: Royston & Parmar, BMC Med Res Methodol 13 (2013) 152. docs/methods/restricted-mean.md.

    >>> import rtsurv as rt
    >>> mean = rt.rmst({"months": [5, 8, 12, 20, 24, 30], "died": [1, 0, 1, 1, 0, 1]}, time="months", event="died", tau=24)
    >>> round(mean.groups[0].rmst, 2)
    17.5
    """
    return on_table("rmst", **locals())


@takes(TableOptions)
def table1(data: Data, *, variables: Texts | None = None, by: str | None = None, **options: Unpack[TableOptions]) -> Result:
    """A cohort described: medians and quartiles of numbers, counts of levels, missing values apart.

    variables  columns, one text or a list; "factor(grade)" counts a number's levels; all columns if not given
    by         column of groups to compare: Wilcoxon's or Kruskal and Wallis' test of numbers, chi-square or Fisher's
               exact test of levels

    Gives variables, each with its summary or levels by group, p and the name of the test.

    Raises InputError for columns, options and values that do not fit, NotEstimable where the rows cannot give the result.

    Source: docs/methods/table1.md.

    >>> import rtsurv as rt
    >>> table = rt.table1({"age": [61, 55, 70, 48], "stage": ["II", "I", "II", "I"]}, variables=["age", "stage"])
    >>> table.variables[0].summary[0].median
    58
    """
    variables = listed(variables)
    return on_table("table1", **locals())

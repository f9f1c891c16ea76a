#pragma once
// Every figure of a study, and what each is called.

#include <vector>

#include "rtsurv/report/figure/figure.hpp"

namespace rtsurv::report {

/// Every figure of the study that can be drawn, without its residuals where it was read from a results.json, which holds
/// no patient's; in the order of the report and under these names, made by figure_name()
/// (a second one of the same file_key() ends with "-2"):
///
///     flow                                     the cohort, where somebody was excluded
///     referrals                                by calendar year
///     km-ENDPOINT                              all patients
///     cuminc-ENDPOINT                          with competing events, after the curve of the same endpoint
///     cutpoint-NAME                            then
///     cutpoint-NAME-groups                     the groups of several cuts, then
///     spline-NAME                              the covariate without a cut
///     km-ENDPOINT-FACTOR                       by the levels of a factor of drawn_factors(), then
///     km-ENDPOINT-FACTOR-cuminc                its cumulative incidence, of one of `curves` with competing events, then
///     forest-ENDPOINT                          the multivariable model, then
///     spline-ENDPOINT-VARIABLE                 each of its splines
///     schoenfeld-ENDPOINT                      its coefficients over time
///     residuals-ENDPOINT                       its numbers over their values
///     risk-ENDPOINT                            curves of the groups, then
///     risk-ENDPOINT-cuminc                     the cumulative incidence in them, with competing events
///     subgroups-VARIABLE-ENDPOINT              an effect that is asked for within several groupings, then
///     effect-VARIABLE-WITHIN-ENDPOINT          the effect in each group, then
///     effect-VARIABLE-WITHIN-ENDPOINT-GROUP    the curves in that group, then
///     effect-VARIABLE-WITHIN-ENDPOINT-GROUP-cuminc    the cumulative incidence in it, with competing events
///     adjusted-VARIABLE-WITHIN-ENDPOINT        its curves weighted by the inverse probability of treatment
///     balance-VARIABLE-WITHIN-ENDPOINT         how alike its two sides are, before and after weighting
///     landmark-ENDPOINT-TIME-FACTOR            curves from a landmark on
///     schedules                                EQD2 of the schedules given
///     response-ENDPOINT-LANDMARK-MODEL         the dose-response of an endpoint
///     sweep                                    schedules and cut-points over the interval of alpha/beta
///     sweep-VARIABLE-WITHIN-ENDPOINT           an effect over it
///     validation-cut-NAME                      a searched cut-point in the replicates
[[nodiscard]] std::vector<Figure> all_figures(const results::Study& study, const FigureStyle& wanted = {});

}  // namespace rtsurv::report

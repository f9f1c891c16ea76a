#include "rtsurv/study/columns/unfit.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/study/columns/alike.hpp"
#include "rtsurv/study/columns/design.hpp"
#include "rtsurv/study/columns/strata.hpp"
#include "rtsurv/survival/time/patient_counts.hpp"

namespace rtsurv::study {
namespace {

using results::LeftOut;

/// Among whom all columns have one value, at the narrowest; nothing where one differs.
std::optional<Alike> alike_in_all(const Design& design, const survival::FollowUp& follow_up) {
  Alike among = Alike::all;
  for (std::size_t j = 0; j < design.columns.size(); ++j) {
    const std::optional<Alike> one = alike(design.covariates.column(j), follow_up);
    if (!one) return std::nullopt;
    among = std::max(among, *one);
  }
  return among;
}

LeftOut left_out(LeftOut::Cause cause, const char* reason) { return {{}, reason, 0, 0, cause}; }

}  // namespace

ModelPatients patients_of(Values& values, const Outcome& outcome, const std::vector<std::string>& strata,
                          const std::vector<TermSpec>& terms) {
  const OutcomeValues columns = outcome_values(values, outcome);
  Selection selection(values.rows(), {});
  require(selection, columns);
  require_strata(selection, values, strata);
  require_terms(selection, values, terms);
  Cases cases = selection.cases();
  survival::FollowUp all = follow_up(values.table(), columns, cases, stratum_codes(values, strata, cases));
  return {std::move(cases), std::move(all)};
}

std::optional<LeftOut> why_unfit(Values& values, const TermSpec& term, const ModelPatients& patients) {
  Design design;
  try {
    design = design_of(values, {term}, patients.cases, survival::patient_counts(patients.follow_up));
  } catch (const NotEstimable&) {
    return left_out(LeftOut::Cause::too_few_values,
                    "it has too few different values for the knots of the spline, which stand at quantiles");
  }
  const std::optional<Alike> among = alike_in_all(design, patients.follow_up);
  if (!among) return std::nullopt;
  switch (*among) {
    case Alike::all:
      return left_out(LeftOut::Cause::constant, "it has one value in all patients of the model");
    case Alike::strata:
      return left_out(LeftOut::Cause::strata,
                      "it has one value in every stratum of the model: nothing is left to compare");
    case Alike::at_risk:
      break;
  }
  return left_out(LeftOut::Cause::not_at_risk, "it has one value in all patients who are at risk at an event");
}

std::string why_not_searched(const Outcome& outcome, const std::string& endpoint) {
  if (!outcome.entry.empty())
    return fmt::format(
        "a search does not take delayed entry (entry of endpoint \"{}\"): its P counts on patients who are "
        "all seen from the start",
        endpoint);
  if (!outcome.weights.empty() || !outcome.cluster.empty())
    return fmt::format(
        "a search takes patients as independent and counts each once, which endpoint \"{}\" does not "
        "(weights or cluster)",
        endpoint);
  return {};
}

std::string no_cut(const std::string& cutpoint, const std::string& why_not_searched, const std::string& why_not_found) {
  return fmt::format("the cut-point \"{}\" was not {} because {}", cutpoint,
                     why_not_searched.empty() ? "found" : "searched",
                     why_not_searched.empty() ? why_not_found : why_not_searched);
}

std::string sentence_of(const std::string& endpoint, const LeftOut& factor) {
  const std::string left_out = fmt::format("Multivariable model of {}: \"{}\" is left out", endpoint, factor.factor);
  if (factor.cause != LeftOut::Cause::few_known) return left_out + ": " + factor.reason;
  return left_out + ", because it is " + factor.reason + "; what is said of it comes from the model of it alone";
}

}  // namespace rtsurv::study

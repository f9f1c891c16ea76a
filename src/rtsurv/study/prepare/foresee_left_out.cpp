// Factors of which the cohort tells beforehand that the multivariable model cannot take them.
#include <algorithm>

#include "rtsurv/core/mention.hpp"
#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/columns/design.hpp"
#include "rtsurv/study/columns/unfit.hpp"
#include "rtsurv/study/prepare/endpoint_outcome.hpp"
#include "rtsurv/study/prepare/fits.hpp"
#include "rtsurv/survival/time/patient_counts.hpp"

namespace rtsurv::study {
namespace {

using results::LeftOut;

/// Of a column that only the analysis adds.
std::optional<LeftOut> foreseen_of_cut(const Preparation& preparation, const std::string& text) {
  const Protocol& protocol = preparation.protocol;
  for (const CutpointRule& rule : protocol.cutpoints) {
    if (rule.fixed || !mentions(text, rule.name.text)) continue;
    const Outcome outcome = outcome_of(protocol, preparation.endpoints, rule.endpoint.text);
    const std::string why = why_not_searched(outcome, rule.endpoint.text);
    if (!why.empty()) return LeftOut{text, no_cut(rule.name.text, why), 0, 0, LeftOut::Cause::not_made};
  }
  return std::nullopt;
}

/// In the patients in whom it is known, where these are half of all: the rule of few known patients comes first.
std::optional<LeftOut> foreseen_alone(Values& values, const Outcome& outcome, const std::vector<std::string>& strata,
                                      const std::string& text) {
  const TermSpec term{.text = text, .spline = parse_spline(text)};
  const double all = survival::patients_in(patients_of(values, outcome, strata).follow_up);
  const ModelPatients known = patients_of(values, outcome, strata, {term});
  const bool few = survival::patients_in(known.follow_up) < thresholds::share_known * all;
  if (few || !(known.follow_up.total_events() > 0.0)) return std::nullopt;
  return why_unfit(values, term, known);
}

bool strata_come_later(const Protocol& protocol) {
  return std::ranges::any_of(protocol.multivariable->strata,
                             [&](const Text& stratum) { return comes_later(protocol, stratum.text); });
}

}  // namespace

void foresee_left_out(Preparation& preparation) {
  const Protocol& protocol = preparation.protocol;
  if (!protocol.multivariable) return;
  const bool screens = protocol.multivariable->select_below && protocol.univariable;
  const std::vector<Text>& factors = screens ? protocol.univariable->factors : protocol.multivariable->factors;
  Values values(preparation.table);
  for (const Text& endpoint : protocol.multivariable->endpoints)
    for (const Text& factor : factors) {
      const bool later = comes_later(protocol, factor.text) || strata_come_later(protocol);
      auto found = results::maybe([&] {
        return later ? foreseen_of_cut(preparation, factor.text)
                     : foreseen_alone(values, model_outcome_of(protocol, preparation.endpoints, endpoint.text),
                                      model_strata_of(protocol), factor.text);
      });
      if (!found.value || !*found.value) continue;
      (*found.value)->factor = factor.text;
      preparation.warnings.push_back(sentence_of(endpoint.text, **found.value));
    }
}

}  // namespace rtsurv::study

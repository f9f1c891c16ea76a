// A claim about a hazard ratio that changes over time.
#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/judgement/checks.hpp"

namespace rtsurv::judgement {
namespace {

using results::CoxResult, results::CoxTerm, results::NonProportional;

/// What the answers say about one coefficient.
struct Answer {
  double largest_p = 0.0;
  bool one_direction = true;

  void add(double p, bool same) {
    largest_p = std::max(largest_p, p);
    one_direction = one_direction && same;
  }
};

/// A ratio above 1; one without bound is beyond every other on its side.
bool towards_more_events(const CoxTerm& term) {
  return term.infinite ? !term.towards_zero : term.coefficient.value_or(0.0) > 0.0;
}

/// Nothing when a period has no P for the coefficient, or the restricted means have none.
std::optional<Answer> answer_of(const NonProportional& answers, const CoxTerm& term) {
  if (!answers.by_period.value) return {};
  Answer answer;
  for (const NonProportional::Period& period : answers.by_period.value->periods) {
    const auto found = std::ranges::find(period.terms, term.level, &CoxTerm::level);
    if (found == period.terms.end() || !found->p) return {};
    answer.add(*found->p, towards_more_events(term) == towards_more_events(*found));
  }
  if (answers.means.value)
    for (const NonProportional::MeanDifference& one : answers.means.value->differences)
      if (one.level == term.level) {
        if (std::isnan(one.difference.p)) return {};
        answer.add(one.difference.p, (one.difference.estimate < 0.0) == towards_more_events(term));
      }
  return answer;
}

}  // namespace

Check proportional_hazards(const results::Multivariable& model, const CoxTerm& term) {
  const auto tests = model.cox.value ? model.cox.value->zph : std::vector<CoxResult::Zph>{};
  const auto test = std::ranges::find(tests, term.term, &CoxResult::Zph::term);
  if (test == tests.end()) return {Check::Id::proportional_hazards, Check::Outcome::not_done, {}, thresholds::p};
  if (test->test.p >= thresholds::p)
    return {Check::Id::proportional_hazards, Check::Outcome::passed, test->test.p, thresholds::p};
  const auto beside = std::ranges::find(model.non_proportional, term.term, &NonProportional::term);
  const auto answer = beside == model.non_proportional.end() ? std::optional<Answer>() : answer_of(*beside, term);
  if (!answer) return {Check::Id::proportional_hazards, Check::Outcome::failed, test->test.p, thresholds::p};
  const bool small = answer->largest_p < thresholds::p;
  const auto value = small && !answer->one_direction ? std::nullopt : std::optional(answer->largest_p);
  return {Check::Id::over_time, small && answer->one_direction ? Check::Outcome::passed : Check::Outcome::failed, value,
          thresholds::p};
}

}  // namespace rtsurv::judgement

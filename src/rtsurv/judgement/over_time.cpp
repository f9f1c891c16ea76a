#include "rtsurv/judgement/over_time.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "rtsurv/core/thresholds.hpp"

namespace rtsurv::judgement {
namespace {

using results::Check, results::Claim, results::CoxResult, results::CoxTerm, results::NonProportional;

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

/// The ratios of the coefficient by period; none when a period has no P for it.
std::vector<Claim::Period> periods_of(const NonProportional& answers, const CoxTerm& term) {
  std::vector<Claim::Period> periods;
  if (!answers.by_period.value) return periods;
  for (const NonProportional::Period& period : answers.by_period.value->periods) {
    const auto found = std::ranges::find(period.terms, term.level, &CoxTerm::level);
    if (found == period.terms.end() || !found->p) return {};
    periods.push_back({period.from, period.to, found->hazard_ratio, found->lower, found->upper, found->p});
  }
  return periods;
}

/// Of a coefficient whose periods are known; nothing when its restricted means have no P.
std::optional<Answer> answer_of(const NonProportional& answers, const CoxTerm& term) {
  Answer answer;
  for (const NonProportional::Period& period : answers.by_period.value->periods) {
    const CoxTerm& found = *std::ranges::find(period.terms, term.level, &CoxTerm::level);
    answer.add(*found.p, towards_more_events(term) == towards_more_events(found));
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

void check_hazards(const results::Multivariable& model, const CoxTerm& term, Claim& claim) {
  const auto tests = model.cox.value ? model.cox.value->zph : std::vector<CoxResult::Zph>{};
  const auto test = std::ranges::find(tests, term.term, &CoxResult::Zph::term);
  Check check{Check::Id::proportional_hazards, Check::Outcome::not_done, {}, thresholds::p};
  if (test != tests.end()) {
    check.value = test->test.p;
    check.outcome = test->test.p < thresholds::p ? Check::Outcome::failed : Check::Outcome::passed;
  }
  const auto beside = std::ranges::find(model.non_proportional, term.term, &NonProportional::term);
  if (check.outcome == Check::Outcome::failed && beside != model.non_proportional.end())
    claim.estimate.periods = periods_of(*beside, term);
  const std::optional<Answer> answer = claim.estimate.periods.empty() ? std::nullopt : answer_of(*beside, term);
  if (answer) {
    const bool small = answer->largest_p < thresholds::p;
    check.id = Check::Id::over_time;
    check.outcome = small && answer->one_direction ? Check::Outcome::passed : Check::Outcome::failed;
    check.value = small && !answer->one_direction ? std::nullopt : std::optional(answer->largest_p);
  }
  claim.checks.push_back(check);
}

bool stands_over_time(const results::Multivariable& model, const std::string& term) {
  if (!model.cox.value) return false;
  bool any = false;
  for (const CoxTerm& one : model.cox.value->terms) {
    if (one.term != term) continue;
    Claim claim;
    check_hazards(model, one, claim);
    const Check& check = claim.checks.front();
    if (check.id != Check::Id::over_time || check.outcome != Check::Outcome::passed) return false;
    any = true;
  }
  return any;
}

bool in_part_of_follow_up(const Claim& claim) {
  return std::ranges::any_of(claim.estimate.periods,
                             [](const Claim::Period& period) { return period.p && *period.p < thresholds::p; });
}

}  // namespace rtsurv::judgement

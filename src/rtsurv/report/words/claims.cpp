#include "rtsurv/report/words/claims.hpp"

#include <algorithm>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/judgement/sentence.hpp"
#include "rtsurv/report/words/checks.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report {

namespace {

using results::Check, results::Claim, results::Verdict;
using Id = Check::Id;

/// "; not checked: single patients and the straight line"; nothing where all checks but the validation were made.
std::string not_made(const Claim& claim) {
  std::vector<std::string> subjects;
  for (const Check& check : claim.checks)
    if (check.outcome == Check::Outcome::not_done)
      if (const std::string one = subject_of(check.id); !one.empty())
        subjects.push_back(check.why.empty() ? one : one + " (" + check.why + ")");
  return subjects.empty() ? "" : "; not checked: " + enumerate(subjects);
}

/// "hazard ratio 0.45 (P <0.001) up to 12 months, 2.31 (P = 0.003) after".
std::string periods_phrase(const results::Study& study, const Claim& claim) {
  std::string text = "hazard ratio";
  for (const Claim::Period& period : claim.estimate.periods) {
    const std::string ratio = period.hazard_ratio ? ratio_text(*period.hazard_ratio) : "without bound";
    text += (period.from == 0.0 ? " " : ", ") + ratio + " (" + p_phrase(period.p) + ") " +
            (period.to ? "up to " + plain(*period.to, 2) + " " + std::string(name(study.time_unit)) : "after");
  }
  return text;
}

/// The periods say different things about the claim.
bool differs_by_period(const Claim& claim) {
  const auto shown = [](const Claim::Period& period) { return period.p && *period.p < thresholds::p; };
  return judgement::turns(claim) || !std::ranges::all_of(claim.estimate.periods, shown);
}

const Check* check_of(const Claim& claim, Id id) {
  const auto found = std::ranges::find(claim.checks, id, &Check::id);
  return found == claim.checks.end() ? nullptr : &*found;
}

}  // namespace

std::string verdict_phrase(const Claim& claim) {
  switch (claim.verdict) {
    case Verdict::holds:
      return "holds in every check";
    case Verdict::depends:
      return "depends on " + weakness(claim.decided_by);
    case Verdict::no_evidence:
      return "no evidence";
    case Verdict::not_checked:
      return "not fully checked";
    case Verdict::not_validated:
      return "not validated";
  }
  return "";
}

std::string reason_phrase(const results::Study& study, const Claim& claim) {
  if (claim.checks.empty()) return "not estimable";
  std::string first = check_phrase(claim.checks.front());
  const Check* decided = check_of(claim, claim.decided_by);
  if (claim.verdict == Verdict::no_evidence || decided == nullptr) return first;
  if (claim.decided_by == Id::over_time && differs_by_period(claim))
    return first + " over all of the follow-up, but " + periods_phrase(study, claim);
  if (claim.verdict == Verdict::depends) return first + ", but " + check_phrase(*decided);
  if (const Check* over_time = check_of(claim, Id::over_time)) first += "; " + check_phrase(*over_time);
  if (claim.verdict == Verdict::not_validated) return first + "; " + check_phrase(*decided) + not_made(claim);
  const Check* optimism = check_of(claim, Id::optimism);
  return (optimism == nullptr ? first : first + "; " + check_phrase(*optimism)) + not_made(claim);
}

std::string verdicts_explained() {
  return "Holds in every check: P below 0.05, a validation has tried the claim, and every other check was made and "
         "speaks for it. Not fully checked: the same, but a check that applies could not be made; it is named. Depends on: P below 0.05, but a check fails; the gravest is named. Not validated: no check "
         "fails, but no validation has tried the claim. No evidence: P of 0.05 or more, in every period of follow-up too "
         "where the hazard ratio changes, or not estimable; that does not prove the opposite.";
}

}  // namespace rtsurv::report

#pragma once
// The patients of an [[effect]] in whom two treatments are compared, and what was known of them before.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/study/analysis/analysis.hpp"
#include "rtsurv/study/columns/design.hpp"
#include "rtsurv/survival/competing/cause_follow_up.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::study {

/// A number of `adjust`, or a level of a factor, as balance is shown: a factor of two levels by its second, one of more
/// by each.
struct BalanceColumn {
  std::string term;
  std::optional<std::string> level;
};

struct ComparedPatients {
  Cases cases;
  survival::FollowUp follow_up;
  std::vector<double> time, entry;    ///< as columns; `entry` empty: none
  std::string first, second;          ///< levels of the treatment
  std::vector<std::uint8_t> treated;  ///< per case, 1 the second level
  std::vector<int> cause;             ///< per case: 0 neither, 1 event, 2 competing; empty where nothing competes
  Design design;                      ///< of `adjust`
  std::vector<BalanceColumn> balance;
  survival::Covariates balance_values;  ///< a column for each of `balance`
  std::vector<results::MissingTerm> missing;

  /// One flag per case: those of the second treatment, or of the first.
  [[nodiscard]] std::vector<std::uint8_t> on_side(bool of_second) const;
  /// Views of the columns; nothing where nothing competes.
  [[nodiscard]] std::optional<survival::CauseColumns> causes() const;
};

/// All patients with known outcome, treatment and `adjust`; a competing event that is not known counts as none. Throws
/// NotEstimable for an endpoint with weights or clusters, and where there is nobody to compare: the treatment has not two sides, a side has fewer than 5 patients, or
/// there are fewer than 10 events.
[[nodiscard]] ComparedPatients compared_patients(Analysis& analysis, const EffectRule& rule);

}  // namespace rtsurv::study

#pragma once
// A Cox model of factors of the plan.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "rtsurv/chain/sample.hpp"

namespace rtsurv::chain {

/// A column of the design: a number (level 0), or the indicator of a level (1 ..) of a factor.
struct Column {
  std::size_t factor = 0, level = 0;

  bool operator==(const Column&) const = default;
};

[[nodiscard]] std::vector<Column> columns_of(const Plan& plan, const std::vector<std::size_t>& factors);

struct Regression {
  std::vector<Column> columns;
  std::vector<double> coefficient;  ///< for the linear predictor: 0 when redundant, far out when without bound
  std::vector<std::uint8_t> is_estimate;
  bool unbounded = false;  ///< a coefficient runs to infinity
  double likelihood_ratio_p = 1.0;
};

/// P of a number alone in its Fine-Gray model, on the patients of `causes`, who are known. Nothing when it cannot be
/// estimated.
[[nodiscard]] std::optional<double> subdistribution_p(const Plan& plan, const Values& values,
                                                      const survival::CauseFollowUp& causes, std::size_t factor);

/// The model on the patients of `follow_up`, whose values are all known. Levels of a factor whose reference none of
/// them has are no estimates. Nothing when it cannot be estimated or did not
/// converge.
[[nodiscard]] std::optional<Regression> regress(const Plan& plan, const Values& values,
                                                const survival::FollowUp& follow_up,
                                                const std::vector<std::size_t>& factors);

/// The values of the factors, for known().
[[nodiscard]] std::vector<const std::vector<double>*> values_of(const Values& values,
                                                                const std::vector<std::size_t>& factors);

/// Harrell's C of the model's linear predictor in the patients of `follow_up`. Nothing when no pair is comparable.
[[nodiscard]] std::optional<double> concordance(const Values& values, const survival::FollowUp& follow_up,
                                                const Regression& regression);

}  // namespace rtsurv::chain

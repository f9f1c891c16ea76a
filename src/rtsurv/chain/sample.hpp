#pragma once
// The patients of one replicate, and the values that the covariates have under its cut-points.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "rtsurv/chain/plan.hpp"

namespace rtsurv::chain {

/// A number of patients each; the outcomes of those with at least one.
struct Sample {
  Sample(const Plan& plan, std::vector<double> number_of);

  std::vector<double> weight;               ///< per patient
  std::vector<survival::FollowUp> outcome;  ///< per endpoint
  std::vector<std::optional<survival::CauseFollowUp>> causes;
};

/// The values of every factor once the cut-points are known.
class Values {
 public:
  /// `cuts[k]` is the cut of plan.cuts[k]; empty: none was found, and what depends on it is unknown.
  Values(const Plan& plan, std::span<const std::optional<double>> cuts);

  /// Per patient; NaN unknown.
  [[nodiscard]] const std::vector<double>& of(std::size_t factor) const;

  /// The cut-points on which the values of these factors depend.
  [[nodiscard]] std::vector<std::optional<double>> cuts_under(const std::vector<std::size_t>& factors) const;

 private:
  void combine(const Plan& plan, std::size_t factor, const std::vector<std::vector<double>>& high);
  void count_factors(const Plan& plan);

  const Plan& plan_;
  std::vector<std::optional<double>> cuts_;
  std::vector<std::vector<double>> made_;  ///< empty for factors that no cut-point changes
  std::vector<double> risk_group_;
};

/// 1 for the patients with this code, for known().
[[nodiscard]] std::vector<std::uint8_t> members(const std::vector<double>& codes, std::size_t code);

/// The outcome of the patients of the sample whose `values` are all known; `only` further restricts them (empty: all).
[[nodiscard]] survival::FollowUp known(const Sample& sample, std::size_t endpoint,
                                       std::span<const std::vector<double>* const> values,
                                       std::span<const std::uint8_t> only = {});

/// The causes of the patients of the sample in whom `values` is known. Throws std::bad_optional_access for an endpoint
/// without them.
[[nodiscard]] survival::CauseFollowUp known_causes(const Sample& sample, std::size_t endpoint,
                                                   const std::vector<double>& values);

}  // namespace rtsurv::chain

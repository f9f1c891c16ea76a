#pragma once
// Which number of an analysis.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace rtsurv::chain {

/// A number of the analysis in the words of its plan. Members that a kind does not need are empty.
struct Quantity {
  enum class Kind : std::uint8_t {
    concordance,      ///< Harrell's C of the model of `endpoint`
    model_term,       ///< hazard ratio of a level of a factor in that model
    group_rate,       ///< Kaplan-Meier rate of a risk group at a landmark
    effect_in_group,  ///< hazard ratio of a level of the variable in a group
    effect_overall,   ///< the same over all groups, stratified by them
  };
  Kind kind = Kind::concordance;
  std::string endpoint = {};
  std::string factor = {}, level = {};  ///< of a hazard ratio; level empty for a number
  std::string within = {}, group = {};  ///< of a rate or an effect; group empty over all groups
  std::optional<double> landmark = {};  ///< of a rate

  /// A hazard ratio; else a proportion.
  [[nodiscard]] bool is_ratio() const noexcept { return kind != Kind::concordance && kind != Kind::group_rate; }

  auto operator<=>(const Quantity&) const = default;
};

}  // namespace rtsurv::chain

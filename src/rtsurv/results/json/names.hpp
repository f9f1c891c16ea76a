#pragma once
// The words that options, protocols and JSON use for the choices of a method, in one place.

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "rtsurv/core/units.hpp"
#include "rtsurv/dose/response/dose_response_fit.hpp"
#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/cox/proportional_hazards.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"
#include "rtsurv/survival/cutpoint/maxstat.hpp"

namespace rtsurv::results {

template <class Choice, std::size_t N>
using WordList = std::array<std::pair<Choice, std::string_view>, N>;

template <>
struct Words<TimeUnit> {
  using enum TimeUnit;
  static constexpr WordList<TimeUnit, 4> all{{{days, "days"}, {weeks, "weeks"}, {months, "months"}, {years, "years"}}};
};
template <>
struct Words<survival::ConfidenceType> {
  using enum survival::ConfidenceType;
  static constexpr WordList<survival::ConfidenceType, 3> all{
      {{plain, "plain"}, {survival::ConfidenceType::log, "log"}, {log_log, "log-log"}}};
};
template <>
struct Words<survival::MedianRule> {
  using enum survival::MedianRule;
  static constexpr WordList<survival::MedianRule, 2> all{{{middle, "middle"}, {first, "first"}}};
};
template <>
struct Words<survival::ObservedQuantile> {
  using enum survival::ObservedQuantile;
  static constexpr WordList<survival::ObservedQuantile, 3> all{{{type2, "type2"}, {type6, "type6"}, {type7, "type7"}}};
};
template <>
struct Words<survival::Ties> {
  using enum survival::Ties;
  static constexpr WordList<survival::Ties, 2> all{{{efron, "efron"}, {breslow, "breslow"}}};
};
template <>
struct Words<survival::ZphTransform> {
  using enum survival::ZphTransform;
  static constexpr WordList<survival::ZphTransform, 4> all{
      {{kaplan_meier, "km"}, {identity, "identity"}, {rank, "rank"}, {survival::ZphTransform::log, "log"}}};
};
template <>
struct Words<survival::MaxstatScore> {
  using enum survival::MaxstatScore;
  static constexpr WordList<survival::MaxstatScore, 3> all{{{log_rank, "logrank"}, {gehan, "gehan"}, {gray, "gray"}}};
};
template <>
struct Words<survival::MaxstatP> {
  using enum survival::MaxstatP;
  static constexpr WordList<survival::MaxstatP, 6> all{{{conditional_monte_carlo, "condMC"},
                                                        {hothorn_lausen, "HL"},
                                                        {lausen92, "Lau92"},
                                                        {lausen94, "Lau94"},
                                                        {exact_gauss, "exactGauss"},
                                                        {exact, "exact"}}};
};
template <>
struct Words<dose::DoseResponseModel> {
  using enum dose::DoseResponseModel;
  static constexpr WordList<dose::DoseResponseModel, 2> all{{{log_logistic, "log_logistic"}, {poisson, "poisson"}}};
};

[[nodiscard]] inline std::string_view name(survival::ConfidenceType value) noexcept { return word_of(value); }
[[nodiscard]] inline std::string_view name(survival::Ties value) noexcept { return word_of(value); }
[[nodiscard]] inline std::string_view name(survival::ZphTransform value) noexcept { return word_of(value); }
[[nodiscard]] inline std::string_view name(survival::MaxstatScore value) noexcept { return word_of(value); }
[[nodiscard]] inline std::string_view name(survival::MaxstatP value) noexcept { return word_of(value); }
[[nodiscard]] inline std::string_view name(dose::DoseResponseModel value) noexcept { return word_of(value); }

// The choice of that word; nothing for another word.
[[nodiscard]] inline std::optional<survival::ConfidenceType> confidence_type(std::string_view word) noexcept {
  return choice_of<survival::ConfidenceType>(word);
}
[[nodiscard]] inline std::optional<survival::Ties> ties(std::string_view word) noexcept {
  return choice_of<survival::Ties>(word);
}
[[nodiscard]] inline std::optional<survival::ZphTransform> zph_transform(std::string_view word) noexcept {
  return choice_of<survival::ZphTransform>(word);
}
[[nodiscard]] inline std::optional<survival::MaxstatScore> maxstat_score(std::string_view word) noexcept {
  return choice_of<survival::MaxstatScore>(word);
}
[[nodiscard]] inline std::optional<survival::MaxstatP> maxstat_p(std::string_view word) noexcept {
  return choice_of<survival::MaxstatP>(word);
}

}  // namespace rtsurv::results

#include "rtsurv/results/json/names.hpp"

#include <array>
#include <span>
#include <utility>

namespace rtsurv::results {
namespace {

template <class Choice>
using Word = std::pair<Choice, std::string_view>;

using enum survival::ConfidenceType;
constexpr std::array<Word<survival::ConfidenceType>, 3> confidence_types{
    {{plain, "plain"}, {survival::ConfidenceType::log, "log"}, {log_log, "log-log"}}};

constexpr std::array<Word<survival::Ties>, 2> tie_methods{
    {{survival::Ties::efron, "efron"}, {survival::Ties::breslow, "breslow"}}};

constexpr std::array<Word<survival::ZphTransform>, 4> zph_transforms{{{survival::ZphTransform::kaplan_meier, "km"},
                                                                      {survival::ZphTransform::identity, "identity"},
                                                                      {survival::ZphTransform::rank, "rank"},
                                                                      {survival::ZphTransform::log, "log"}}};

constexpr std::array<Word<survival::MaxstatScore>, 2> maxstat_scores{
    {{survival::MaxstatScore::log_rank, "logrank"}, {survival::MaxstatScore::gehan, "gehan"}}};

using enum survival::MaxstatP;
constexpr std::array<Word<survival::MaxstatP>, 6> maxstat_p_methods{{{conditional_monte_carlo, "condMC"},
                                                                     {hothorn_lausen, "HL"},
                                                                     {lausen92, "Lau92"},
                                                                     {lausen94, "Lau94"},
                                                                     {exact_gauss, "exactGauss"},
                                                                     {exact, "exact"}}};

template <class Choice>
std::string_view word_of(std::span<const Word<Choice>> words, Choice value) noexcept {
  for (const auto& [choice, word] : words)
    if (choice == value) return word;
  return {};
}

template <class Choice>
std::optional<Choice> choice_of(std::span<const Word<Choice>> words, std::string_view wanted) noexcept {
  for (const auto& [choice, word] : words)
    if (word == wanted) return choice;
  return std::nullopt;
}

}  // namespace

std::string_view name(survival::ConfidenceType value) noexcept {
  return word_of<survival::ConfidenceType>(confidence_types, value);
}
std::string_view name(survival::Ties value) noexcept { return word_of<survival::Ties>(tie_methods, value); }
std::string_view name(survival::ZphTransform value) noexcept {
  return word_of<survival::ZphTransform>(zph_transforms, value);
}
std::string_view name(dose::DoseResponseModel value) noexcept {
  return value == dose::DoseResponseModel::poisson ? "poisson" : "log_logistic";
}
std::string_view name(survival::MaxstatScore value) noexcept {
  return word_of<survival::MaxstatScore>(maxstat_scores, value);
}
std::string_view name(survival::MaxstatP value) noexcept {
  return word_of<survival::MaxstatP>(maxstat_p_methods, value);
}

std::optional<survival::ConfidenceType> confidence_type(std::string_view word) noexcept {
  return choice_of<survival::ConfidenceType>(confidence_types, word);
}
std::optional<survival::Ties> ties(std::string_view word) noexcept {
  return choice_of<survival::Ties>(tie_methods, word);
}
std::optional<survival::ZphTransform> zph_transform(std::string_view word) noexcept {
  return choice_of<survival::ZphTransform>(zph_transforms, word);
}
std::optional<survival::MaxstatScore> maxstat_score(std::string_view word) noexcept {
  return choice_of<survival::MaxstatScore>(maxstat_scores, word);
}
std::optional<survival::MaxstatP> maxstat_p(std::string_view word) noexcept {
  return choice_of<survival::MaxstatP>(maxstat_p_methods, word);
}

}  // namespace rtsurv::results

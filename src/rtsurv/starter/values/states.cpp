#include "rtsurv/starter/values/states.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "rtsurv/core/text.hpp"
#include "rtsurv/naming/glossary.hpp"

namespace rtsurv::starter {
namespace {

// clang-format off
constexpr std::array<std::string_view, 17> yes_texts{
    "ja", "oui", "si", "예", "있음", "유", "はい", "有", "あり", "是", "yes", "y", "true", "wahr", "vrai",
    "verdadero", "x"};
constexpr std::array<std::string_view, 17> no_texts{
    "nein", "non", "아니오", "없음", "무", "いいえ", "なし", "無", "无", "否", "no", "n", "none", "false",
    "falsch", "faux", "falso"};
constexpr std::array<std::string_view, 17> death_texts{
    "tot", "dead", "died", "death", "deceased", "expired", "dod", "doc", "原病死", "他病死", "他因死",
    "腫瘍死", "癌死", "died of disease", "died of other cause", "died of other causes",
    "died of cancer"};
constexpr std::array<std::string_view, 10> event_texts{
    "event", "relapse", "relapsed", "recurrence", "failure", "failed", "progression", "progressed",
    "recurred", "local recurrence"};
constexpr std::array<std::string_view, 47> other_texts{
    "lebend", "lebt", "vivant", "vivante", "vivo", "viva", "vif", "생존", "生存", "存活", "alive",
    "censored", "living", "free", "disease free", "disease-free", "no evidence of disease", "ned",
    "awd", "aned", "controlled", "alive with disease", "alive without disease", "no event",
    "no recurrence", "no relapse", "no progression", "no failure", "lost", "lost to followup",
    "lost to follow up", "lost to follow-up", "loss to follow-up", "ltfu", "lfu", "verloren",
    "pdv", "perdu de vue", "perdue de vue", "perdido", "perdido de vista", "추적소실", "추적 소실", "추적불가",
    "追跡不能", "失访", "失訪"};
// clang-format on

/// In lower case, and without the code of "1:DECEASED".
std::string meaning_of(const std::string& level) {
  const std::size_t digits = level.find_first_not_of("0123456789");
  const bool coded = digits != std::string::npos && digits > 0 && level[digits] == ':';
  return trimmed(fold_case(naming::without_accents(coded ? level.substr(digits + 1) : level)));
}

template <class List>
bool says(const List& words, const std::string& level) {
  const std::string text = meaning_of(level), english = trimmed(fold_case(naming::in_english(text)));
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text == word || english == word; });
}

}  // namespace

bool says_yes(const std::string& text) { return says(yes_texts, text); }
bool says_no(const std::string& text) { return says(no_texts, text); }
bool says_death(const std::string& text) { return says(death_texts, text) || meaning_of(text).starts_with("dead "); }
bool says_event(const std::string& text) { return says(yes_texts, text) || says(event_texts, text); }
bool denies_event(const std::string& text) { return says(no_texts, text) || says(other_texts, text); }

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

}  // namespace rtsurv::starter

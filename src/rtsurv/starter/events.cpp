// The coding of an event column.

#include <algorithm>
#include <array>

#include "rtsurv/naming/glossary.hpp"
#include "rtsurv/starter/outcomes.hpp"
#include "rtsurv/starter/text.hpp"

namespace rtsurv::starter {
namespace {

constexpr std::array<std::string_view, 24> event_texts{
    "ja",       "oui",     "sí",       "si",         "예",      "있음",        "はい",       "有",
    "あり",     "是",      "yes",      "y",          "dead",    "died",        "death",      "event",
    "deceased", "relapse", "relapsed", "recurrence", "failure", "progression", "progressed", "true"};
constexpr std::array<std::string_view, 27> other_texts{
    "nein",   "non",  "lebend", "lebt",   "vivant",   "vivante", "vivo",   "viva", "vif",
    "아니오", "없음", "생존",   "いいえ", "なし",     "無",      "无",     "否",   "生存",
    "存活",   "no",   "n",      "alive",  "censored", "none",    "living", "free", "false"};

/// In lower case, and without the code of "1:DECEASED".
std::string meaning_of(const std::string& level) {
  const std::size_t digits = level.find_first_not_of("0123456789");
  const bool coded = digits != std::string::npos && digits > 0 && level[digits] == ':';
  std::string text = coded ? level.substr(digits + 1) : level;
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

template <std::size_t N>
const std::string* find_level(const std::vector<std::string>& levels, const std::array<std::string_view, N>& words) {
  const auto found = std::find_if(levels.begin(), levels.end(), [&](const std::string& level) {
    const std::string text = meaning_of(level);
    return std::find(words.begin(), words.end(), text) != words.end() ||
           std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return trimmed(naming::in_english(text)) == word; });
  });
  return found == levels.end() ? nullptr : &*found;
}

std::optional<EventCoding> text_coding(const ColumnProfile& column) {
  if (column.few_levels.size() != 2) return std::nullopt;
  const std::string* event = find_level(column.few_levels, event_texts);
  const std::string* other = find_level(column.few_levels, other_texts);
  if (event == nullptr || other == nullptr) return std::nullopt;
  return EventCoding{sql_name(column.name) + " = " + sql_text(*event), "its name and its two texts"};
}

}  // namespace

std::optional<EventCoding> event_coding(const ColumnProfile& column, const NameWords& name) {
  using Numbers = std::vector<double>;
  const Numbers& numbers = column.few_numbers;
  const std::string sql = sql_name(column.name);
  if (column.type == table::ColumnType::text) return text_coding(column);
  if (column.type == table::ColumnType::boolean)
    return name.inverted ? EventCoding{"not " + sql, "its name; true means no event"}
                         : EventCoding{column.name, "its name; true is the event"};
  if (numbers == Numbers{0, 1} || numbers == Numbers{0} || numbers == Numbers{1})
    return name.inverted ? EventCoding{sql + " = 0", "its name; 1 means no event"}
                         : EventCoding{column.name, "its name; 1 is the event"};
  if (numbers == Numbers{1, 2})
    return EventCoding{sql + " = 2", "its name and the codes 1 and 2, of which 2 is the event"};
  return std::nullopt;
}

}  // namespace rtsurv::starter

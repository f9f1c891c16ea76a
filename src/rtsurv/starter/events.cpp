#include "rtsurv/starter/events.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "rtsurv/core/text.hpp"
#include "rtsurv/starter/glossary.hpp"
#include "rtsurv/starter/text.hpp"

namespace rtsurv::starter {
namespace {

using Numbers = std::vector<double>;

constexpr std::array<std::string_view, 17> yes_texts{"ja",   "oui",  "si",   "예",        "있음", "유",
                                                     "はい", "有",   "あり", "是",        "yes",  "y",
                                                     "true", "wahr", "vrai", "verdadero", "x"};
constexpr std::array<std::string_view, 8> death_texts{"tot",      "dead",    "died", "death",
                                                      "deceased", "expired", "dod",  "doc"};
constexpr std::array<std::string_view, 27> event_texts{"ja",         "oui",      "si",
                                                       "예",         "있음",     "유",
                                                       "はい",       "有",       "あり",
                                                       "是",         "yes",      "y",
                                                       "true",       "wahr",     "vrai",
                                                       "verdadero",  "x",        "event",
                                                       "relapse",    "relapsed", "recurrence",
                                                       "failure",    "failed",   "progression",
                                                       "progressed", "recurred", "local recurrence"};
constexpr std::array<std::string_view, 38> other_texts{"nein",
                                                       "non",
                                                       "lebend",
                                                       "lebt",
                                                       "vivant",
                                                       "vivante",
                                                       "vivo",
                                                       "viva",
                                                       "vif",
                                                       "아니오",
                                                       "없음",
                                                       "무",
                                                       "생존",
                                                       "いいえ",
                                                       "なし",
                                                       "無",
                                                       "无",
                                                       "否",
                                                       "生存",
                                                       "存活",
                                                       "no",
                                                       "n",
                                                       "alive",
                                                       "censored",
                                                       "none",
                                                       "living",
                                                       "free",
                                                       "false",
                                                       "falsch",
                                                       "faux",
                                                       "falso",
                                                       "disease free",
                                                       "ned",
                                                       "awd",
                                                       "lost",
                                                       "lost to followup",
                                                       "lost to follow up",
                                                       "lost to follow-up"};

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// In lower case, and without the code of "1:DECEASED".
std::string meaning_of(const std::string& level) {
  const std::size_t digits = level.find_first_not_of("0123456789");
  const bool coded = digits != std::string::npos && digits > 0 && level[digits] == ':';
  return trimmed(fold_case(without_accents(coded ? level.substr(digits + 1) : level)));
}

template <class List>
bool says(const List& words, const std::string& level) {
  const std::string text = meaning_of(level), english = trimmed(fold_case(in_english(text)));
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text == word || english == word; });
}

EventSide side_of(const ColumnProfile& column, const std::string& condition, const Numbers& values) {
  return {condition, condition, is_one_of(column, values)};
}

/// "x = 'a'", or "x in ('a', 'b')".
EventSide side_of_texts(const ColumnProfile& column, const std::vector<std::string>& texts) {
  Numbers places;
  std::string list;
  for (const std::string& text : texts) {
    const auto at = std::find(column.few_levels.begin(), column.few_levels.end(), text);
    places.push_back(static_cast<double>(at - column.few_levels.begin()));
    list += (list.empty() ? "" : ", ") + sql_text(text);
  }
  const std::string sql = sql_name(column.name);
  return side_of(column, texts.size() == 1 ? sql + " = " + list : sql + " in (" + list + ")", places);
}

bool is_sparse(const ColumnProfile& column) { return 10 * column.known <= 9 * column.rows; }

EventCoding marked_or_blank(const ColumnProfile& column) {
  const std::string sql = sql_name(column.name);
  Truths happened = filled(column), not_happened;
  for (const double truth : happened) not_happened.push_back(1.0 - truth);
  return {{sql + " is not null", sql + " is not null", std::move(happened)},
          {sql + " is null", sql + " is null", std::move(not_happened)},
          {},
          "one value or blank; blank is taken as no event",
          true};
}

/// Texts that say an event, those that say a death, and those that deny both; nothing when one says neither.
struct Parted {
  std::vector<std::string> events, deaths, others;
};

std::optional<Parted> part(const std::vector<std::string>& levels) {
  Parted parted;
  for (const std::string& level : levels) {
    const bool coded = levels.size() == 2;
    const std::string text = fold_case(level);
    if (says(death_texts, level) || (coded && text.starts_with("dead ")))
      parted.deaths.push_back(level);
    else if (says(event_texts, level) || (coded && level.starts_with("1:")))
      parted.events.push_back(level);
    else if (says(other_texts, level) || (coded && (level.starts_with("0:") || text.starts_with("alive "))))
      parted.others.push_back(level);
    else
      return std::nullopt;
  }
  return parted;
}

std::optional<EventCoding> text_coding(const ColumnProfile& column) {
  if (column.few_levels.size() == 1 && is_sparse(column) &&
      (says(event_texts, column.few_levels.front()) || says(death_texts, column.few_levels.front())))
    return marked_or_blank(column);
  auto parted = part(column.few_levels);
  if (!parted || parted->others.empty() || parted->events.size() + parted->deaths.size() == 0) return std::nullopt;
  EventCoding coding;
  coding.telling_text = true;
  coding.reason = "its texts";
  if (!parted->events.empty() && !parted->deaths.empty()) {
    coding.competing = side_of_texts(column, parted->deaths).condition;
    parted->others.insert(parted->others.end(), parted->deaths.begin(), parted->deaths.end());
  } else if (parted->events.empty()) {
    parted->events = parted->deaths;
    coding.deaths = true;
  }
  coding.names_outcome = std::any_of(parted->events.begin(), parted->events.end(),
                                     [](const std::string& text) { return !says(yes_texts, text); });
  coding.event = side_of_texts(column, parted->events);
  coding.opposite = side_of_texts(column, parted->others);
  return coding;
}

EventCoding truth_coding(const ColumnProfile& column) {
  const std::string sql = sql_name(column.name);
  EventSide yes = side_of(column, sql, {1.0}), no = side_of(column, "not " + sql, {0.0});
  yes.expression = column.name;
  return {std::move(yes), std::move(no), {}, "its name; true is the event"};
}

EventCoding number_coding(const ColumnProfile& column, double code, const std::string& reason) {
  const std::string sql = sql_name(column.name);
  const auto equals = [&](double value) { return side_of(column, sql + " = " + table::label(value), {value}); };
  EventCoding coding{equals(code), equals(code == 2.0 ? 1.0 : 0.0), {}, reason};
  if (code == 1.0) coding.event.expression = column.name;
  return coding;
}

/// 0/1/2: two kinds of events.
EventCoding competing_coding(const ColumnProfile& column) {
  EventCoding coding =
      number_coding(column, 1.0, "its codes 0, 1 and 2: 1 is the event and 2 another that precludes it");
  coding.event.expression = coding.event.condition;
  coding.opposite = side_of(column, sql_name(column.name) + " = 2", {2.0});
  coding.competing = coding.opposite.condition;
  return coding;
}

/// Of "status (0=alive, 1=dead)" the code of the event; nothing when the name holds no "=" or ":" between a digit and a
/// text that tells a side.
std::optional<double> code_in_name(const std::string& name) {
  constexpr std::string_view ends = " ,;/()[]=:\n";
  for (std::size_t at = name.find_first_of("=:"); at != std::string::npos; at = name.find_first_of("=:", at + 1)) {
    const std::string before = trimmed(name.substr(0, at)), after = trimmed(name.substr(at + 1));
    std::string left = before.substr(before.find_last_of(ends) + 1), right = after.substr(0, after.find_first_of(ends));
    if (left.size() != 1) std::swap(left, right);
    if (left.size() != 1 || left.front() < '0' || left.front() > '2') continue;
    if (says(death_texts, right) || says(event_texts, right)) return left.front() - '0';
  }
  return std::nullopt;
}

/// The code of the event is known; the other one is the contrary.
std::optional<EventCoding> coding_of_code(const ColumnProfile& column, double code) {
  const Numbers& numbers = column.few_numbers;
  if (std::find(numbers.begin(), numbers.end(), code) == numbers.end()) return std::nullopt;
  const std::string sql = sql_name(column.name);
  const double other = numbers[0] == code ? numbers[1] : numbers[0];
  EventCoding coding;
  coding.event = side_of(column, sql + " = " + table::label(code), {code});
  coding.opposite = side_of(column, sql + " = " + table::label(other), {other});
  coding.reason = "its name gives the codes";
  return coding;
}

void turn_round(EventCoding& coding) {
  std::swap(coding.event, coding.opposite);
  if (!coding.competing.empty()) coding.competing = coding.opposite.condition;
}

}  // namespace

std::optional<EventCoding> event_coding(const ColumnProfile& column, const NameWords& name) {
  if (column.type == table::ColumnType::text) return text_coding(column);
  if (column.type == table::ColumnType::date) return std::nullopt;
  const Numbers& numbers = column.few_numbers;
  const bool truths = column.type == table::ColumnType::boolean;
  if (const auto code = code_in_name(column.name); code && numbers.size() == 2 && !truths)
    return coding_of_code(column, *code);
  std::optional<EventCoding> coding;
  if (!truths && numbers == Numbers{1} && is_sparse(column)) return marked_or_blank(column);
  if (numbers == Numbers{0, 1, 2}) return competing_coding(column);
  if (truths)
    coding = truth_coding(column);
  else if (numbers == Numbers{0, 1} || numbers == Numbers{0} || numbers == Numbers{1})
    coding = number_coding(column, 1.0, "its name; 1 is the event");
  else if (numbers == Numbers{1, 2})
    coding = number_coding(column, 2.0, "its name and the codes 1 and 2, of which 2 is the event");
  if (!coding) return std::nullopt;
  coding->doubtful = name.inverted || name.meaning == Meaning::none || name.has("vital");
  if (name.inverted && numbers != Numbers{1, 2}) {
    turn_round(*coding);
    coding->reason = truths ? "its name; true means no event" : "its name; 1 means no event";
  }
  return coding;
}

void hear(EventCoding& coding, const std::vector<Witness>& witnesses) {
  constexpr double sure = 0.9;
  for (const Witness& witness : witnesses) {
    const double same = agreement(coding.event.happened, witness.happened);
    const double other = agreement(coding.opposite.happened, witness.happened);
    if (std::max(same, other) < sure) continue;
    if (other > same) turn_round(coding);
    coding.reason =
        fmt::format("this side goes with {} in {:.0f} % of the rows", witness.what, 100.0 * std::max(same, other));
    return;
  }
  if (coding.doubtful) coding.reason += "; no other column tells which side is the event";
}

}  // namespace rtsurv::starter

#include "rtsurv/results/expression.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "rtsurv/core/text.hpp"
#include "rtsurv/results/labels.hpp"

namespace rtsurv::results {

namespace {

enum class Relation { equal, other, less, at_most, more, at_least };

struct Comparison {
  std::string column;
  Relation relation = Relation::equal;
  std::string value;    ///< of a text without its quotes
  bool number = false;  ///< else a text
};

Relation opposite(Relation relation) {
  using enum Relation;
  constexpr std::array<Relation, 6> opposites{other, equal, at_least, more, at_most, less};
  return opposites[static_cast<std::size_t>(relation)];
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

bool is_name_letter(char c) { return is_ascii_alphanumeric(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

/// Takes a name in double quotes off the front; two of them are one within it. Empty when the last is missing.
std::string take_quoted(std::string_view& text) {
  std::string name;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const bool quote = text[i] == '"';
    if (quote && !text.substr(i + 1).starts_with('"')) {
      text.remove_prefix(i + 1);
      return name;
    }
    name += text[i];
    i += quote ? 1 : 0;
  }
  return "";
}

/// Takes the name of a column off the front: bare, or in double quotes. Empty when none stands there.
std::string take_name(std::string_view& text) {
  if (text.starts_with('"')) return take_quoted(text);
  const auto end = static_cast<std::size_t>(std::ranges::find_if_not(text, is_name_letter) - text.begin());
  std::string name(text.substr(0, end));
  text.remove_prefix(end);
  return is_ascii_digit(name.empty() ? '0' : name.front()) ? "" : name;
}

std::optional<Relation> take_relation(std::string_view& text) {
  using enum Relation;
  constexpr std::array<std::pair<std::string_view, Relation>, 8> signs{{{">=", at_least},
                                                                        {"<=", at_most},
                                                                        {"<>", other},
                                                                        {"!=", other},
                                                                        {"==", equal},
                                                                        {">", more},
                                                                        {"<", less},
                                                                        {"=", equal}}};
  text = trimmed(text);
  for (const auto& [sign, relation] : signs)
    if (text.starts_with(sign)) {
      text = trimmed(text.substr(sign.size()));
      return relation;
    }
  return {};
}

bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto digit_or_point = [](char c) { return is_ascii_digit(c) || c == '.'; };
  return !text.empty() && is_ascii_digit(text.front()) && std::ranges::all_of(text, digit_or_point) &&
         std::ranges::count(text, '.') <= 1;
}

std::optional<Comparison> comparison_in(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('(') && text.find(')') + 1 == text.size()) text = trimmed(text.substr(1, text.size() - 2));
  Comparison found;
  found.column = take_name(text);
  const std::optional<Relation> relation = found.column.empty() ? std::nullopt : take_relation(text);
  if (!relation) return {};
  found.relation = *relation;
  found.number = is_number(text);
  const bool quoted = text.size() > 2 && text.starts_with('\'') && text.find('\'', 1) + 1 == text.size();
  found.value = quoted ? text.substr(1, text.size() - 2) : text;
  const bool orders = found.relation != Relation::equal && found.relation != Relation::other;
  return found.number || (quoted && !orders) ? std::optional(found) : std::nullopt;
}

bool is_age(std::string_view label) {
  return label.size() >= 3 && same_without_case(label.substr(0, 3), "age") &&
         (label.size() == 3 || !is_name_letter(label[3]));
}

std::string words_of(const Study& study, const Comparison& one) {
  const ColumnLabel* column = study.find_column(one.column);
  const std::string label = column_label(study, one.column);
  const std::string unit = column == nullptr || column->unit.empty() ? "" : " " + column->unit;
  const std::string value = one.value + unit;
  const std::string level = level_label(study, one.column, one.value) + (one.number ? unit : "");
  const bool age = is_age(label);
  using enum Relation;
  switch (one.relation) {
    case equal:
      return label + " " + level;
    case other:
      return label + " other than " + level;
    case less:
      return label + " under " + value;
    case more:
      return label + " over " + value;
    case at_most:
      return label + (age ? " " + value + " or younger" : " of " + value + " or less");
    case at_least:
      break;
  }
  return label + (age ? " " + value + " or older" : " of " + value + " or more");
}

/// The text without what stands in double quotes: names of columns.
std::string without_names(std::string_view text) {
  std::string rest;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && c != '"') rest += c;
  }
  return rest;
}

/// "upper(sex)": a function that protocols call, its bracket right behind it. A column called "dose(Gy)" calls none.
bool calls_a_function(std::string_view text) {
  constexpr std::string_view functions =
      " abs cast ceil ceiling coalesce concat concat_ws contains date_diff date_part date_trunc datediff exp extract "
      "floor greatest if ifnull least left len length ln log log10 log2 lower ltrim mod month nullif power quarter "
      "regexp_extract regexp_matches regexp_replace replace right round rtrim sign split_part sqrt starts_with "
      "strftime strptime substr substring trim trunc try_cast upper year ";
  for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
    std::size_t begin = open;
    while (begin > 0 && is_name_letter(text[begin - 1])) --begin;
    const std::string name(text.substr(begin, open - begin));
    const bool plural = text.substr(open).starts_with("(s)");  // "year(s)"
    if (!name.empty() && !plural && functions.find(" " + name + " ") != std::string_view::npos) return true;
  }
  return false;
}

/// "many_nodes and low_pgr": every part is a column with a label.
bool joins_columns(const Study& study, std::string text) {
  for (const std::string_view word : {" or ", " and "})
    for (std::size_t at = fold_case(text).find(word); at != std::string::npos; at = fold_case(text).find(word))
      text.replace(at, word.size(), "\n");
  if (text.find('\n') == std::string::npos) return false;
  for (std::size_t begin = 0, end = 0; begin <= text.size(); begin = end + 1) {
    end = std::min(text.find('\n', begin), text.size());
    std::string_view part = trimmed(std::string_view(text).substr(begin, end - begin));
    if (fold_case(part).starts_with("not ")) part = trimmed(part.substr(4));
    if (study.find_column(std::string(part)) == nullptr) return false;
  }
  return true;
}

}  // namespace

std::optional<std::string> comparison_words(const Study& study, const std::string& expression) {
  std::string_view rest = trimmed(expression);
  const bool quoted = rest.starts_with('"');
  if (const std::string name = take_name(rest); quoted && rest.empty() && !name.empty())
    return column_label(study, name);
  const std::optional<Comparison> found = comparison_in(expression);
  return found ? std::optional(words_of(study, *found)) : std::nullopt;
}

std::optional<std::string> opposite_words(const Study& study, const std::string& expression) {
  std::optional<Comparison> found = comparison_in(expression);
  if (!found) return {};
  found->relation = opposite(found->relation);
  return words_of(study, *found);
}

bool is_expression(const Study& study, const std::string& text) {
  const std::string rest = fold_case(without_names(text));
  return rest.find_first_of("<>='") != std::string::npos || rest.starts_with("case when ") ||
         rest.find(" is null") != std::string::npos || rest.find(" is not null") != std::string::npos ||
         calls_a_function(rest) || joins_columns(study, text);
}

}  // namespace rtsurv::results

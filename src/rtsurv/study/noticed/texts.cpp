// Texts that are no value, and values that are written in two ways.
#include <algorithm>
#include <array>
#include <map>

#include "rtsurv/core/mention.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/study/noticed/keys.hpp"
#include "rtsurv/study/noticed/scene.hpp"
#include "rtsurv/study/noticed/texts.hpp"
#include "rtsurv/study/noticed/values.hpp"
#include "rtsurv/table/columns/missing_code.hpp"

namespace rtsurv::study::noticed {
namespace {

using results::Notice, table::Column;

constexpr std::size_t fewest_to_quote = 5;  // of a spelling that a message may quote

/// The protocol names the text in quotes together with the column: its author knows of it.
bool is_handled(const Protocol& protocol, const std::string& column, const std::string& text) {
  const std::string quoted = "'" + text + "'";
  return std::ranges::any_of(protocol.expressions, [&](const std::string& expression) {
    return mentions(expression, column) && expression.find(quoted) != std::string::npos;
  });
}

bool holds_a_number(const std::string& text) {
  return text.find_first_of("0123456789") != std::string::npos &&
         text.find_first_not_of("0123456789.-") == std::string::npos;
}

/// Among texts, a number such as 99 is no level.
bool is_code_among_texts(const Column& column, const std::string& text) {
  constexpr std::array<std::string_view, 10> codes{"9", "99", "999", "9999", "-1", "-9", "-99", "-999", "88", "77"};
  return std::ranges::count(codes, text) > 0 && std::ranges::none_of(column.level, [&](const std::string& other) {
           return other != text && holds_a_number(other);
         });
}

std::string without_case_and_blanks(std::string_view text) {
  std::string folded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "\u00A0")
      ++i;  // a blank of two bytes
    else if (text.substr(i, 3) == "\u3000" || text.substr(i, 3) == "\u202F")
      i += 2;
    else if (!is_ascii_space(text[i]))
      folded += text[i];
  }
  return fold_case(folded);
}

void notice_words(const Scene& scene, const Variable& variable, Notices& found) {
  const std::vector<std::size_t> counts = level_counts(variable.column);
  std::vector<std::string> words;
  std::size_t rows = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const std::string& text = variable.column.level[i];
    if (counts[i] == 0 || !means_missing(variable.column, text) || is_handled(scene.protocol, variable.text, text))
      continue;
    words.push_back(text);
    rows += counts[i];
  }
  if (!words.empty())
    found.push_back({Notice::Id::missing_word,
                     variable.text,
                     rows,
                     columns_key(variable.text, "missing = " + toml_list(words)),
                     {},
                     words});
}

/// The spellings of one value, the commonest first; one notice for all values of the column.
void notice_spellings(const Scene& scene, const Variable& variable, Notices& found) {
  const std::vector<std::size_t> counts = level_counts(variable.column);
  std::vector<std::string> quoted;
  std::string same;
  std::size_t rows = 0;
  for (std::vector<std::size_t>& spellings : twins(variable.column)) {
    std::ranges::stable_sort(spellings, std::ranges::greater{}, [&](std::size_t level) { return counts[level]; });
    std::vector<std::string> others;
    for (const std::size_t level : spellings) {
      if (level == spellings.front()) continue;
      rows += counts[level];
      others.push_back(variable.column.level[level]);
    }
    const std::string& common = variable.column.level[spellings.front()];
    if (is_handled(scene.protocol, variable.text, others.front())) return;
    if (counts[spellings.front()] < fewest_to_quote) continue;
    same += (same.empty() ? "" : ", ") + toml_text(common) + " = " + toml_list(others);
    quoted.push_back(common);
    quoted.insert(quoted.end(), others.begin(), others.end());
  }
  if (rows == 0) return;
  found.push_back({Notice::Id::spelling,
                   variable.text,
                   rows,
                   columns_key(variable.text, "same = { " + (same.empty() ? "..." : same) + " }"),
                   {},
                   quoted});
}

}  // namespace

bool means_missing(const Column& column, const std::string& text) {
  constexpr std::array<std::string_view, 20> words{
      "?",   "??",   "-",         "--",           "unknown", "unk",         "unk.", "not known", "missing", "n.k.",
      "n/k", "k.a.", "unbekannt", "keine angabe", "inconnu", "desconocido", "미상", "모름",      "不明",    "不详"};
  const std::string folded = fold_case(text);
  if (folded == "-" || folded == "--") {  // "+" and "-" are a result
    const bool plus = std::ranges::any_of(column.level, [](const std::string& one) { return one.starts_with('+'); });
    if (plus) return false;
  }
  return table::missing_code(text) == table::MissingCode::unmistakable || std::ranges::count(words, folded) > 0 ||
         is_code_among_texts(column, text);
}

std::vector<std::vector<std::size_t>> twins(const Column& column) {
  const std::vector<std::size_t> counts = level_counts(column);
  std::map<std::string, std::vector<std::size_t>> spellings;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0) spellings[without_case_and_blanks(column.level[i])].push_back(i);
  std::vector<std::vector<std::size_t>> found;
  for (auto& [folded, levels] : spellings)
    if (levels.size() > 1) found.push_back(std::move(levels));
  return found;
}

void notice_texts(const Scene& scene, Notices& found) {
  std::vector<Variable> texts = scene.columns;
  for (const Variable& variable : scene.described)
    if (std::ranges::none_of(texts, [&](const Variable& one) { return same_without_case(one.text, variable.text); }))
      texts.push_back(variable);
  for (const Variable& variable : texts) {
    if (!is_category(variable.column)) continue;
    notice_words(scene, variable, found);
    notice_spellings(scene, variable, found);
  }
}

}  // namespace rtsurv::study::noticed

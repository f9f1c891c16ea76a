// Counts with percents, and percents of people without a count.
#include <algorithm>

#include "rtsurv/audit/text/readers.hpp"

namespace rtsurv::audit {
namespace {

using Index = std::ptrdiff_t;

constexpr Index most_words = 4;

struct Count {
  std::optional<std::int64_t> n, denominator;
  Index first = 0, last = 0;  ///< tokens, half open
};

bool names_something(const Token& token) {
  for (const char* word : {"grade", "group", "groups", "stage", "table", "figure", "fig", "phase", "arm", "year",
                           "month", "week", "day", "ci", "score", "vs", "hr"})
    if (token.is(word)) return true;
  return false;
}

/// The number at `i` as a count, with what stands before it: "94 of 125", "82/133", "n = 61".
std::optional<Count> count_ending_at(const Tokens& tokens, Index i) {
  if (!tokens.at(i).is_count()) return std::nullopt;
  Index before = i - 1;
  while (tokens.is(before, "the") || tokens.is(before, "all") || tokens.is(before, "these")) --before;
  if (tokens.is(before, "of") && tokens.is(before - 1, "out")) --before;
  const bool part = tokens.is(before, "of") || tokens.is(before, "out") || tokens.is(before, "/");
  if (part && tokens.at(before - 1).is_count()) {
    const std::int64_t n = tokens.at(before - 1).whole(), denominator = tokens.at(i).whole();
    if (n <= denominator) return Count{n, denominator, before - 1, i + 1};
  }
  if (names_something(tokens.at(i - 1)) || tokens.is(i - 1, "-") || tokens.is(i - 1, "<") || tokens.is(i - 1, ">"))
    return std::nullopt;
  const bool stated = tokens.is(i - 1, "=") && tokens.is(i - 2, "n");
  if (tokens.is(i - 1, "=") && !stated) return std::nullopt;
  return Count{tokens.at(i).whole(), std::nullopt, stated ? i - 2 : i, i + 1};
}

/// "51 patients (38.3%)": the count before a bracket, over a few words of which the first or last counts people.
std::optional<Count> before_bracket(const Tokens& tokens, Index bracket) {
  Index i = bracket - 1;
  bool people = false;
  for (Index words = 0; words < most_words && tokens.at(i).is_word() && !tokens.is(i, "of"); ++words, --i)
    people = people || counts_people(tokens.at(i));
  if (!tokens.at(i).is_number() || (i != bracket - 1 && !people)) return std::nullopt;
  return count_ending_at(tokens, i);
}

/// "(n = 61, 45.9%)" and "(61; 45.9%)".
std::optional<Count> before_comma(const Tokens& tokens, Index comma) {
  const Index i = comma - 1;
  std::optional<Count> count = count_ending_at(tokens, i);
  if (!count) return std::nullopt;
  const bool stated = tokens.is(count->first, "n"), opened = tokens.is(count->first - 1, "(");
  const bool part =
      count->denominator && (opened || (tokens.is(count->first - 1, "=") && tokens.is(count->first - 2, "n")));
  return stated || opened || part ? count : std::nullopt;
}

/// What stands before the percent at `i`.
std::optional<Count> count_before(const Tokens& tokens, Index i) {
  if (tokens.is(i - 1, "(") || tokens.is(i - 1, "[")) return before_bracket(tokens, i - 1);
  if (tokens.is(i - 1, ",") || tokens.is(i - 1, ";") || tokens.is(i - 1, ":")) return before_comma(tokens, i - 1);
  return std::nullopt;
}

/// "45.9% (61/133)", "45.9% (61 of 133)", "45.9% (n = 61)"; `i` is behind the percent sign.
std::optional<Count> count_after(const Tokens& tokens, Index i) {
  if (!tokens.is(i, "(")) return std::nullopt;
  const bool stated = tokens.is(i + 1, "n") && tokens.is(i + 2, "=");
  const Index n = stated ? i + 3 : i + 1;
  if (!tokens.at(n).is_count()) return std::nullopt;
  const bool part = (tokens.is(n + 1, "/") || tokens.is(n + 1, "of")) && tokens.at(n + 2).is_count() &&
                    tokens.at(n).whole() <= tokens.at(n + 2).whole();
  if (part) return Count{tokens.at(n).whole(), tokens.at(n + 2).whole(), i, n + 3};
  if (stated || counts_people(tokens.at(n + 1))) return Count{tokens.at(n).whole(), std::nullopt, i, n + 1};
  return std::nullopt;
}

/// "(63.7%) of 133", "(63.7%) of the 133 patients": the denominator behind.
std::optional<std::int64_t> denominator_after(const Tokens& tokens, Index& i) {
  Index j = i;
  if (tokens.is(j, ")") || tokens.is(j, "]")) ++j;
  if (counts_people(tokens.at(j))) ++j;
  if (!tokens.is(j, "of")) return std::nullopt;
  ++j;
  while (tokens.is(j, "the") || tokens.is(j, "all") || tokens.is(j, "our") || tokens.is(j, "these")) ++j;
  if (!tokens.at(j).is_count() || tokens.is(j + 1, "gy") || tokens.is(j + 1, "%")) return std::nullopt;
  i = j + 1;
  return tokens.at(j).whole();
}

std::string cut_text(const Reading& reading, Index sign) {
  const Tokens& tokens = reading.tokens;
  const std::string number = shortest(tokens.at(sign + 1).number.value);
  const std::string unit = tokens.at(sign + 2).is_word() ? tokens.at(sign + 2).text : "";
  const bool eqd2 = unit == "gy" && reading.eqd2_cut == number;
  return (eqd2 ? "EQD2 " : "") + tokens.at(sign).text + number + " " + unit;
}

bool is_cut(const Tokens& tokens, Index i) {
  const bool sign = tokens.is(i, ">=") || tokens.is(i, ">") || tokens.is(i, "<=") || tokens.is(i, "<");
  return sign && tokens.at(i + 1).is_number() && !tokens.is(i - 1, "p") && !tokens.is(i - 2, "p");
}

/// The cut that a share is of: right before its bracket ("≥ 63 Gy (n = 61, 45.9%)"), or behind it with only words
/// between ("28% of patients received ≥ 63 Gy").
std::string cut_of(const Reading& reading, Index first, Index last) {
  const Tokens& tokens = reading.tokens;
  Index open = first - 1;
  while (open > first - 4 && (tokens.at(open).is_word() || tokens.is(open, ","))) --open;
  if (tokens.is(open, "("))
    for (Index back = 2; back <= 3; ++back)
      if (is_cut(tokens, open - back)) return cut_text(reading, open - back);
  for (Index i = last; i < last + 9; ++i) {
    if (is_cut(tokens, i)) return cut_text(reading, i);
    if (!tokens.at(i).is_word() && !tokens.is(i, "(") && !tokens.is(i, ")")) break;
  }
  return {};
}

/// Words before a figure, for the reader.
std::string words_before(const Tokens& tokens, Index first) {
  const auto sentence = static_cast<Index>(tokens.all[static_cast<std::size_t>(first)].sentence);
  std::string text;
  for (Index i = first - 1, words = 0; i >= 0 && words < 6; --i, ++words) {
    const Token& token = tokens.at(i);
    if (static_cast<Index>(token.sentence) != sentence || token.is(")") || token.is(";") || token.is_number()) break;
    if (token.is_word()) text.insert(0, token.text + (text.empty() ? "" : " "));
  }
  return text;
}

void add_count(Reading& reading, const Count& count, Index percent) {
  const Index first = std::min(count.first, percent);
  Index last = std::max(count.last, percent + 2);
  if (reading.tokens.is(last, ")")) ++last;
  Figure& figure = reading.add("count", static_cast<std::size_t>(first), static_cast<std::size_t>(last));
  figure.n = count.n;
  figure.denominator = count.denominator;
  figure.percent = reading.tokens.at(percent).number;
  figure.statement = cut_of(reading, first, last);
  if (figure.statement.empty()) figure.statement = words_before(reading.tokens, first);
  reading.percent_taken.push_back(static_cast<std::size_t>(percent));
}

void add_share(Reading& reading, Index percent, Index last, std::optional<std::int64_t> denominator) {
  Figure& figure = reading.add("percent_only", static_cast<std::size_t>(percent), static_cast<std::size_t>(last));
  figure.percent = reading.tokens.at(percent).number;
  figure.denominator = denominator;
  figure.statement = cut_of(reading, percent, last);
  reading.percent_taken.push_back(static_cast<std::size_t>(percent));
}

void read_percent(Reading& reading, Index i) {
  const Tokens& tokens = reading.tokens;
  Index behind = i + 2;
  std::optional<Count> count = count_before(tokens, i);
  if (!count) count = count_after(tokens, behind);
  if (count) {
    if (!count->denominator && count->last <= behind) count->denominator = denominator_after(tokens, behind);
    if (count->denominator && count->n > *count->denominator) count->denominator.reset();
    count->last = std::max(count->last, count->denominator ? behind : count->last);
    return add_count(reading, *count, i);
  }
  const std::optional<std::int64_t> denominator = denominator_after(tokens, behind);
  if (denominator) return add_share(reading, i, behind, denominator);
  Index j = i + 2;
  const bool verb = tokens.is(j, "received") || tokens.is(j, "had") || tokens.is(j, "were") || tokens.is(j, "got");
  if (verb && !cut_of(reading, i, j).empty()) return add_share(reading, i, j, std::nullopt);
  if (!tokens.is(j, "of")) return;
  for (++j; tokens.is(j, "the") || tokens.is(j, "all") || tokens.is(j, "our"); ++j) {
  }
  if (counts_people(tokens.at(j))) add_share(reading, i, j + 1, std::nullopt);
}

}  // namespace

void read_counts(Reading& reading) {
  const Tokens& tokens = reading.tokens;
  for (Index i = 0; i < static_cast<Index>(tokens.all.size()); ++i) {
    const bool percent = tokens.at(i).is_number() && tokens.is(i + 1, "%") && !tokens.is(i + 2, "ci") &&
                         !tokens.is(i + 2, "confidence") && !tokens.is(i - 1, "-") && !tokens.is(i - 1, "<");
    if (percent && tokens.at(i).number.value <= 100.0) read_percent(reading, i);
  }
}

}  // namespace rtsurv::audit

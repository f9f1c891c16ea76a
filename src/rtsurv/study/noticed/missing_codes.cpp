// Numbers that stand for "not known": 99, 999, -9.
#include <algorithm>
#include <cmath>

#include "rtsurv/core/mention.hpp"
#include "rtsurv/study/noticed/keys.hpp"
#include "rtsurv/study/noticed/scene.hpp"
#include "rtsurv/study/noticed/values.hpp"

namespace rtsurv::study::noticed {
namespace {

using Counts = std::vector<std::pair<double, std::size_t>>;

constexpr std::size_t fewest_others = 10;  // rows with other values
constexpr std::size_t most_codes = 4;      // 6, 7, 8, 9 of one questionnaire

/// 7, 8 or 9 repeated: 9, 77, 888, 99999.
bool is_repeated_digit(double value) {
  if (value != std::floor(value) || value < 7 || value > 999999) return false;
  const std::string digits = table::label(value);
  return digits.front() >= '7' && digits.find_first_not_of(digits.front()) == std::string::npos;
}

bool is_low_code(double value) { return value == -1 || value == -2 || is_repeated_digit(-value); }

/// The largest step between neighbours in the upper half of the values.
double largest_step(const Counts& others) {
  double step = 0;
  for (std::size_t i = std::max<std::size_t>(1, others.size() / 2); i < others.size(); ++i)
    step = std::max(step, others[i].first - others[i - 1].first);
  return step;
}

std::size_t rows_of(const Counts& counts) {
  std::size_t rows = 0;
  for (const auto& [value, n] : counts) rows += n;
  return rows;
}

/// `codes` lie far above `others`: farther than these are from each other, or, where several patients have them, three of
/// their largest steps. One-digit codes only above scales of up to 5, seldom ones only in larger cohorts.
bool are_far(const Counts& others, const Counts& codes) {
  const double range = others.back().first - others.front().first;
  const double gap = codes.front().first - others.back().first;
  const double highest = codes.back().first;
  const bool whole = std::ranges::all_of(others, [](const auto& one) { return one.first == std::floor(one.first); });
  if (highest < 10)
    return highest == 9 && whole && range <= 5 && gap >= 4 && gap > range &&
           (rows_of(codes) > 1 || rows_of(others) >= 2 * fewest_others);
  constexpr double of_steps = 3.0, fewest_between = 10.0;
  const bool nines = table::label(highest).front() == '9';
  if (gap < fewest_between || (!nines && rows_of(codes) < 2)) return false;
  return gap > range || (rows_of(codes) > 1 && gap > of_steps * largest_step(others));
}

Counts high_codes(const Counts& counts) {
  std::size_t n = 0;
  while (n < most_codes && n < counts.size() && is_repeated_digit(counts[counts.size() - 1 - n].first)) ++n;
  for (; n > 0; --n) {
    const auto edge = counts.end() - static_cast<std::ptrdiff_t>(n);
    const Counts others(counts.begin(), edge);
    Counts codes(edge, counts.end());
    if (others.size() >= 2 && rows_of(others) >= fewest_others && are_far(others, codes)) return codes;
  }
  return {};
}

/// Negative codes of a column that is not negative otherwise.
Counts low_codes(const Counts& counts) {
  const auto edge = std::ranges::find_if(counts, [](const auto& one) { return one.first >= 0; });
  const Counts codes(counts.begin(), edge), others(edge, counts.end());
  if (codes.empty() || codes.size() > most_codes || others.size() < 3 || rows_of(others) < fewest_others ||
      !std::ranges::all_of(codes, [](const auto& one) { return is_low_code(one.first); }))
    return {};
  const bool near_zero = codes.front().first > -7;  // -1 and -2 may be scores
  const bool whole = std::ranges::all_of(others, [](const auto& one) { return one.first == std::floor(one.first); });
  return near_zero && !whole && rows_of(codes) < 2 ? Counts{} : codes;
}

/// Some expression of the protocol, beyond the bare name in its quotes, speaks of the code in this column: its author
/// knows of it.
bool is_known_code(const Protocol& protocol, const std::string& column, const std::string& code) {
  return std::ranges::any_of(protocol.expressions, [&](const std::string& text) {
    return text.size() > column.size() + 2 && mentions(text, column) && text.find(code) != std::string::npos;
  });
}

}  // namespace

void notice_missing_codes(const Scene& scene, Notices& found) {
  for (const Variable& variable : scene.columns) {
    if (!is_number(variable.column)) continue;
    Counts counts = counted_values(variable.column);
    Counts codes = low_codes(counts);
    counts.erase(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(codes.size()));
    const Counts high = high_codes(counts);
    codes.insert(codes.end(), high.begin(), high.end());
    std::vector<std::string> labels;
    std::size_t rows = 0;
    for (const auto& [value, n] : codes) {
      if (is_known_code(scene.protocol, variable.text, table::label(value))) continue;
      labels.push_back(table::label(value));
      rows += n;
    }
    if (labels.empty()) continue;
    found.push_back({results::Notice::Id::missing_code,
                     variable.text,
                     rows,
                     columns_key(variable.text, "missing = " + toml_list(labels)),
                     {},
                     labels});
  }
}

}  // namespace rtsurv::study::noticed

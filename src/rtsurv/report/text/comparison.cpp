// What differs between two reports, for a terminal.
#include <fmt/format.h>

#include "rtsurv/core/text.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report {
namespace {

using results::Difference;

std::string title_of(Difference::Kind kind) {
  using enum Difference::Kind;
  switch (kind) {
    case verdict:
      return "Claims whose verdict changed";
    case claim:
      return "Estimates of claims";
    case part:
      return "Only in one report";
    case number:
      return "Numbers";
    case list:
      return "Curves and other lists";
    case words:
      return "Words";
  }
  return {};
}

std::string printed(const Difference::Value& value, int digits) {
  if (const auto* number = std::get_if<double>(&value)) return fmt::format("{:.{}g}", *number, digits);
  if (const auto* text = std::get_if<std::string>(&value)) return text->empty() ? "\"\"" : excerpt(*text);
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  return "nothing";
}

/// "0.031 -> 0.058"
std::string change(const Difference& one) {
  constexpr int fewest = 4, most = 17;
  int digits = fewest;
  while (digits < most && printed(one.earlier, digits) == printed(one.later, digits)) ++digits;
  return printed(one.earlier, digits) + " \u2192 " + printed(one.later, digits);
}

std::string line(const Difference& one) { return "  " + one.address + ": " + change(one) + "\n"; }

std::string changed_keys(const results::Comparison& comparison) {
  if (!comparison.protocol_keys) return {};
  if (comparison.protocol_keys->empty()) return "  no key of the protocol differs\n";
  std::string text = "  keys of the protocol that differ:\n";
  for (const std::string& key : *comparison.protocol_keys) text += "    " + key + "\n";
  return text;
}

std::string reasons(const results::Comparison& comparison) {
  if (comparison.reasons.empty()) return "Table, protocol, program and seed are the same.\n";
  std::string text = "Why\n";
  for (const Difference& one : comparison.reasons) text += line(one);
  return text + changed_keys(comparison);
}

std::string number_of(std::size_t n, const char* one, const char* many) {
  return counted(static_cast<double>(n), one, many);
}

std::string sum(const results::Comparison& comparison) {
  const std::size_t moved = comparison.moved(), words = comparison.differences.size() - moved;
  std::string text = moved == 0
                         ? "Nothing moved: " + number_of(comparison.numbers, "number is", "numbers are") + " equal"
                         : number_of(moved, "place", "places") + " of results.json moved, of " +
                               number_of(comparison.numbers, "number", "numbers");
  if (words > 0) text += "; " + number_of(words, "text differs", "texts differ");
  return text + ".\n";
}

}  // namespace

std::string to_text(const results::Comparison& comparison, std::size_t limit) {
  std::string text = sum(comparison) + "\n" + reasons(comparison);
  const std::size_t shown = std::min(limit, comparison.differences.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const Difference& one = comparison.differences[i];
    if (i == 0 || one.kind != comparison.differences[i - 1].kind) text += "\n" + title_of(one.kind) + "\n";
    text += line(one);
  }
  if (const std::size_t rest = comparison.differences.size() - shown; rest > 0)
    text += "\n" + std::to_string(rest) + " more; --all lists them\n";
  return text;
}

}  // namespace rtsurv::report

// [multivariable]

#include <algorithm>
#include <charconv>

#include "rtsurv/study/protocol/readers.hpp"

namespace rtsurv::study {
namespace {

std::string_view without_leading_blanks(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t");
  return start == std::string_view::npos ? std::string_view{} : text.substr(start);
}

/// Takes `word` from the front of `rest`, blanks before it included.
bool take(std::string_view& rest, std::string_view word) {
  rest = without_leading_blanks(rest);
  if (!rest.starts_with(word)) return false;
  rest.remove_prefix(word.size());
  return true;
}

struct Screen {
  ScreenTest test = ScreenTest::log_rank;
  double below = 0.0;
};

/// "logrank p < 0.05" or "gray p < 0.05"; nothing for any other form.
std::optional<Screen> parse_selection(std::string_view rule) {
  Screen screen;
  if (take(rule, "gray"))
    screen.test = ScreenTest::gray;
  else if (!take(rule, "logrank"))
    return std::nullopt;
  if (rule.find_first_of(" \t") != 0) return std::nullopt;
  if (!take(rule, "p") || !take(rule, "<")) return std::nullopt;
  rule = without_leading_blanks(rule);
  const auto [end, failure] = std::from_chars(rule.data(), rule.data() + rule.size(), screen.below);
  rule.remove_prefix(static_cast<std::size_t>(end - rule.data()));
  const bool complete = failure == std::errc{} && without_leading_blanks(rule).empty();
  return complete && screen.below > 0.0 && screen.below <= 1.0 ? std::optional(screen) : std::nullopt;
}

void read_selection(ProtocolSection& section, MultivariableRule& multivariable) {
  const auto rule = section.text("select");
  if (!rule) return;
  if (const auto screen = parse_selection(rule->text)) {
    multivariable.select_below = screen->below;
    multivariable.select_by = screen->test;
    return;
  }
  section.report(place_of(*rule), section.what("select") +
                                      R"( must read "logrank p < NUMBER" or "gray p < NUMBER", such as )"
                                      R"("logrank p < 0.05", with a NUMBER above 0 and up to 1)");
}

/// Times above 0, at which a period can end; there is no way to ask for none.
std::vector<double> read_periods(ProtocolSection& section) {
  std::vector<double> times = read_times(section, "periods", FirstTime::above_zero);
  const TomlValue* list = section.find("periods");
  if (list != nullptr && list->kind == TomlKind::list && list->items.empty())
    section.report(list->place,
                   section.what("periods") +
                       " is an empty list; leave it out for two periods, cut at the median event time, or give times");
  return times;
}

std::optional<double> read_horizon(ProtocolSection& section) {
  const auto horizon = section.number("horizon");
  if (horizon && !(*horizon > 0.0))
    section.report(section.find("horizon")->place, section.what("horizon") + " must be a time above 0");
  return horizon;
}

}  // namespace

void read_multivariable(ProtocolSection& section, Protocol& protocol) {
  MultivariableRule rule;
  rule.endpoints = section.required_texts("endpoints");
  read_selection(section, rule);
  rule.factors = section.texts("factors");
  rule.periods = read_periods(section);
  rule.horizon = read_horizon(section);
  rule.strata = section.texts("strata");
  rule.cluster = section.text("cluster");
  section.report_unknown();
  const auto given = [&](std::string_view key) {
    return std::any_of(section.entries().begin(), section.entries().end(),
                       [key](const TomlEntry& entry) { return entry.key == key; });
  };
  if (given("select") == given("factors"))
    section.report(section.place(), section.title() +
                                        R"( needs either "select" (a screen) or "factors" (a fixed list))" +
                                        (given("select") ? ", not both" : ""));
  protocol.endpoint_uses.insert(protocol.endpoint_uses.end(), rule.endpoints.begin(), rule.endpoints.end());
  protocol.multivariable = std::move(rule);
}

}  // namespace rtsurv::study

// Reference levels without events.
#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/core/text.hpp"
#include "rtsurv/study/columns/reference.hpp"
#include "rtsurv/study/columns/terms.hpp"
#include "rtsurv/study/columns/values.hpp"
#include "rtsurv/study/prepare/fits.hpp"

namespace rtsurv::study {
namespace {

/// The factors of the tables and models that compare levels, each once.
std::vector<std::string> compared_factors(const Protocol& protocol) {
  std::vector<Text> texts;
  if (protocol.univariable) texts = protocol.univariable->factors;
  if (protocol.multivariable)
    texts.insert(texts.end(), protocol.multivariable->factors.begin(), protocol.multivariable->factors.end());
  std::vector<std::string> factors;
  for (const Text& text : texts)
    if (std::ranges::find(factors, text.text) == factors.end() && !comes_later(protocol, text.text) &&
        !parse_spline(text.text))
      factors.push_back(text.text);
  return factors;
}

/// The endpoints whose hazard ratios they have.
std::vector<const EndpointRule*> compared_endpoints(const Protocol& protocol) {
  const auto named = [](const std::vector<Text>& names, const std::string& name) {
    return std::ranges::find(names, name, &Text::text) != names.end();
  };
  std::vector<const EndpointRule*> endpoints;
  for (const EndpointRule& rule : protocol.endpoints)
    if ((protocol.univariable && named(protocol.univariable->endpoints, rule.name.text)) ||
        (protocol.multivariable && named(protocol.multivariable->endpoints, rule.name.text)))
      endpoints.push_back(&rule);
  return endpoints;
}

/// Whether the protocol orders the levels or names a reference.
bool has_order(const Preparation& preparation, const std::string& factor) {
  return std::ranges::any_of(preparation.columns, [&](const ColumnRule& rule) {
    return same_without_case(rule.column.text, factor) && !rule.levels.empty();
  });
}

/// Patients by level, and of each level the fewest events of an endpoint; the first endpoint without an event at the
/// reference.
struct Compared {
  LevelCounts counts;
  std::string without;
};

Compared compared_levels(const Preparation& preparation, const Factor& factor) {
  Compared result;
  for (const EndpointRule* rule : compared_endpoints(preparation.protocol)) {
    const table::Table& table = preparation.table;
    const LevelCounts counts =
        count_levels(factor, table::as_indicator(table, table.evaluate(rule->event.text, "[[endpoint]] event")));
    if (counts.events.front() == 0 && result.without.empty()) result.without = rule->name.text;
    if (result.counts.n.empty()) result.counts = counts;
    for (std::size_t level = 0; level < counts.events.size(); ++level)
      result.counts.events[level] = std::min(result.counts.events[level], counts.events[level]);
  }
  return result;
}

void put_first(Preparation& preparation, const std::string& text, std::vector<std::string> levels) {
  const auto rule = std::ranges::find_if(
      preparation.columns, [&](const ColumnRule& one) { return same_without_case(one.column.text, text); });
  if (rule != preparation.columns.end()) {
    rule->levels = std::move(levels);
    return;
  }
  ColumnRule ordered;
  ordered.column.text = text;
  ordered.levels = std::move(levels);
  preparation.columns.push_back(std::move(ordered));
}

}  // namespace

void choose_references(Preparation& preparation) {
  for (const std::string& text : compared_factors(preparation.protocol)) {
    if (has_order(preparation, text)) continue;
    const table::Column column = preparation.table.evaluate(text, "[univariable] factors");
    if (!is_factor(column)) continue;
    Factor factor = as_factor(preparation.table, column);
    if (factor.levels.size() < 3) continue;
    const Compared compared = compared_levels(preparation, factor);
    if (compared.without.empty()) continue;
    const std::optional<std::size_t> best = reference_with_events(compared.counts);
    if (!best) continue;
    preparation.warnings.push_back(fmt::format(
        R"(The first level "{}" of "{}" has no event of {} among {} {}: its largest level with events, "{}", is the reference. Another is taken with "reference" in [columns].)",
        factor.levels.front(), text, compared.without, compared.counts.n.front(),
        compared.counts.n.front() == 1 ? "patient" : "patients", factor.levels[*best]));
    std::rotate(factor.levels.begin(), factor.levels.begin() + static_cast<std::ptrdiff_t>(*best),
                factor.levels.begin() + static_cast<std::ptrdiff_t>(*best) + 1);
    put_first(preparation, text, std::move(factor.levels));
  }
}

}  // namespace rtsurv::study

// [privacy]
#include <cmath>

#include <fmt/format.h>

#include "rtsurv/results/privacy/hidden.hpp"
#include "rtsurv/study/protocol/readers.hpp"

namespace rtsurv::study {
namespace {

/// Nothing when it is wrong.
std::optional<unsigned> read_min_cell(ProtocolSection& section) {
  using results::least_min_cell, results::most_min_cell;
  const TomlValue* value = section.find("min_cell");
  if (value == nullptr) {
    (void)section.required_number("min_cell", "the smallest count of people that may be shown, such as 5");
    return std::nullopt;
  }
  const auto count = section.number("min_cell");
  if (!count) return std::nullopt;
  if (*count == std::floor(*count) && *count >= least_min_cell && *count <= most_min_cell)
    return static_cast<unsigned>(*count);
  section.report(value->place, fmt::format("{} must be a whole number from {} to {}", section.what("min_cell"),
                                           least_min_cell, most_min_cell));
  return std::nullopt;
}

}  // namespace

void read_privacy(ProtocolSection& section, Protocol& protocol) {
  protocol.min_cell = read_min_cell(section);
  section.report_unknown();
}

}  // namespace rtsurv::study

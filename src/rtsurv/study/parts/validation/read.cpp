// [validation]

#include <cmath>

#include "rtsurv/study/protocol/readers.hpp"

namespace rtsurv::study {
namespace {

constexpr double most = 1e6;

/// A whole number from `fewest` to a million; nothing when the key is absent or wrong.
std::optional<std::size_t> read_count(ProtocolSection& section, std::string_view key, double fewest) {
  const auto number = section.number(key);
  if (!number) return std::nullopt;
  if (*number >= fewest && *number <= most && *number == std::floor(*number)) return static_cast<std::size_t>(*number);
  section.report(section.find(key)->place, section.what(key) + " must be a whole number from " +
                                               std::to_string(static_cast<int>(fewest)) + " to 1000000");
  return std::nullopt;
}

}  // namespace

void read_validation(ProtocolSection& section, Protocol& protocol) {
  constexpr double fewest_replicates = 100.0;
  ValidationRule rule;
  rule.replicates = read_count(section, "bootstrap", fewest_replicates).value_or(rule.replicates);
  rule.permutations = read_count(section, "permutations", 0.0).value_or(rule.permutations);
  section.report_unknown();
  protocol.validation = rule;
}

}  // namespace rtsurv::study

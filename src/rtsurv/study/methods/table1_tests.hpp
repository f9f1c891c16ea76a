#pragma once
// How Table 1 compares the groups of `by`: the test by the usual rules, and its name.

#include <optional>
#include <span>
#include <string>

namespace rtsurv::study {

/// P is empty when no test is possible; then `test` says why.
struct NamedTest {
  std::optional<double> p;
  std::string test;
};

/// Two groups: Wilcoxon's rank sum test (normal approximation with ties and continuity correction); more: Kruskal and
/// Wallis' test. `group` holds codes 0 .. groups-1.
[[nodiscard]] NamedTest compare_numbers(std::span<const double> value, std::span<const int> group, int groups);

/// The chi-square test without continuity correction when every expected count is at least 5, else Fisher's exact test;
/// where that takes too long, the chi-square test with a note in its name.
[[nodiscard]] NamedTest compare_levels(std::span<const int> level, int levels, std::span<const int> group, int groups);

}  // namespace rtsurv::study

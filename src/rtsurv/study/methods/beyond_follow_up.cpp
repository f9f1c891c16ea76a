#include "rtsurv/study/methods/beyond_follow_up.hpp"

#include <cstddef>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rtsurv/table/columns/column.hpp"

namespace rtsurv::study {
namespace {

/// One sentence per time for which `is_beyond(group, i)` holds of some groups.
void warn_beyond(auto& result, const std::vector<double>& at, const auto& is_beyond) {
  for (std::size_t i = 0; i < at.size(); ++i) {
    std::vector<std::string> groups;
    for (const auto& group : result.groups)
      if (is_beyond(group, i)) groups.push_back("\"" + group.group + "\"");
    if (groups.empty()) continue;
    const std::string of = result.by.empty() ? "" : fmt::format(" of {}", fmt::join(groups, ", "));
    result.sample.warnings.push_back(
        fmt::format("time {} lies beyond the last follow-up{}; nothing is estimated there", table::label(at[i]), of));
  }
}

}  // namespace

void warn_beyond_follow_up(results::KaplanMeierResult& result, const std::vector<double>& at) {
  warn_beyond(result, at, [&](const auto& group, std::size_t i) { return at[i] > group.curve.known_until(); });
}

void warn_beyond_follow_up(results::IncidenceResult& result, const std::vector<double>& at) {
  warn_beyond(result, at, [](const auto& group, std::size_t i) {
    return !group.causes.empty() && !group.causes.front().curve.at[i].cif;
  });
}

}  // namespace rtsurv::study

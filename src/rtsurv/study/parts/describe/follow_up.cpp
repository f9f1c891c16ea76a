#include "rtsurv/study/parts/describe/follow_up.hpp"

#include <algorithm>

#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/columns/factor.hpp"

namespace rtsurv::study {
namespace {

using results::FollowUpSummary;

std::string endpoint_of(const Protocol& protocol) {
  const auto death = std::ranges::find_if(protocol.endpoints, [](const EndpointRule& rule) {
    return same_without_case(rule.name.text, "OS") || same_without_case(rule.label, "Overall survival");
  });
  return (death == protocol.endpoints.end() ? protocol.endpoints.front() : *death).name.text;
}

std::optional<std::string> grouping_of(const Protocol& protocol, const results::Study& study) {
  if (protocol.describe && protocol.describe->by) return protocol.describe->by->text;
  return study.risk_groups ? std::optional(std::string(risk_group_column)) : std::nullopt;
}

/// Each level that has patients, by a curve of its own.
std::vector<FollowUpSummary::Group> groups_of(Analysis& analysis, const std::string& endpoint, const std::string& by) {
  const Factor factor = as_factor(analysis.table(), analysis.values().any(by, "follow-up"), analysis.levels(by));
  std::vector<FollowUpSummary::Group> groups;
  for (std::size_t level = 0; level < factor.levels.size(); ++level) {
    const std::vector<std::uint8_t> rows = members(factor, level);
    const auto found = results::maybe(
        [&] { return kaplan_meier(analysis.values(), {.outcome = analysis.outcome(endpoint), .rows = rows}); });
    if (!found.value) continue;
    const survival::KaplanMeier& curve = found.value->groups.front().curve;
    groups.push_back({factor.levels[level], found.value->sample.n, found.value->sample.events, curve.median,
                      found.value->follow_up});
  }
  return groups;
}

}  // namespace

void run_follow_up(Analysis& analysis, results::Study& study) {
  const Protocol& protocol = analysis.protocol();
  if (protocol.endpoints.empty()) return;
  FollowUpSummary summary;
  summary.endpoint = endpoint_of(protocol);
  const auto all =
      results::maybe([&] { return kaplan_meier(analysis.values(), {.outcome = analysis.outcome(summary.endpoint)}); });
  if (!all.value || !all.value->follow_up) return;
  summary.all = *all.value->follow_up;
  summary.by = grouping_of(protocol, study);
  if (summary.by && analysis.withheld(*summary.by)) summary.by.reset();
  if (summary.by) summary.groups = groups_of(analysis, summary.endpoint, *summary.by);
  study.follow_up = std::move(summary);
}

}  // namespace rtsurv::study

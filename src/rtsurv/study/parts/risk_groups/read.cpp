// [risk_groups]

#include <algorithm>

#include "rtsurv/study/protocol/readers.hpp"

namespace rtsurv::study {
namespace {

/// Group numbers already given, to find those that two groups claim.
using Claims = std::vector<std::pair<int, std::string>>;

struct GroupReader {
  ProtocolSection& section;
  std::int64_t factors;
  Claims claims;

  std::vector<int> counts(const TomlEntry& group) {
    const std::string what = "group " + in_quotes(group.key) + " of " + section.title();
    std::vector<int> result;
    if (group.value.kind != TomlKind::list) {
      section.report_kind(group.value, what, "a list of counts such as [0, 1]");
      return result;
    }
    if (group.value.items.empty()) section.report(group.value.place, what + " has no counts");
    for (const TomlValue& item : group.value.items)
      if (accept(item, what, group.key)) result.push_back(static_cast<int>(item.integer));
    return result;
  }

  bool accept(const TomlValue& item, const std::string& what, const std::string& group) {
    if (item.kind != TomlKind::integer) {
      section.report_kind(item, "each count of " + what, describe(TomlKind::integer));
      return false;
    }
    if (item.integer < 0 || item.integer > factors) {
      section.report(item.place, "each count of " + what + " must be from 0 to " + std::to_string(factors) +
                                     ", the number of factors");
      return false;
    }
    const auto claimed =
        std::find_if(claims.begin(), claims.end(), [&](const auto& claim) { return claim.first == item.integer; });
    if (claimed != claims.end()) {
      section.report(item.place, "the count " + std::to_string(item.integer) + " is in group " +
                                     in_quotes(claimed->second) + " already; a count belongs to one group");
      return false;
    }
    claims.emplace_back(static_cast<int>(item.integer), group);
    return true;
  }
};

}  // namespace

void read_risk_groups(ProtocolSection& section, Protocol& protocol) {
  RiskGroupRule rule;
  rule.factors = section.required_texts("factors");
  const TomlValue* groups = section.find("groups");
  if (groups == nullptr) {
    section.report(section.place(), section.title() + R"( needs the key "groups")");
  } else if (groups->kind != TomlKind::table || groups->entries.empty()) {
    section.report(groups->place,
                   section.what("groups") + R"( must be a table such as { "Low" = [0], "High" = [1, 2] })");
  } else {
    GroupReader reader{section, static_cast<std::int64_t>(rule.factors.size()), {}};
    for (const TomlEntry& group : groups->entries) {
      if (group.key.empty()) section.report(group.place, "a group of [risk_groups] has an empty name");
      rule.groups.emplace_back(group.key, reader.counts(group));
    }
  }
  section.report_unknown();
  protocol.risk_groups = std::move(rule);
}

}  // namespace rtsurv::study

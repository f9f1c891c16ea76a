// [univariable], [multivariable], [risk_groups], [[effect]].

#include <algorithm>
#include <charconv>

#include "rtsurv/study/protocol/parts.hpp"

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

/// The limit in "logrank p < 0.05"; nothing for any other form.
std::optional<double> parse_selection(std::string_view rule) {
  if (!take(rule, "logrank") || rule.find_first_of(" \t") != 0) return std::nullopt;
  if (!take(rule, "p") || !take(rule, "<")) return std::nullopt;
  rule = without_leading_blanks(rule);
  double limit = 0.0;
  const auto [end, failure] = std::from_chars(rule.data(), rule.data() + rule.size(), limit);
  rule.remove_prefix(static_cast<std::size_t>(end - rule.data()));
  const bool complete = failure == std::errc{} && without_leading_blanks(rule).empty();
  return complete && limit > 0.0 && limit <= 1.0 ? std::optional(limit) : std::nullopt;
}

std::optional<double> read_selection(ProtocolSection& section) {
  const auto rule = section.text("select");
  if (!rule) return std::nullopt;
  const auto limit = parse_selection(rule->text);
  if (!limit)
    section.report(place_of(*rule), section.what("select") +
                                        R"( must read "logrank p < NUMBER", such as "logrank p < 0.05", with a NUMBER )"
                                        "above 0 and up to 1");
  return limit;
}

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

void read_univariable(ProtocolSection& section, Protocol& protocol) {
  Univariable univariable;
  univariable.endpoints = section.required_texts("endpoints");
  univariable.factors = section.required_texts("factors");
  section.report_unknown();
  protocol.univariable = std::move(univariable);
}

void read_multivariable(ProtocolSection& section, Protocol& protocol) {
  MultivariableRule rule;
  rule.endpoints = section.required_texts("endpoints");
  rule.select_below = read_selection(section);
  rule.factors = section.texts("factors");
  section.report_unknown();
  const auto given = [&](std::string_view key) {
    return std::any_of(section.entries().begin(), section.entries().end(),
                       [key](const TomlEntry& entry) { return entry.key == key; });
  };
  if (given("select") == given("factors"))
    section.report(section.place(), section.title() +
                                        R"( needs either "select" (a screen) or "factors" (a fixed list))" +
                                        (given("select") ? ", not both" : ""));
  protocol.multivariable = std::move(rule);
}

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

void read_effect(ProtocolSection& section, Protocol& protocol) {
  EffectRule effect;
  effect.variable = section.required_text("variable");
  effect.within = section.required_text("within");
  effect.endpoint = section.required_text("endpoint");
  section.report_unknown();
  protocol.effects.push_back(std::move(effect));
}

}  // namespace rtsurv::study

// [published] with its tables of addresses and tolerances.

#include <algorithm>
#include <array>
#include <filesystem>

#include "rtsurv/core/error.hpp"
#include "rtsurv/study/protocol/readers.hpp"

namespace rtsurv::study {
namespace {

const std::vector<std::string> numbers{"n", "percent", "value", "q1", "q3", "hr", "lower", "upper", "p", "eqd2"};

PublishedRule::Obtained read_parts(ProtocolSection& section, const TomlEntry& figure) {
  PublishedRule::Obtained obtained{{figure.key, figure.place.line, figure.place.position}, {}};
  for (const TomlEntry& entry : figure.value.entries) {
    const auto address = section.text_of(entry.value, section.what(entry.key));
    if (std::find(numbers.begin(), numbers.end(), entry.key) == numbers.end()) {
      const auto near = nearest(entry.key, numbers);
      section.report(entry.place, "unknown part " + section.what(entry.key) +
                                      (near ? "; did you mean " + in_quotes(*near) + "?"
                                            : "; the parts of a figure are " + list_in_quotes(numbers)));
    } else if (address) {
      obtained.addresses.emplace_back(entry.key, *address);
    }
  }
  return obtained;
}

void read_addresses(ProtocolSection& section, PublishedRule& rule) {
  const TomlValue* table = section.find("obtained", TomlKind::table);
  if (table == nullptr) return;
  for (const TomlEntry& entry : table->entries) {
    const std::string title = in_quotes(entry.key) + " in [published.obtained]";
    if (entry.value.kind == TomlKind::table) {
      ProtocolSection figure(entry.value, title, section.problems());
      rule.obtained.push_back(read_parts(figure, entry));
    } else if (const auto address = section.text_of(entry.value, title)) {
      rule.obtained.push_back({{entry.key, entry.place.line, entry.place.position}, {{"", *address}}});
    }
  }
}

std::optional<double> read_limit(ProtocolSection& section, std::string_view key) {
  const auto limit = section.number(key);
  if (limit && *limit < 0.0) section.report(section.find(key)->place, section.what(key) + " must be 0 or more");
  return limit;
}

void read_tolerance(ProtocolSection& section, PublishedRule& rule) {
  const TomlValue* table = section.find("tolerance", TomlKind::table);
  if (table == nullptr) return;
  ProtocolSection tolerance(*table, "[published.tolerance]", section.problems());
  rule.count = read_limit(tolerance, "count").value_or(rule.count);
  rule.rate = read_limit(tolerance, "rate").value_or(rule.rate);
  rule.ratio = read_limit(tolerance, "ratio").value_or(rule.ratio);
  rule.p = read_limit(tolerance, "p").value_or(rule.p);
  rule.percent = read_limit(tolerance, "percent");
  rule.value = read_limit(tolerance, "value");
  rule.interval = read_limit(tolerance, "interval");
  tolerance.report_unknown();
}

}  // namespace

void read_published(ProtocolSection& section, Protocol& protocol) {
  PublishedRule rule;
  rule.ledger = section.required_path("ledger");
  rule.path = (std::filesystem::path(protocol.path).parent_path() / rule.ledger.text).string();
  read_addresses(section, rule);
  read_tolerance(section, rule);
  section.report_unknown();
  protocol.published = std::move(rule);
}

}  // namespace rtsurv::study

#include "rtsurv/study/prepare/organ_limits.hpp"

#include "rtsurv/study/protocol/section.hpp"
#include "rtsurv/table/read/bytes.hpp"
#include "rtsurv/table/read/hash.hpp"

namespace rtsurv::study {
namespace {

std::optional<double> positive(ProtocolSection& section, std::string_view key) {
  const auto value = section.number(key);
  if (value && !(*value > 0.0)) section.report(section.find(key)->place, section.what(key) + " must be above 0 (Gy)");
  return value;
}

double required_positive(ProtocolSection& section, std::string_view key) {
  return section.find(key) == nullptr ? section.required_number(key, {}) : positive(section, key).value_or(0.0);
}

results::OrganLimit read_organ(const TomlValue& table, ProtocolProblems& problems) {
  ProtocolSection section(table, "[[organ]]", problems);
  results::OrganLimit organ;
  organ.organ = section.required_words("name").text;
  organ.endpoint = section.required_text("endpoint").text;
  organ.alpha_beta_gy = required_positive(section, "alpha_beta");
  organ.limit_eqd2_gy = positive(section, "limit");
  organ.metric = section.required_text("metric").text;
  organ.source = section.required_text("source").text;
  const TomlValue* verified = section.find("verified", TomlKind::boolean);
  organ.verified = verified != nullptr && verified->truth;
  section.report_unknown();
  return organ;
}

}  // namespace

OrganLimits read_organ_limits(const std::string& path) {
  const std::string bytes = table::read_text_file(path);
  const TomlValue tree = parse_tree(bytes, path);
  ProtocolProblems problems(path);
  OrganLimits result{table::sha256_hex(bytes), {}};
  for (const TomlEntry& entry : tree.entries) {
    if (entry.key != "organ" || !entry.value.is_list_of_tables()) {
      problems.add(entry.place, "a table of limits holds [[organ]] tables only");
      continue;
    }
    for (const TomlValue& table : entry.value.items) result.limits.push_back(read_organ(table, problems));
  }
  if (tree.entries.empty()) problems.add({}, "the table of limits has no [[organ]]");
  problems.throw_if_any();
  return result;
}

}  // namespace rtsurv::study

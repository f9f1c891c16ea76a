#include "rtsurv/study/protocol/protocol.hpp"

#include <algorithm>
#include <array>

#include "rtsurv/core/error.hpp"
#include "rtsurv/study/protocol/parts.hpp"
#include "rtsurv/table/bytes.hpp"
#include "rtsurv/table/hash.hpp"

namespace rtsurv::study {
namespace {

/// A table of the grammar.
struct Part {
  std::string_view name;
  bool repeats;  ///< [[name]] instead of [name]
  void (*read)(ProtocolSection&, Protocol&);
};

constexpr std::array<Part, 20> parts{{{"study", false, read_study},
                                      {"columns", false, read_columns},
                                      {"exclude", true, read_exclusion},
                                      {"dose", false, read_dose},
                                      {"derive", false, read_derivations},
                                      {"endpoint", true, read_endpoint},
                                      {"describe", false, read_description},
                                      {"cutpoint", true, read_cutpoint},
                                      {"univariable", false, read_univariable},
                                      {"multivariable", false, read_multivariable},
                                      {"risk_groups", false, read_risk_groups},
                                      {"effect", true, read_effect},
                                      {"landmark", false, read_landmark},
                                      {"recommend", false, read_recommend},
                                      {"validation", false, read_validation},
                                      {"dates", false, read_dates},
                                      {"referrals", false, read_referrals},
                                      {"response", false, read_response},
                                      {"toxicity", false, read_toxicity},
                                      {"published", false, read_published}}};

std::string header(const Part& part) {
  const std::string name(part.name);
  return part.repeats ? "[[" + name + "]]" : "[" + name + "]";
}

const Part* find_part(std::string_view name) {
  const auto found = std::find_if(parts.begin(), parts.end(), [name](const Part& part) { return part.name == name; });
  return found == parts.end() ? nullptr : &*found;
}

std::string unknown_table(const TomlEntry& entry) {
  if (entry.value.kind != TomlKind::table && !entry.value.is_list_of_tables())
    return "the key " + in_quotes(entry.key) + " stands outside any table; put it below its header, such as [study]";
  std::vector<std::string> names(parts.size());
  std::transform(parts.begin(), parts.end(), names.begin(), [](const Part& part) { return std::string(part.name); });
  const auto near = nearest(entry.key, names);
  return "unknown table " + in_quotes(entry.key) +
         (near ? "; did you mean " + header(*find_part(*near)) + "?" : "; the tables are " + list_in_quotes(names));
}

void read_table(const Part& part, const TomlValue& table, Protocol& protocol, ProtocolProblems& problems) {
  ProtocolSection section(table, header(part), problems);
  part.read(section, protocol);
}

void read_entry(const TomlEntry& entry, Protocol& protocol, ProtocolProblems& problems) {
  const Part* part = find_part(entry.key);
  if (part == nullptr) {
    problems.add(entry.place, unknown_table(entry));
  } else if (part->repeats && entry.value.is_list_of_tables()) {
    for (const TomlValue& table : entry.value.items) read_table(*part, table, protocol, problems);
  } else if (!part->repeats && entry.value.kind == TomlKind::table) {
    read_table(*part, entry.value, protocol, problems);
  } else {
    const std::string_view reason = part->repeats ? "; there may be several" : "; there is one only";
    problems.add(entry.place, in_quotes(entry.key) + " must be written " + header(*part) + std::string(reason));
  }
}

/// Adds every text of a value, but for words that are for people.
void gather_texts(const TomlValue& value, std::vector<std::string>& texts) {
  constexpr std::array<std::string_view, 6> prose{"title", "label", "labels", "reason", "unit", "published"};
  if (value.kind == TomlKind::text) texts.push_back(value.text);
  for (const TomlValue& item : value.items) gather_texts(item, texts);
  for (const TomlEntry& entry : value.entries)
    if (std::find(prose.begin(), prose.end(), entry.key) == prose.end()) gather_texts(entry.value, texts);
}

/// Without these there is nothing to analyse.
void check_presence(const TomlValue& tree, ProtocolProblems& problems) {
  for (const std::string_view name : {"study", "endpoint"}) {
    const bool present = std::any_of(tree.entries.begin(), tree.entries.end(),
                                     [name](const TomlEntry& entry) { return entry.key == name; });
    if (!present) problems.add({}, "the protocol needs the table " + header(*find_part(name)));
  }
}

}  // namespace

Protocol read_protocol(const std::string& path) { return parse_protocol(table::read_text_file(path), path); }

Protocol parse_protocol(const std::string& bytes, const std::string& path) {
  const TomlValue tree = parse_tree(bytes, path);
  Protocol protocol;
  protocol.path = path;
  protocol.sha256 = table::sha256_hex(bytes);
  ProtocolProblems problems(path);
  check_presence(tree, problems);
  gather_texts(tree, protocol.expressions);
  for (const TomlEntry& entry : tree.entries) read_entry(entry, protocol, problems);
  check_names(protocol, problems);
  problems.throw_if_any();
  return protocol;
}

}  // namespace rtsurv::study

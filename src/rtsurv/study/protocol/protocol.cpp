#include "rtsurv/study/protocol/protocol.hpp"

#include <algorithm>
#include <array>

#include "rtsurv/core/error.hpp"
#include "rtsurv/study/protocol/readers.hpp"
#include "rtsurv/table/read/bytes.hpp"
#include "rtsurv/table/read/hash.hpp"

namespace rtsurv::study {
namespace {

/// The part that reads the table of that name.
const Part* find_part(std::string_view name) {
  for (const Part& part : parts())
    if (part.key == name && part.read != nullptr) return &part;
  return nullptr;
}

std::string unknown_table(const TomlEntry& entry) {
  if (entry.value.kind != TomlKind::table && !entry.value.is_list_of_tables())
    return "the key " + in_quotes(entry.key) + " stands outside any table; put it below its header, such as [study]";
  std::vector<std::string> names;
  for (const Part& part : parts())
    if (part.read != nullptr) names.emplace_back(part.key);
  const auto near = nearest(entry.key, names);
  return "unknown table " + in_quotes(entry.key) +
         (near ? "; did you mean " + header_of(*find_part(*near)) + "?" : "; the tables are " + list_in_quotes(names));
}

void read_table(const Part& part, const TomlValue& table, Protocol& protocol, ProtocolProblems& problems) {
  ProtocolSection section(table, header_of(part), problems);
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
    problems.add(entry.place, in_quotes(entry.key) + " must be written " + header_of(*part) + std::string(reason));
  }
}

/// The tables of the protocol, and those inside them.
void gather_tables(const TomlValue& tree, std::set<std::string, std::less<>>& tables) {
  const auto is_table = [](const TomlEntry& entry) {
    return entry.value.kind == TomlKind::table || entry.value.is_list_of_tables();
  };
  for (const TomlEntry& entry : tree.entries) {
    tables.insert(entry.key);
    for (const TomlEntry& inner : entry.value.entries)
      if (is_table(inner)) tables.insert(entry.key + "." + inner.key);
  }
}

/// Adds every text of a value, but for words that are for people.
void gather_texts(const TomlValue& value, std::vector<std::string>& texts) {
  constexpr std::array<std::string_view, 8> prose{"title", "label",     "labels",    "reason",
                                                  "unit",  "published", "reference", "identifier"};
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
    if (!present) problems.add({}, "the protocol needs the table " + header_of(*find_part(name)));
  }
}

}  // namespace

std::string header_of(const Part& part) {
  const std::string key(part.key);
  return part.repeats ? "[[" + key + "]]" : "[" + key + "]";
}

Protocol read_protocol(const std::string& path) { return parse_protocol(table::read_text_file(path), path); }

Protocol parse_protocol(const std::string& bytes, const std::string& path) {
  const TomlValue tree = parse_tree(bytes, path);
  Protocol protocol;
  protocol.path = path;
  protocol.sha256 = table::sha256_hex(bytes);
  ProtocolProblems problems(path);
  check_presence(tree, problems);
  gather_tables(tree, protocol.tables);
  gather_texts(tree, protocol.expressions);
  for (const TomlEntry& entry : tree.entries) read_entry(entry, protocol, problems);
  check_names(protocol, problems);
  problems.throw_if_any();
  return protocol;
}

}  // namespace rtsurv::study

#include "rtsurv/study/protocol/changed_keys.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "rtsurv/toml/tree.hpp"

namespace rtsurv::study {
namespace {

/// A key with its value: what is compared, and what is shown.
struct Leaf {
  std::string key, value, shown;
  std::vector<std::string> order = {};  ///< names of a list of tables, which is a key only where they are moved
};
using Leaves = std::vector<Leaf>;

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (c == '\n')
      result += "\\n";
    else
      result += c;
  }
  return result + "\"";
}

std::string list(const std::vector<std::string>& items) { return fmt::format("[{}]", fmt::join(items, ", ")); }

/// As TOML writes it; a number as it stands in the file, or as its value.
std::string written(const toml::Value& value, bool as_it_stands) {
  std::vector<std::string> parts;
  switch (value.kind) {
    case toml::Kind::text:
      return quoted(value.text);
    case toml::Kind::boolean:
      return value.truth ? "true" : "false";
    case toml::Kind::integer:
      return as_it_stands ? value.text : fmt::to_string(value.integer);
    case toml::Kind::number:
      return as_it_stands ? value.text : fmt::format("{}", value.number);
    case toml::Kind::date:
      return std::string(toml::describe(value.kind));
    case toml::Kind::list:
      for (const toml::Value& item : value.items) parts.push_back(written(item, as_it_stands));
      return list(parts);
    case toml::Kind::table:
      for (const toml::Entry& entry : value.entries)
        parts.push_back(entry.key + " = " + written(entry.value, as_it_stands));
      return fmt::format("{{{}}}", fmt::join(parts, ", "));
  }
  return {};
}

/// Its `name`; nothing when it has none.
std::optional<std::string> name_of(const toml::Value& table) {
  for (const toml::Entry& entry : table.entries)
    if (entry.key == "name" && entry.value.kind == toml::Kind::text) return entry.value.text;
  return std::nullopt;
}

void gather(const toml::Value& value, const std::string& key, Leaves& leaves) {
  const std::string below = key.empty() ? key : key + "/";
  if (value.kind == toml::Kind::table && (key.empty() || !value.entries.empty())) {
    for (const toml::Entry& entry : value.entries) gather(entry.value, below + entry.key, leaves);
  } else if (value.is_list_of_tables()) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      const auto name = name_of(value.items[i]);
      if (name) names.push_back(*name);
      gather(value.items[i], below + name.value_or(std::to_string(i + 1)), leaves);
    }
    leaves.push_back({key, {}, {}, names});
  } else {
    leaves.push_back({key, written(value, false), written(value, true)});
  }
}

Leaves leaves_of(const std::string& protocol) {
  Leaves leaves;
  gather(toml::parse_tree(protocol, "study.toml"), {}, leaves);
  return leaves;
}

std::vector<std::string> sorted(std::vector<std::string> names) {
  std::ranges::sort(names);
  return names;
}

std::string shown_order(std::vector<std::string> names) {
  for (std::string& name : names) name = quoted(name);
  return list(names);
}

/// Lists of both protocols with the same names in another order get their order as a value.
void compare_orders(Leaves& before, Leaves& after) {
  for (Leaf& one : before)
    for (Leaf& other : after)
      if (one.key == other.key && one.order != other.order && sorted(one.order) == sorted(other.order))
        for (Leaf* leaf : {&one, &other}) leaf->value = leaf->shown = shown_order(leaf->order);
}

/// The values of a key, which stands once but in a faulty protocol.
std::vector<Leaf> of_key(const Leaves& leaves, const std::string& key) {
  std::vector<Leaf> found;
  std::ranges::copy_if(leaves, std::back_inserter(found), [&](const Leaf& leaf) { return leaf.key == key; });
  return found;
}

std::optional<std::string> shown(const std::vector<Leaf>& leaves) {
  if (leaves.empty()) return std::nullopt;
  std::vector<std::string> parts;
  for (const Leaf& leaf : leaves) parts.push_back(leaf.shown);
  return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace

std::vector<results::ChangedKey> changed_values(const std::string& earlier, const std::string& later) {
  Leaves before = leaves_of(earlier), after = leaves_of(later);
  compare_orders(before, after);
  for (Leaves* leaves : {&before, &after}) std::erase_if(*leaves, [](const Leaf& leaf) { return leaf.value.empty(); });
  std::vector<results::ChangedKey> changed;
  for (const Leaves* leaves : {&before, &after})
    for (const Leaf& leaf : *leaves) {
      if (std::ranges::find(changed, leaf.key, &results::ChangedKey::key) != changed.end()) continue;
      const std::vector<Leaf> then = of_key(before, leaf.key), now = of_key(after, leaf.key);
      if (!std::ranges::equal(then, now, {}, &Leaf::value, &Leaf::value))
        changed.push_back({leaf.key, shown(then), shown(now)});
    }
  return changed;
}

std::vector<std::string> changed_keys(const std::string& earlier, const std::string& later) {
  std::vector<std::string> keys;
  for (results::ChangedKey& one : changed_values(earlier, later)) keys.push_back(std::move(one.key));
  return keys;
}

}  // namespace rtsurv::study

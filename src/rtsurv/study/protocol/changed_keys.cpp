#include "rtsurv/study/protocol/changed_keys.hpp"

#include <algorithm>
#include <utility>

#include "rtsurv/toml/tree.hpp"

namespace rtsurv::study {
namespace {

using Leaves = std::vector<std::pair<std::string, std::string>>;  ///< key, value as text

std::string as_text(const toml::Value& value) {
  std::string text(toml::describe(value.kind));
  text += value.truth ? " true " : " ";
  text += value.text;
  for (const toml::Value& item : value.items) text += "\n" + as_text(item);
  for (const toml::Entry& entry : value.entries) text += "\n" + entry.key + "\n" + as_text(entry.value);
  return text;
}

std::string item_name(const toml::Value& table, std::size_t number) {
  for (const toml::Entry& entry : table.entries)
    if (entry.key == "name" && entry.value.kind == toml::Kind::text) return entry.value.text;
  return std::to_string(number);
}

void gather(const toml::Value& value, const std::string& key, Leaves& leaves) {
  const std::string below = key.empty() ? key : key + "/";
  if (value.kind == toml::Kind::table) {
    for (const toml::Entry& entry : value.entries) gather(entry.value, below + entry.key, leaves);
  } else if (value.is_list_of_tables()) {
    for (std::size_t i = 0; i < value.items.size(); ++i)
      gather(value.items[i], below + item_name(value.items[i], i + 1), leaves);
  } else {
    leaves.emplace_back(key, as_text(value));
  }
}

Leaves leaves_of(const std::string& protocol) {
  Leaves leaves;
  gather(toml::parse_tree(protocol, "study.toml"), {}, leaves);
  return leaves;
}

}  // namespace

std::vector<std::string> changed_keys(const std::string& earlier, const std::string& later) {
  const Leaves before = leaves_of(earlier), after = leaves_of(later);
  std::vector<std::string> keys;
  const auto add = [&](const Leaves& all, const Leaves& others) {
    for (const auto& leaf : all)
      if (std::ranges::find(others, leaf) == others.end() && std::ranges::find(keys, leaf.first) == keys.end())
        keys.push_back(leaf.first);
  };
  add(before, after);
  add(after, before);
  return keys;
}

}  // namespace rtsurv::study

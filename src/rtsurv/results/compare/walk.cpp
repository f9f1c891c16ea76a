#include "rtsurv/results/compare/walk.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "rtsurv/results/json/labels.hpp"

namespace rtsurv::results {
namespace {

/// Lists of numbers or unnamed items are shown item by item up to this length.
constexpr std::size_t short_list = 12;

std::size_t numbers_in(const Json& value) {
  if (!value.is_structured()) return value.is_number() ? 1 : 0;
  std::size_t count = 0;
  for (const Json& child : value) count += numbers_in(child);
  return count;
}

bool same_number(double a, double b) {
  constexpr double tolerance = 1e-12;
  return a == b || std::fabs(a - b) <= tolerance * std::max(std::fabs(a), std::fabs(b));
}

bool same_leaf(const Json& a, const Json& b) {
  return a.is_number() && b.is_number() ? same_number(a.get<double>(), b.get<double>()) : a == b;
}

bool is_reason(const Json& value) { return value.is_object() && value.contains("not_estimable"); }

std::string counted_items(std::size_t n, const char* what) { return std::to_string(n) + " " + what; }

Difference::Value shown(const Json& value) {
  if (value.is_null()) return std::monostate();
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_number()) return value.get<double>();
  if (value.is_string()) return value.get<std::string>();
  if (is_reason(value)) return "not estimable: " + value["not_estimable"].get<std::string>();
  const std::size_t count = numbers_in(value);
  return counted_items(count, count == 1 ? "number" : "numbers");
}

/// The first labels of an item that tell it from its neighbours, as steps of an address, without those that are null;
/// "-" when all are.
std::string name_of(const Json& item, std::size_t depth) {
  const std::vector<std::string> labels = labels_of(item);
  std::string name;
  for (std::size_t i = 0; i < std::min(depth, labels.size()); ++i)
    if (!labels[i].empty()) name = address_of(name, labels[i]);
  return name.empty() && !labels.empty() ? "-" : name;
}

bool are_unique(const Json& list, std::size_t depth) {
  std::set<std::string> names;
  return std::ranges::all_of(list, [&](const Json& item) {
    const std::string name = name_of(item, depth);
    return !name.empty() && names.insert(name).second;
  });
}

/// How many labels it takes to tell the items of both lists from each other; nothing when no number does.
std::optional<std::size_t> labels_needed(const Json& earlier, const Json& later) {
  constexpr std::size_t most = 4;
  for (std::size_t depth = 1; depth <= most; ++depth)
    if (are_unique(earlier, depth) && are_unique(later, depth)) return depth;
  return std::nullopt;
}

/// Whether a text stands in the items: points of a curve have none.
bool has_words(const Json& list) {
  return std::ranges::any_of(list, [](const Json& item) {
    return item.is_object() && std::ranges::any_of(item, [](const Json& value) { return value.is_string(); });
  });
}

}  // namespace

std::string address_of(const std::string& at, const std::string& step) {
  const std::string quoted = step.find('/') == std::string::npos ? step : "\"" + step + "\"";
  return at.empty() ? quoted : at + "/" + quoted;
}

void Walk::values(const Json& earlier, const Json& later, const std::string& at) {
  if (earlier.is_object() && later.is_object() && !is_reason(earlier) && !is_reason(later))
    objects(earlier, later, at);
  else if (earlier.is_array() && later.is_array())
    lists(earlier, later, at);
  else
    leaves(earlier, later, at);
}

void Walk::objects(const Json& earlier, const Json& later, const std::string& at) {
  for (const auto& [key, value] : earlier.items()) {
    const std::string here = address_of(at, key);
    if (later.contains(key))
      values(value, later[key], here);
    else
      only_one(&value, nullptr, here);
  }
  for (const auto& [key, value] : later.items())
    if (!earlier.contains(key)) only_one(nullptr, &value, address_of(at, key));
}

void Walk::lists(const Json& earlier, const Json& later, const std::string& at) {
  const bool is_long = std::max(earlier.size(), later.size()) > short_list;
  if (!is_long || has_words(earlier) || has_words(later))
    if (const auto depth = labels_needed(earlier, later)) return labelled(earlier, later, at, *depth);
  if (is_long || earlier.size() != later.size()) return long_lists(earlier, later, at);
  for (std::size_t i = 0; i < earlier.size(); ++i) values(earlier[i], later[i], address_of(at, std::to_string(i)));
}

void Walk::long_lists(const Json& earlier, const Json& later, const std::string& at) {
  numbers += numbers_in(earlier);
  std::string change = counted_items(later.size(), "items");
  if (earlier.size() == later.size()) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < earlier.size(); ++i) {
      Walk item;
      item.values(earlier[i], later[i], {});
      if (!item.differences.empty()) ++count;
    }
    if (count == 0) return;
    change = counted_items(count, "of them differ");
  }
  const bool numeric = numbers_in(earlier) + numbers_in(later) > 0;
  differences.push_back(
      {at, numeric ? Difference::Kind::list : Difference::Kind::words, counted_items(earlier.size(), "items"), change});
}

void Walk::labelled(const Json& earlier, const Json& later, const std::string& at, std::size_t depth) {
  const auto find = [depth](const Json& list, const std::string& name) -> const Json* {
    const auto found = std::ranges::find_if(list, [&](const Json& item) { return name_of(item, depth) == name; });
    return found == list.end() ? nullptr : &*found;
  };
  for (const Json& item : earlier) {
    const std::string name = name_of(item, depth), here = at + "/" + name;
    if (const Json* other = find(later, name))
      values(item, *other, here);
    else
      only_one(&item, nullptr, here);
  }
  for (const Json& item : later)
    if (const std::string name = name_of(item, depth); find(earlier, name) == nullptr)
      only_one(nullptr, &item, at + "/" + name);
}

void Walk::leaves(const Json& earlier, const Json& later, const std::string& at) {
  numbers += numbers_in(earlier);
  if (same_leaf(earlier, later)) return;
  const auto has_number = [](const Json& value) { return numbers_in(value) > 0; };
  const bool words = !has_number(earlier) && !has_number(later);
  differences.push_back({at, words ? Difference::Kind::words : Difference::Kind::number, shown(earlier), shown(later)});
}

void Walk::only_one(const Json* earlier, const Json* later, const std::string& at) {
  const Json nothing;
  const Json& one = earlier != nullptr ? *earlier : *later;
  if (earlier != nullptr) numbers += numbers_in(one);
  const bool empty = one.is_null() || (one.is_structured() && one.empty());
  if (empty) return;
  const auto kind = numbers_in(one) > 0 ? Difference::Kind::part : Difference::Kind::words;
  differences.push_back(
      {at, kind, shown(earlier != nullptr ? *earlier : nothing), shown(later != nullptr ? *later : nothing)});
}

}  // namespace rtsurv::results

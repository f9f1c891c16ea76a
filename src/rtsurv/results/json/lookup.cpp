#include "rtsurv/results/json/lookup.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "rtsurv/core/error.hpp"
#include "rtsurv/results/json/document.hpp"
#include "rtsurv/results/json/labels.hpp"

namespace rtsurv::results {
namespace {

constexpr std::string_view plus = " + ";

/// Whether a step ends before this character.
bool ends_here(std::string_view address, std::size_t at) {
  return at == address.size() || address[at] == '/' || address.substr(at).starts_with(plus);
}

struct Steps {
  std::vector<std::string> first;        ///< of the first address
  std::optional<std::string_view> rest;  ///< the addresses behind " + "
};

/// Quotes stand around a whole step.
Steps steps_of(std::string_view address) {
  std::vector<std::string> steps(1);
  bool quoted = false, begins = true;
  std::size_t i = 0;
  for (; i < address.size() && (quoted || !address.substr(i).starts_with(plus)); ++i) {
    const char c = address[i];
    const bool opens = c == '"' && begins, closes = c == '"' && quoted && ends_here(address, i + 1);
    begins = c == '/' && !quoted;
    if (opens || closes)
      quoted = opens;
    else if (begins)
      steps.emplace_back();
    else
      steps.back() += c;
  }
  if (i == address.size()) return {std::move(steps), {}};
  return {std::move(steps), address.substr(i + plus.size())};
}

std::string choice(const std::string& step, std::vector<std::string> names) {
  std::erase(names, std::string());
  if (const auto near = nearest(step, names)) return "; did you mean \"" + *near + "\"?";
  constexpr std::size_t few = 15;
  std::string list;
  for (std::size_t i = 0; i < std::min(few, names.size()); ++i) list += (i == 0 ? "\"" : ", \"") + names[i] + "\"";
  return list.empty() ? "" : "; there are " + list + (names.size() > few ? " and more" : "");
}

bool is_reason(const Json& value) { return value.is_object() && value.contains("not_estimable"); }

/// Where an address has led so far: one value, or the several items of a list that bear a label.
using Place = std::vector<const Json*>;

Place items_of(const Json& list) {
  Place items;
  for (const Json& item : list) items.push_back(&item);
  return items;
}

/// A period has no name: an address enters it by the time from which it goes.
bool begins_at(const Json& item, const std::string& time) {
  if (!item.is_object() || !item.contains("from") || !item["from"].is_number()) return false;
  double from = 0.0;
  const char* const end = time.data() + time.size();
  return std::from_chars(time.data(), end, from).ptr == end && item["from"].get<double>() == from;
}

Place labelled(Place items, const std::string& label) {
  std::erase_if(items, [&](const Json* item) {
    const std::vector<std::string> labels = labels_of(*item);
    return std::find(labels.begin(), labels.end(), label) == labels.end() && !begins_at(*item, label);
  });
  return items;
}

/// One step further; empty when there is no such key or label.
Place next_place(const Place& place, const std::string& step) {
  const Json& here = *place.front();
  if (place.size() > 1) return labelled(place, step);
  if (here.is_array()) return labelled(items_of(here), step);
  if (here.is_object() && here.contains(step)) return {&here[step]};
  return {};
}

/// The keys or labels among which a step may choose.
std::vector<std::string> names_in(const Place& place) {
  const Json& here = *place.front();
  std::vector<std::string> names;
  if (place.size() == 1 && here.is_object())
    for (const auto& [key, child] : here.items()) names.push_back(key);
  if (place.size() > 1 || here.is_array())
    for (const Json* item : place.size() > 1 ? place : items_of(here))
      for (std::string& label : labels_of(*item)) names.push_back(std::move(label));
  return names;
}

/// Shares stand beside "survival" or "cif"; times and counts do not become percents.
bool is_share(const Json& parent, const std::string& key) {
  constexpr std::array<std::string_view, 5> shares{"survival", "cif", "lower", "upper", "std_error"};
  return (parent.contains("survival") || parent.contains("cif")) &&
         std::find(shares.begin(), shares.end(), key) != shares.end();
}

/// The way of an address: where it stands, from where it came and by which step.
struct Path {
  Place here;
  const Json* parent = nullptr;
  std::string last;
};

Found::Number number_of(const Json& parent, const std::string& key) {
  const Json& value = parent[key];
  if (!value.is_number()) return {key, std::nullopt};
  return {key, value.get<double>() * (is_share(parent, key) ? 100.0 : 1.0)};
}

Found failure(std::string problem) { return {{}, false, std::move(problem)}; }

Found numbers_of(const Path& path) {
  Found found;
  const Json& object = *path.here.front();
  for (const auto& [key, value] : object.items())
    if (value.is_number() || value.is_null()) found.numbers.push_back(number_of(object, key));
  if (!found.numbers.empty()) return found;
  return failure("no number stands here; go on to one of its parts" + choice("", names_in(path.here)));
}

/// Counts and percents that both have; limits and P values do not add up.
Found sum_of(const Found& a, const Found& b) {
  Found sum;
  sum.single = a.single && b.single;
  for (const auto& [key, first] : a.numbers)
    for (const auto& [other, second] : b.numbers) {
      if (key != other || (key != "n" && key != "percent")) continue;
      sum.numbers.emplace_back(key, first && second ? std::optional(*first + *second) : std::nullopt);
    }
  return sum.numbers.empty() ? failure("there are no counts to add") : sum;
}

Found what_stands(const Path& path) {
  const Json& here = *path.here.front();
  if (path.here.size() > 1 || (here.is_array() && !here.empty()))
    return failure("several things stand here; choose one" + choice("", names_in(path.here)));
  if (is_reason(here)) return {{{path.last, std::nullopt}}, true, {}};
  if (here.is_object()) return numbers_of(path);
  if (here.is_number() || here.is_null()) return {{number_of(*path.parent, path.last)}, true, {}};
  return failure(here.is_array() ? "nothing stands here" : "no number stands here");
}

}  // namespace

struct Lookup::Document {
  Json json;
};

Lookup::Lookup(const Study& study) : document_(std::make_unique<Document>(Document{document(study)})) {}

Lookup::~Lookup() = default;

Found Lookup::at_one(const std::vector<std::string>& steps) const {
  Path path{{&document_->json}, nullptr, {}};
  for (const std::string& step : steps) {
    const Json& here = *path.here.front();
    if (is_reason(here)) break;
    Place next = next_place(path.here, step);
    if (next.empty()) return failure("there is no \"" + step + "\"" + choice(step, names_in(path.here)));
    path = {std::move(next), &here, step};
  }
  return what_stands(path);
}

Found Lookup::at(std::string_view address) const {
  const Steps steps = steps_of(address);
  Found first = at_one(steps.first);
  if (!steps.rest) return first;
  const Found rest = at(*steps.rest);
  if (!first.problem.empty() || !rest.problem.empty()) return first.problem.empty() ? rest : first;
  return sum_of(first, rest);
}

}  // namespace rtsurv::results

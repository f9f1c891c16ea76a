#include "rtsurv/results/privacy/described_tree.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "rtsurv/results/json/definitions.hpp"
#include "rtsurv/results/json/schema.hpp"

namespace rtsurv::results::privacy {
namespace {

/// The part of the schema that a value has to fit, and the definition that it belongs to.
struct Spot {
  const Json* schema = nullptr;
  std::string definition;
};

class Tree {
 public:
  explicit Tree(const Visitor& visitor) : visitor_(visitor), page_(Json::parse(schema())) {
    const std::string name = page_["title"];
    Json whole = page_;
    whole.erase("definitions");
    for (const auto& [key, definition] : page_["definitions"].items()) definitions_[key] = definition;
    definitions_[name] = std::move(whole);
  }

  [[nodiscard]] Spot root(const std::string& definition) const { return {&definitions_.at(definition), definition}; }

  void visit(Json& value, Spot at, const std::string& key) const {
    at = resolved(value, at);
    if (at.schema == nullptr) return;
    if (value.is_object())
      visit_object(value, at);
    else if (value.is_array())
      visit_list(value, at, key);
    else if (is_people(*at.schema) && visitor_.people && !value.is_null())
      visitor_.people(value);
    else if (value.is_string() && visitor_.sentence)
      visitor_.sentence(key, value);
  }

 private:
  static bool is_people(const Json& schema) {
    const auto pattern = schema.find("pattern");
    return pattern != schema.end() && *pattern == people_pattern;
  }

  /// Follows references, and takes the alternative that the value fits; no schema where none is.
  [[nodiscard]] Spot resolved(const Json& value, const Spot& at) const {
    constexpr std::string_view prefix = "#/definitions/";
    if (const auto reference = at.schema->find("$ref"); reference != at.schema->end()) {
      const std::string name = reference->get<std::string>().substr(prefix.size());
      Spot found = resolved(value, {&definitions_.at(name), name});
      found.definition = name;
      return found;
    }
    const auto choices = at.schema->find("anyOf");
    if (choices == at.schema->end()) return fits(value, *at.schema) ? at : Spot{};
    for (const Json& choice : *choices)
      if (Spot found = resolved(value, {&choice, at.definition}); found.schema != nullptr) return found;
    return {};
  }

  [[nodiscard]] static bool fits(const Json& value, const Json& schema) {
    const auto properties = schema.find("properties");
    const bool is_dictionary = properties == schema.end() && schema.contains("additionalProperties");
    if (!value.is_object())
      return properties == schema.end() && !is_dictionary && value.is_array() == schema.contains("items");
    if (properties == schema.end()) return is_dictionary;
    const auto is_known = [&](const auto& item) { return properties->contains(item.first); };
    return std::ranges::all_of(value.get_ref<const Json::object_t&>(), is_known) &&
           std::ranges::all_of(schema["required"],
                               [&](const Json& key) { return value.contains(key.get<std::string>()); });
  }

  void visit_object(Json& value, const Spot& at) const {
    const auto properties = at.schema->find("properties");
    if (visitor_.object && is_defined(at)) visitor_.object(at.definition, value);
    for (auto& [key, member] : value.get_ref<Json::object_t&>())
      visit(member,
            {properties == at.schema->end() ? &at.schema->at("additionalProperties") : &properties->at(key),
             at.definition},
            key);
  }

  /// The object of the definition itself, not one within it.
  [[nodiscard]] bool is_defined(const Spot& at) const {
    const Json& definition = definitions_.at(at.definition);
    if (at.schema == &definition) return true;
    const auto choices = definition.find("anyOf");
    return choices != definition.end() &&
           std::ranges::any_of(*choices, [&](const Json& choice) { return &choice == at.schema; });
  }

  void visit_list(Json& value, const Spot& at, const std::string& key) const {
    const Json& items = at.schema->at("items");
    const bool plain_numbers = items.contains("type") && !items.contains("pattern") && items["type"].is_array();
    if (plain_numbers) return;
    for (Json& item : value) visit(item, {&items, at.definition}, key);
  }

  const Visitor& visitor_;
  Json page_;
  std::map<std::string, Json> definitions_;
};

}  // namespace

void visit(Json& document, const std::string& definition, const Visitor& visitor) {
  const Tree tree(visitor);
  tree.visit(document, tree.root(definition), "");
}

}  // namespace rtsurv::results::privacy

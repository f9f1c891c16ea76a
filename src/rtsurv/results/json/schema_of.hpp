#pragma once
// The schema of any value or described struct (field.hpp). Start here: Definitions::refer().

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "rtsurv/results/json/outline.hpp"

namespace rtsurv::results {

template <class T>
Json Definitions::refer() {
  std::string& name = names_[typeid(T)];
  if (name.empty()) {
    std::vector<Json> alternatives{empty_object()};
    Outline<T> field(*this, alternatives);
    visit_fields<T>(field);
    Json definition = {{"title", field.name()}, {"description", field.meaning()}};
    definition.update(any_of(std::move(alternatives)));
    name = field.name();
    add(name, std::move(definition));
  }
  return {{"$ref", "#/definitions/" + name}};
}

template <class Value>
Json schema_of(Definitions& definitions) {
  if constexpr (std::is_same_v<Value, bool>)
    return {{"type", "boolean"}};
  else if constexpr (std::is_same_v<Value, double>)
    return {{"type", {"number", "null"}}};
  else if constexpr (std::is_unsigned_v<Value>)
    return {{"type", "integer"}, {"minimum", 0}};
  else if constexpr (std::is_integral_v<Value>)
    return {{"type", "integer"}};
  else if constexpr (std::is_convertible_v<Value, std::string_view>)
    return {{"type", "string"}};
  else if constexpr (std::is_enum_v<Value>) {
    Json words = Json::array();
    for (const auto& [choice, word] : Words<Value>::all) words.push_back(word);
    return {{"enum", words}};
  } else if constexpr (std::is_same_v<Value, std::monostate>)
    return {{"type", "null"}};
  else if constexpr (shapes::is<Value, std::optional>)
    return nullable(schema_of<shapes::Held<Value>>(definitions));
  else if constexpr (shapes::is<Value, Maybe>)
    return {{"anyOf", {schema_of<shapes::Estimated<Value>>(definitions), reason()}}};
  else if constexpr (shapes::is_dictionary<Value>)
    return {{"type", "object"},
            {"additionalProperties", schema_of<typename shapes::Item<Value>::second_type>(definitions)}};
  else if constexpr (shapes::is<Value, std::vector>)
    return list_of(schema_of<shapes::Item<Value>>(definitions));
  else if constexpr (shapes::is<Value, std::variant>)
    return []<class... Of>(std::type_identity<std::variant<Of...>>, Definitions& known) -> Json {
      return {{"anyOf", {schema_of<Of>(known)...}}};
    }(std::type_identity<Value>{}, definitions);
  else
    return definitions.refer<Value>();
}

}  // namespace rtsurv::results

#pragma once
// A described struct (field.hpp) as JSON. Start here: write().

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "rtsurv/results/json/writer.hpp"
#include "rtsurv/results/privacy/hidden.hpp"

namespace rtsurv::results {

/// An integral number without a decimal point; null when it is not finite; the text of a hidden one.
[[nodiscard]] Json number(double value);

/// Indented by one space, with a final newline.
[[nodiscard]] std::string text(const Json& json);

namespace detail {

template <class List>
[[nodiscard]] Json write_list(const List& values) {
  Json json = Json::array();
  for (const auto& value : values) json.push_back(write(value));
  return json;
}

}  // namespace detail

template <class Value>
Json write(const Value& value) {
  if constexpr (std::is_same_v<Value, double>)
    return number(value);
  else if constexpr (can_be_hidden<Value>)
    return is_hidden(value) ? Json(hidden_text(value)) : Json(value);
  else if constexpr (std::is_integral_v<Value> || std::is_convertible_v<Value, std::string_view>)
    return value;
  else if constexpr (std::is_enum_v<Value>)
    return word_of(value);
  else if constexpr (std::is_same_v<Value, std::monostate>)
    return nullptr;
  else if constexpr (shapes::is<Value, std::optional>)
    return value ? write(*value) : Json(nullptr);
  else if constexpr (shapes::is<Value, Maybe>)
    return value.value ? write(*value.value) : Json{{"not_estimable", value.why}};
  else if constexpr (shapes::is_dictionary<Value>) {
    Json json = Json::object();
    for (const auto& [key, one] : value) json[key] = write(one);
    return json;
  } else if constexpr (shapes::is<Value, std::vector>)
    return detail::write_list(value);
  else if constexpr (shapes::is<Value, std::variant>)
    return std::visit([](const auto& one) { return write(one); }, value);
  else {
    Json json = Json::object();
    Writer<Value> field(value, json);
    visit_fields<Value>(field);
    return json;
  }
}

}  // namespace rtsurv::results

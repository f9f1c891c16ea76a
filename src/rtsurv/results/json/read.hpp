#pragma once
// JSON back into described structs (field.hpp). Start here: read_study(). Members that no key shows keep their default;
// what is null for a number is NaN.

#include <limits>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/results/json/reader.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::results {

/// The study of a results.json that this version wrote. Throws Error(data) with the keys that lead to the place when
/// a key is missing or has another type.
[[nodiscard]] Study read_study(const std::string& json, const std::string& file);

namespace detail {

template <class List>
void read_list(const Json& json, List& into, const std::string& where) {
  if (!json.is_array()) refuse(where, "is not a list");
  for (std::size_t i = 0; i < json.size(); ++i) {
    into.emplace_back();
    read(json[i], into.back(), where + "/" + std::to_string(i));
  }
}

template <class Dictionary>
void read_dictionary(const Json& json, Dictionary& into, const std::string& where) {
  if (!json.is_object()) refuse(where, "is not an object");
  for (const auto& [key, value] : json.items()) {
    into.emplace_back().first = key;
    read(value, into.back().second, where + "/" + key);
  }
}

/// A value to read into. Made here, since within the class that holds it a nested struct has no default yet.
template <class Value>
Value& fresh(std::optional<Value>& into) {
  return into.emplace(Value{});
}

template <class Maybe>
void read_maybe(const Json& json, Maybe& into, const std::string& where) {
  if (json.is_object() && json.contains("not_estimable"))
    read(json["not_estimable"], into.why, where);
  else
    read(json, fresh(into.value), where);
}

template <class Choice>
void read_word(const Json& json, Choice& into, const std::string& where) {
  const auto choice = json.is_string() ? choice_of<Choice>(json.get_ref<const std::string&>()) : std::nullopt;
  if (!choice) refuse(where, "is not a word of this key");
  into = *choice;
}

/// The first alternative that the value fits.
template <std::size_t I = 0, class Variant>
void read_variant(const Json& json, Variant& into, const std::string& where) {
  if constexpr (I == std::variant_size_v<Variant>) {
    refuse(where, "has another type");
  } else {
    try {
      std::variant_alternative_t<I, Variant> one{};
      read(json, one, where);
      into = std::move(one);
    } catch (const Error&) {
      read_variant<I + 1>(json, into, where);
    }
  }
}

}  // namespace detail

template <class Value>
void read(const Json& json, Value& into, const std::string& where) {
  if constexpr (can_be_hidden<Value> || std::is_same_v<Value, double>) {
    if (const auto hidden = json.is_string() ? hidden_number(json.get_ref<const std::string&>()) : std::nullopt) {
      into = static_cast<Value>(*hidden);
      return;
    }
  }
  if constexpr (std::is_same_v<Value, double>) {
    if (!json.is_number() && !json.is_null()) refuse(where, "is not a number");
    into = json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
  } else if constexpr (std::is_same_v<Value, bool>) {
    if (!json.is_boolean()) refuse(where, "is not true or false");
    into = json.get<bool>();
  } else if constexpr (std::is_integral_v<Value>) {
    if (!json.is_number_integer()) refuse(where, "is not a whole number");
    into = json.get<Value>();
  } else if constexpr (std::is_same_v<Value, std::string>) {
    if (!json.is_string()) refuse(where, "is not a text");
    into = json.get<std::string>();
  } else if constexpr (std::is_enum_v<Value>) {
    detail::read_word(json, into, where);
  } else if constexpr (std::is_same_v<Value, std::monostate>) {
    if (!json.is_null()) refuse(where, "is not null");
  } else if constexpr (shapes::is<Value, std::optional>) {
    if (!json.is_null()) read(json, detail::fresh(into), where);
  } else if constexpr (shapes::is<Value, Maybe>) {
    detail::read_maybe(json, into, where);
  } else if constexpr (shapes::is_dictionary<Value>) {
    detail::read_dictionary(json, into, where);
  } else if constexpr (shapes::is<Value, std::vector>) {
    detail::read_list(json, into, where);
  } else if constexpr (shapes::is<Value, std::variant>) {
    detail::read_variant(json, into, where);
  } else {
    Reader<Value> field(into, json, where);
    visit_fields<Value>(field);
  }
}

}  // namespace rtsurv::results

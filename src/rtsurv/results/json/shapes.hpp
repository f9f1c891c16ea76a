#pragma once
// The shapes of values and the options of fields, for the visitors of field.hpp: what they ask of a type.

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results::shapes {

template <class T, template <class...> class Shape>
inline constexpr bool is = false;
template <template <class...> class Shape, class... Of>
inline constexpr bool is<Shape<Of...>, Shape> = true;

/// A list of texts with values, which is an object.
template <class T>
inline constexpr bool is_dictionary = false;
template <class T>
inline constexpr bool is_dictionary<std::vector<std::pair<std::string, T>>> = true;

/// What a Maybe or optional holds.
template <class T>
using Held = std::remove_cvref_t<decltype(*std::declval<T>())>;
template <class T>
using Estimated = Held<decltype(T::value)>;
template <class List>
using Item = typename List::value_type;

template <class Value>
[[nodiscard]] bool is_empty(const Value& value) {
  if constexpr (is<Value, std::optional>)
    return !value.has_value();
  else if constexpr (std::is_same_v<Value, bool>)
    return !value;
  else if constexpr (requires { value.empty(); })
    return value.empty();
  else
    return false;
}

// Whether an option leaves the key out, or makes its value null.
template <class T, class Value, class Option>
[[nodiscard]] bool leaves_out(const T& /*of*/, const Value& /*value*/, const Option& /*option*/) {
  return false;
}
template <class T, class Value>
[[nodiscard]] bool leaves_out(const T& /*of*/, const Value& value, const AbsentIfEmpty& /*option*/) {
  return is_empty(value);
}
template <class T, class Value, class Condition>
[[nodiscard]] bool leaves_out(const T& of, const Value& /*value*/, const OnlyIf<Condition>& option) {
  return !option.holds(of);
}
template <class T, class Value, class Option>
[[nodiscard]] bool is_null(const T& /*of*/, const Value& /*value*/, const Option& /*option*/) {
  return false;
}
template <class T, class Value>
[[nodiscard]] bool is_null(const T& /*of*/, const Value& value, const NullIfEmpty& /*option*/) {
  return is_empty(value);
}
template <class T, class Value, class Condition>
[[nodiscard]] bool is_null(const T& of, const Value& /*value*/, const NullUnless<Condition>& option) {
  return !option.holds(of);
}

template <class Option>
inline constexpr bool may_leave_out = std::is_same_v<Option, AbsentIfEmpty> || is<Option, OnlyIf>;
template <class Option>
inline constexpr bool may_be_null = std::is_same_v<Option, NullIfEmpty> || is<Option, NullUnless>;

}  // namespace rtsurv::results::shapes

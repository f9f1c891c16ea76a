#pragma once
// A described struct (field.hpp) as JSON. Start here: write().

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "rtsurv/core/version.hpp"
#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/json/shapes.hpp"

namespace rtsurv::results {

using Json = nlohmann::ordered_json;

/// An integral number without a decimal point; null when it is not finite.
[[nodiscard]] Json number(double value);

/// Indented by one space, with a final newline.
[[nodiscard]] std::string text(const Json& json);

/// Any value that field.hpp names, or a struct that describes itself.
template <class Value>
[[nodiscard]] Json write(const Value& value);

/// Writes the fields of one struct into a JSON object.
template <class T>
class Writer {
 public:
  Writer(const T& of, Json& into) : of_(of), into_(into) {}

  void title(const char* /*name*/, const char* /*meaning*/) {}

  template <class Member, class... Options>
  void operator()(const char* key, Member member, const char* /*meaning*/, Options... options) {
    put(key, std::invoke(member, of_), options...);
  }
  template <class Value>
  void constant(const char* key, Value value, const char* /*meaning*/) {
    into_[key] = value;
  }
  template <class Member, class... Options>
  void either(const char* key, Member member, const char* yes, const char* no, const char* /*meaning*/,
              Options... options) {
    const bool value = std::invoke(member, of_);
    if (!(shapes::leaves_out(of_, value, options) || ...)) into_[key] = value ? yes : no;
  }
  template <class To, class... Options>
  void computed(const char* key, To to, const char* /*meaning*/, Options... options) {
    put(key, to(of_), options...);
  }
  template <class To, class From, class... Options>
  void view(const char* key, To to, From /*from*/, const char* /*meaning*/, Options... options) {
    put(key, to(of_), options...);
  }
  template <class Parts, class... Options>
  void object(const char* key, const char* /*meaning*/, Parts parts, Options... options) {
    if ((shapes::leaves_out(of_, of_, options) || ...)) return;
    Json json = (shapes::is_null(of_, of_, options) || ...) ? Json(nullptr) : Json::object();
    Writer field(of_, json);
    if (!json.is_null()) parts(field);
    into_[key] = std::move(json);
  }
  template <class Member>
  void embed(Member member) {
    embedded(std::invoke(member, of_));
  }
  template <class Member>
  void embed_maybe(Member member) {
    const auto& maybe = std::invoke(member, of_);
    if (maybe.value)
      embedded(*maybe.value);
    else
      into_["not_estimable"] = maybe.why;
  }
  template <class Member, class Rest>
  void or_reason(Member member, Rest rest) {
    const std::string& why = std::invoke(member, of_);
    if (why.empty())
      rest(*this);
    else
      into_["not_estimable"] = why;
  }
  template <class Member, class Name>
  void keyed(const char* key, Member member, Name name, const char* /*meaning*/) {
    Json json = Json::object();
    for (const auto& one : std::invoke(member, of_)) json[std::invoke(name, one)] = write(one);
    into_[key] = std::move(json);
  }
  template <class Member>
  void pairs(const char* key, Member member, Key first, Key second, const char* /*meaning*/) {
    Json json = Json::array();
    for (const auto& [a, b] : std::invoke(member, of_)) json.push_back({{first.key, write(a)}, {second.key, write(b)}});
    into_[key] = std::move(json);
  }
  template <class Columns>
  void columns(const char* key, const char* /*meaning*/, Columns columns) {
    Json json = Json::array();
    const auto column = [&](const char* name, auto member, const char* /*meaning*/) {
      const auto& values = std::invoke(member, of_);
      if (json.empty()) json = Json(values.size(), Json::object());
      for (std::size_t i = 0; i < values.size(); ++i) json[i][name] = write(values[i]);
    };
    columns(column);
    into_[key] = std::move(json);
  }
  template <class Low, class High>
  void range(const char* key, Low low, High high, const char* /*meaning*/) {
    into_[key] = Json::array({write(std::invoke(low, of_)), write(std::invoke(high, of_))});
  }
  template <class Sample>
  void command(const char* name, Sample sample) {
    into_["command"] = name;
    into_["version"] = version();
    embed(sample);
  }

 private:
  template <class Value, class... Options>
  void put(const char* key, const Value& value, const Options&... options) {
    if ((shapes::leaves_out(of_, value, options) || ...)) return;
    into_[key] = (shapes::is_null(of_, value, options) || ...) ? Json(nullptr) : write(value);
  }
  template <class Value>
  void embedded(const Value& value) {
    Writer<Value> field(value, into_);
    visit_fields<Value>(field);
  }

  const T& of_;
  Json& into_;
};

namespace detail {

template <class List>
[[nodiscard]] Json write_list(const List& values) {
  Json json = Json::array();
  for (const auto& value : values) json.push_back(write(value));
  return json;
}

template <class Choice>
[[nodiscard]] std::string_view word(Choice wanted) {
  for (const auto& [choice, word] : Words<Choice>::all)
    if (choice == wanted) return word;
  return {};
}

}  // namespace detail

template <class Value>
Json write(const Value& value) {
  if constexpr (std::is_same_v<Value, double>)
    return number(value);
  else if constexpr (std::is_integral_v<Value> || std::is_convertible_v<Value, std::string_view>)
    return value;
  else if constexpr (std::is_enum_v<Value>)
    return detail::word(value);
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

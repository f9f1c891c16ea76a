#pragma once
// Writes the fields of a struct (field.hpp) into a JSON object; for write.hpp.

#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include <nlohmann/json.hpp>

#include "rtsurv/core/version.hpp"
#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/json/shapes.hpp"

namespace rtsurv::results {

using Json = nlohmann::ordered_json;

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
  template <class Member, class Why, class... Options>
  void maybe(const char* key, Member member, Why why, const char* /*meaning*/, Options... options) {
    const auto& value = std::invoke(member, of_);
    if ((shapes::leaves_out(of_, value, options) || ...)) return;
    into_[key] = value ? write(*value) : Json{{"not_estimable", std::invoke(why, of_)}};
  }
  template <class To, class... Options>
  void computed(const char* key, To to, const char* /*meaning*/, Options... options) {
    put(key, std::invoke(to, of_), options...);
  }
  template <class To, class From, class... Options>
  void view(const char* key, To to, From /*from*/, const char* /*meaning*/, Options... options) {
    put(key, std::invoke(to, of_), options...);
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
  template <class Member, class Parts>
  void within(Member member, Parts parts) {
    const auto& part = std::invoke(member, of_);
    Writer<std::remove_cvref_t<decltype(part)>> field(part, into_);
    parts(field);
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
  template <class Member, class... Options>
  void pairs(const char* key, Member member, Key first, Key second, const char* /*meaning*/, Options... options) {
    const auto& list = std::invoke(member, of_);
    if ((shapes::leaves_out(of_, list, options) || ...)) return;
    Json json = Json::array();
    for (const auto& [a, b] : list) json.push_back({{first.key, write(a)}, {second.key, write(b)}});
    into_[key] = std::move(json);
  }
  template <class Columns>
  void columns(const char* key, const char* /*meaning*/, Columns columns) {
    Json json = Json::array();
    const auto column = [&](const char* name, auto member, const char* /*meaning*/, auto... /*options*/) {
      const auto& values = std::invoke(member, of_);
      if (json.empty()) json = Json(values.size(), Json::object());
      for (std::size_t i = 0; i < values.size(); ++i) json[i][name] = write(values[i]);
    };
    columns(column);
    into_[key] = std::move(json);
  }
  template <class Low, class High, class... Options>
  void range(const char* key, Low low, High high, const char* /*meaning*/, Options... /*options*/) {
    into_[key] = Json::array({write(std::invoke(low, of_)), write(std::invoke(high, of_))});
  }
  void head(const char* name) {
    into_["command"] = name;
    into_["version"] = version();
  }
  template <class Sample>
  void command(const char* name, Sample sample) {
    head(name);
    embed(sample);
  }
  template <class Set>
  void derive(Set /*set*/) {}

 private:
  template <class Value, class... Options>
  void put(const char* key, const Value& value, const Options&... options) {
    if ((shapes::leaves_out(of_, value, options) || ...)) return;
    into_[key] = (shapes::is_null(of_, value, options) || ...) ? Json(nullptr) : write(value);
  }
  template <class Value>
  void embedded(const Value& value) {
    if constexpr (shapes::is<Value, std::optional>) {
      embedded(*value);
    } else {
      Writer<Value> field(value, into_);
      visit_embedded_fields<Value>(field);
    }
  }

  const T& of_;
  Json& into_;
};

}  // namespace rtsurv::results

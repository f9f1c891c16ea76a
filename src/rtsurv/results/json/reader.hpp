#pragma once
// Reads the fields of a struct (field.hpp) from a JSON object; for read.hpp.

#include <functional>
#include <optional>
#include <string>
#include <type_traits>

#include "rtsurv/results/json/write.hpp"

namespace rtsurv::results {

/// Reads a value; `where` are the keys that lead to it.
template <class Value>
void read(const Json& json, Value& into, const std::string& where);

[[noreturn]] void refuse(const std::string& where, const char* problem);

/// Reads the fields of one struct from a JSON object.
template <class T>
class Reader {
 public:
  Reader(T& into, const Json& from, const std::string& where) : into_(into), from_(from), where_(where) {
    if (!from.is_object()) refuse(where, "is not an object");
  }

  void title(const char* /*name*/, const char* /*meaning*/) {}
  void head(const char* /*name*/) {}
  template <class Value>
  void constant(const char* /*key*/, Value /*value*/, const char* /*meaning*/) {}
  template <class To, class... Options>
  void computed(const char* /*key*/, To /*to*/, const char* /*meaning*/, Options... /*options*/) {}

  template <class Member, class... Options>
  void operator()(const char* key, Member member, const char* /*meaning*/, Options... /*options*/) {
    if (const Json* json = value<Options...>(key)) read(*json, std::invoke(member, into_), at(key));
  }
  template <class Member, class... Options>
  void either(const char* key, Member member, const char* yes, const char* /*no*/, const char* /*meaning*/,
              Options... /*options*/) {
    if (const Json* json = value<Options...>(key)) std::invoke(member, into_) = *json == yes;
  }
  template <class Member, class Why, class... Options>
  void maybe(const char* key, Member member, Why why, const char* /*meaning*/, Options... /*options*/) {
    const Json* json = value<Options...>(key);
    if (json == nullptr) return;
    if (is_reason(*json))
      read(json->at("not_estimable"), std::invoke(why, into_), at(key));
    else
      read(*json, std::invoke(member, into_), at(key));
  }
  template <class To, class From, class... Options>
  void view(const char* key, To /*to*/, From from, const char* /*meaning*/, Options... /*options*/) {
    std::remove_cvref_t<std::invoke_result_t<To, const T&>> shown{};
    const Json* json = value<Options...>(key);
    if (json == nullptr) return;
    read(*json, shown, at(key));
    std::invoke(from, into_, shown);
  }
  template <class Parts, class... Options>
  void object(const char* key, const char* /*meaning*/, Parts parts, Options... /*options*/) {
    const Json* json = value<Options...>(key);
    if (json == nullptr) return;
    const std::string place = at(key);
    Reader field(into_, *json, place);
    parts(field);
  }
  template <class Member>
  void embed(Member member) {
    embedded(std::invoke(member, into_));
  }
  template <class Member>
  void embed_maybe(Member member) {
    auto& maybe = std::invoke(member, into_);
    if (is_reason(from_))
      read(from_.at("not_estimable"), maybe.why, at("not_estimable"));
    else
      embedded(maybe.value);
  }
  template <class Member, class Parts>
  void within(Member member, Parts parts) {
    auto& part = std::invoke(member, into_);
    Reader<std::remove_cvref_t<decltype(part)>> field(part, from_, where_);
    parts(field);
  }
  template <class Member, class Rest>
  void or_reason(Member member, Rest rest) {
    if (is_reason(from_))
      read(from_.at("not_estimable"), std::invoke(member, into_), at("not_estimable"));
    else
      rest(*this);
  }
  template <class Member, class Name>
  void keyed(const char* key, Member member, Name name, const char* /*meaning*/) {
    const Json* json = value<>(key);
    if (!json->is_object()) refuse(at(key), "is not an object");
    auto& list = std::invoke(member, into_);
    for (const auto& [label, one] : json->items()) {
      list.emplace_back();
      std::invoke(name, list.back()) = label;
      read(one, list.back(), at(key) + "/" + label);
    }
  }
  template <class Member, class... Options>
  void pairs(const char* key, Member member, Key first, Key second, const char* /*meaning*/, Options... /*options*/) {
    const Json* json = value<Options...>(key);
    if (json == nullptr) return;
    auto& list = std::invoke(member, into_);
    for (const Json& one : *json) {
      list.emplace_back();
      read(part(one, first.key, at(key)), list.back().first, at(key));
      read(part(one, second.key, at(key)), list.back().second, at(key));
    }
  }
  template <class Columns>
  void columns(const char* key, const char* /*meaning*/, Columns columns) {
    const Json* json = value<>(key);
    const auto column = [&](const char* name, auto member, const char* /*meaning*/, auto... /*options*/) {
      auto& list = std::invoke(member, into_);
      for (const Json& one : *json) {
        list.emplace_back();
        read(part(one, name, at(key)), list.back(), at(key));
      }
    };
    columns(column);
  }
  template <class Low, class High, class... Options>
  void range(const char* key, Low low, High high, const char* /*meaning*/, Options... /*options*/) {
    const Json* json = value<>(key);
    if (!json->is_array() || json->size() != 2) refuse(at(key), "is not two numbers");
    read((*json)[0], std::invoke(low, into_), at(key));
    read((*json)[1], std::invoke(high, into_), at(key));
  }
  template <class Sample>
  void command(const char* /*name*/, Sample sample) {
    embed(sample);
  }
  template <class Set>
  void derive(Set set) {
    set(into_);
  }

 private:
  static bool is_reason(const Json& json) { return json.is_object() && json.contains("not_estimable"); }
  static const Json& part(const Json& json, const char* key, const std::string& where) {
    if (!json.is_object() || !json.contains(key)) refuse(where + "/" + key, "is missing");
    return json[key];
  }
  [[nodiscard]] std::string at(const char* key) const { return where_.empty() ? key : where_ + "/" + key; }

  /// The value of a key; nullptr where its options let it be absent or null and it is.
  template <class... Options>
  [[nodiscard]] const Json* value(const char* key) const {
    const auto found = from_.find(key);
    if (found == from_.end()) {
      if constexpr ((shapes::may_leave_out<Options> || ...)) return nullptr;
      refuse(at(key), "is missing");
    }
    return (shapes::may_be_null<Options> || ...) && found->is_null() ? nullptr : &*found;
  }
  template <class Value>
  void embedded(Value& into) {
    if constexpr (shapes::is<Value, std::optional>) {
      embedded(into.emplace());
    } else {
      Reader<Value> field(into, from_, where_);
      visit_embedded_fields<Value>(field);
    }
  }

  T& into_;
  const Json& from_;
  const std::string& where_;
};

}  // namespace rtsurv::results

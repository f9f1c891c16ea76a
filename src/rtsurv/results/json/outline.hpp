#pragma once
// Gathers the fields of a struct (field.hpp) as a schema; for schema_of.hpp.

#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "rtsurv/results/json/definitions.hpp"
#include "rtsurv/results/json/printed.hpp"

namespace rtsurv::results {

/// Gathers the keys of one struct; more than one alternative where some keys stand instead of others.
template <class T>
class Outline {
 public:
  Outline(Definitions& definitions, std::vector<Json>& alternatives)
      : definitions_(definitions), alternatives_(alternatives) {}

  void title(const char* name, const char* meaning) {
    name_ = name;
    meaning_ = meaning;
  }
  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  [[nodiscard]] const std::string& meaning() const noexcept { return meaning_; }

  template <class Member, class... Options>
  void operator()(const char* key, Member /*member*/, const char* meaning, Options... options) {
    put<ValueOf<Member>>(key, meaning, options...);
  }
  template <class Value>
  void constant(const char* key, Value value, const char* meaning) {
    add(key, meaning, {{"const", value}});
  }
  template <class Member, class... Options>
  void either(const char* key, Member /*member*/, const char* yes, const char* no, const char* meaning,
              Options... /*options*/) {
    add<Options...>(key, meaning, {{"enum", {no, yes}}});
  }
  template <class Member, class Why, class... Options>
  void maybe(const char* key, Member /*member*/, Why /*why*/, const char* meaning, Options... /*options*/) {
    add<Options...>(key, meaning, {{"anyOf", {schema_of<shapes::Held<ValueOf<Member>>>(definitions_), reason()}}});
  }
  template <class To, class... Options>
  void computed(const char* key, To /*to*/, const char* meaning, Options... options) {
    put<ValueOf<To>>(key, meaning, options...);
  }
  template <class To, class From, class... Options>
  void view(const char* key, To /*to*/, From /*from*/, const char* meaning, Options... options) {
    put<ValueOf<To>>(key, meaning, options...);
  }
  template <class Parts, class... Options>
  void object(const char* key, const char* meaning, Parts parts, Options... options) {
    std::vector<Json> alternatives{empty_object()};
    Outline field(definitions_, alternatives);
    parts(field);
    add<Options...>(key, meaning, applied(any_of(std::move(alternatives)), options...));
  }
  template <class Member>
  void embed(Member /*member*/) {
    embedded<ValueOf<Member>>();
  }
  template <class Member>
  void embed_maybe(Member /*member*/) {
    or_reason(nullptr, [](Outline& field) { field.embedded<shapes::Estimated<ValueOf<Member>>>(); });
  }
  template <class Member, class Parts>
  void within(Member /*member*/, Parts parts) {
    Outline<ValueOf<Member>> field(definitions_, alternatives_);
    parts(field);
  }
  template <class Member, class Rest>
  void or_reason(Member /*member*/, Rest rest) {
    std::vector<Json> reasoned = alternatives_;
    add_key(reasoned, "not_estimable", reason()["properties"]["not_estimable"], true);
    rest(*this);
    alternatives_.insert(alternatives_.end(), reasoned.begin(), reasoned.end());
  }
  template <class Member, class Name>
  void keyed(const char* key, Member /*member*/, Name /*name*/, const char* meaning) {
    using One = shapes::Item<ValueOf<Member>>;
    add(key, meaning, {{"type", "object"}, {"additionalProperties", schema_of<One>(definitions_)}});
  }
  template <class Member, class... Options>
  void pairs(const char* key, Member /*member*/, Key first, Key second, const char* meaning, Options... /*options*/) {
    using Pair = shapes::Item<ValueOf<Member>>;
    std::vector<Json> row{empty_object()};
    Outline field(definitions_, row);
    field.put<typename Pair::first_type>(first.key, first.meaning);
    if (second.people)
      field.put<typename Pair::second_type>(second.key, second.meaning, people);
    else
      field.put<typename Pair::second_type>(second.key, second.meaning);
    add<Options...>(key, meaning, list_of(row.front()));
  }
  template <class Columns>
  void columns(const char* key, const char* meaning, Columns columns) {
    std::vector<Json> row{empty_object()};
    Outline field(definitions_, row);
    const auto column = [&]<class Member, class... Options>(const char* name, Member /*member*/, const char* what,
                                                            Options... options) {
      field.put<shapes::Item<ValueOf<Member>>>(name, what, options...);
    };
    columns(column);
    add(key, meaning, list_of(row.front()));
  }
  template <class Low, class High, class... Options>
  void range(const char* key, Low /*low*/, High /*high*/, const char* meaning, Options... options) {
    Json number = schema_of<ValueOf<Low>>(definitions_);
    (apply<ValueOf<Low>>(options, number), ...);
    Json schema = list_of(std::move(number));
    schema["minItems"] = schema["maxItems"] = 2;
    add(key, meaning, std::move(schema));
  }
  void head(const char* name) {
    constant("command", name, "the command that gives this");
    add("version", "of the program", {{"type", "string"}});
  }
  template <class Sample>
  void command(const char* name, Sample sample) {
    head(name);
    embed(sample);
    add<AbsentIfEmpty>("timings", "seconds spent; only where a command was asked for them",
                       definitions_.template refer<Timings>());
  }
  template <class Set>
  void derive(Set /*set*/) {}

 private:
  template <class>
  friend class Outline;

  template <class Member>
  using ValueOf = std::remove_cvref_t<std::invoke_result_t<Member, const T&>>;

  template <class Value, class... Options>
  void put(const char* key, const char* meaning, const Options&... options) {
    constexpr bool held = ((std::is_same_v<Options, AbsentIfEmpty> || std::is_same_v<Options, NeverNull>) || ...);
    Json schema;
    if constexpr (held && shapes::is<Value, std::optional>)
      schema = schema_of<shapes::Held<Value>>(definitions_);
    else
      schema = schema_of<Value>(definitions_);
    (apply<Value>(options, schema), ...);
    add<Options...>(key, meaning, std::move(schema));
  }
  template <class... Options>
  [[nodiscard]] static Json applied(Json schema, Options... options) {
    (apply<T>(options, schema), ...);
    return schema;
  }
  template <class... Options>
  void add(const char* key, const char* meaning, const Json& schema) {
    Json described = {{"description", meaning}};
    described.update(schema);
    add_key(alternatives_, key, described, !(shapes::may_leave_out<Options> || ...));
  }
  template <class Value>
  void embedded() {
    if constexpr (shapes::is<Value, std::optional>) {
      embedded<shapes::Held<Value>>();
    } else {
      Outline<Value> field(definitions_, alternatives_);
      visit_embedded_fields<Value>(field);
    }
  }

  Definitions& definitions_;
  std::vector<Json>& alternatives_;
  std::string name_, meaning_;
};

}  // namespace rtsurv::results

#pragma once
// The definitions of a schema, and its pieces; for outline.hpp.

#include <map>
#include <string>
#include <type_traits>
#include <typeindex>
#include <vector>

#include "rtsurv/results/json/write.hpp"

namespace rtsurv::results {

/// The definitions of a schema, each struct once.
class Definitions {
 public:
  /// {"$ref": ...} to the definition of T, which is made when it is needed first. Throws std::logic_error when two
  /// structs have one name.
  template <class T>
  Json refer();

  [[nodiscard]] const std::map<std::string, Json>& all() const noexcept { return all_; }

 private:
  void add(const std::string& name, Json definition);

  std::map<std::type_index, std::string> names_;
  std::map<std::string, Json> all_;
};

// Pieces of a schema.
[[nodiscard]] Json nullable(Json schema);
[[nodiscard]] Json list_of(Json schema);
/// "not_estimable" and its reason.
[[nodiscard]] Json reason();
void restrict(Json& schema, Range range);
// The texts of a hidden number. Two spellings of one pattern, so that a schema tells counts of people from other numbers.
inline constexpr const char* people_pattern = "^(<[0-9]+|hidden)$";
inline constexpr const char* hideable_pattern = "^(hidden|<[0-9]+)$";
/// The number, or a text of that pattern; for a list, of its items.
void may_hide(Json& schema, const char* pattern);
/// An object with these keys and no others.
[[nodiscard]] Json empty_object();
/// The alternatives of one object.
[[nodiscard]] Json any_of(std::vector<Json> alternatives);
/// Adds a key to each alternative.
void add_key(std::vector<Json>& alternatives, const char* key, const Json& schema, bool required);

template <class Value>
[[nodiscard]] Json schema_of(Definitions& definitions);

// What an option says of the schema of a value.
template <class Value, class Option>
void apply([[maybe_unused]] const Option& option, [[maybe_unused]] Json& schema) {
  if constexpr (std::is_same_v<Option, Range>)
    restrict(schema, option);
  else if constexpr (std::is_same_v<Option, People>)
    may_hide(schema, people_pattern);
  else if constexpr (std::is_same_v<Option, Hideable>)
    may_hide(schema, hideable_pattern);
  else if constexpr (shapes::may_be_null<Option>)
    schema = nullable(schema);
  else if constexpr (std::is_same_v<Option, NeverNull> && std::is_same_v<Value, double>)
    schema["type"] = "number";
  else if constexpr (std::is_same_v<Option, AbsentIfEmpty> && std::is_same_v<Value, bool>)
    schema = Json::object({{"const", true}});
  else if constexpr (requires { option.words; })
    schema = {{"enum", option.words}};
}

}  // namespace rtsurv::results

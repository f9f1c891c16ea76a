#pragma once
// How a result describes itself: each key of its JSON once, with the member that it shows and its meaning and unit.
// From this come the JSON (write.hpp), the JSON Schema (schema.hpp) and reading results.json back (read.hpp).
//
//     struct Ratio {
//       double hazard_ratio = 0.0;
//       std::optional<double> lower;
//       static void fields(auto& field) {
//         field.title("ratio", "A hazard ratio with its limit.");
//         field("hr", &Ratio::hazard_ratio, "hazard ratio, exp(coef)");
//         field("lower", &Ratio::lower, "lower limit of hr; null: unbounded");
//       }
//     };
//
// `fields` is a template: it costs nothing where nobody writes JSON. A struct of another module is described by a
// specialisation of Described. The order of the calls is the order of the keys. What `field` understands:
//
//     field.title(name, meaning)                      name among the definitions of the schema
//     field(key, member, meaning, options...)         one key; `member` may be a path: path(&A::b, &B::c)
//     field.constant(key, value, meaning)             always the same word or number
//     field.either(key, member, yes, no, meaning)     a bool as one of two words
//     field.maybe(key, member, why, meaning, ...)     an optional, or {"not_estimable": why}
//     field.computed(key, to, meaning, options...)    to(result); nothing is read back
//     field.view(key, to, from, meaning, options...)  to(result) is shown, from(result, shown) reads it back
//     field.object(key, meaning, parts, options...)   parts(field) describes keys one level down, of the same struct
//     field.embed(member)                             the keys of a member struct, on this level
//     field.embed_maybe(member)                       those of a Maybe, or "not_estimable"
//     field.within(member, parts)                     parts(field) describes keys of a member, on this level
//     field.or_reason(member, rest)                   "not_estimable" when that text is not empty, else rest(field)
//     field.keyed(key, member, name, meaning)         a list of structs as an object, by their member `name`
//     field.pairs(key, member, a, b, meaning, ...)    a list of pairs as objects with two keys
//     field.columns(key, meaning, columns)            lists of equal length as a list of objects
//     field.range(key, low, high, meaning)            two numbers as [low, high]
//     field.head(name)                                "command" and "version" of what a command prints
//     field.command(name, sample)                     head, with the sample; a command adds its timings
//     field.derive(set)                               set(result) after reading: members that no key shows
//
// Values: a number that is not finite is null, an integral one has no decimal point; an empty optional is null;
// a count that is hidden
// is "<5" or "hidden" (privacy/hidden.hpp); Maybe is the value or {"not_estimable": why}; an enumeration is its word (Words); pairs of texts make an object.

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "rtsurv/results/maybe.hpp"

namespace rtsurv::results {

/// The fields of a struct that cannot have them itself: specialise with `static void fields(auto& field)`.
template <class T>
struct Described;

/// The words of an enumeration: specialise with `static constexpr std::array<std::pair<Choice, std::string_view>, N>
/// all`.
template <class Choice>
struct Words;

/// The word of a choice; empty for a value that has none.
template <class Choice>
[[nodiscard]] constexpr std::string_view word_of(Choice value) noexcept {
  for (const auto& [choice, word] : Words<Choice>::all)
    if (choice == value) return word;
  return {};
}
/// The choice of a word (case matters); nothing for another word.
template <class Choice>
[[nodiscard]] constexpr std::optional<Choice> choice_of(std::string_view wanted) noexcept {
  for (const auto& [choice, word] : Words<Choice>::all)
    if (word == wanted) return choice;
  return std::nullopt;
}

/// A key and its meaning inside field.pairs().
struct Key {
  const char* key;
  const char* meaning;
  bool people = false;  ///< a count of people, as `people` below
};

// Options of a field, after its meaning; beside them a Range.
struct AbsentIfEmpty {};
struct NullIfEmpty {};
template <class Condition>
struct OnlyIf {
  Condition holds;
};
template <class Condition>
struct NullUnless {
  Condition holds;
};
template <std::size_t N>
struct OneOf {
  std::array<const char*, N> words;
};
struct NeverNull {};
struct People {};
struct Hideable {};
inline constexpr AbsentIfEmpty absent_if_empty;  ///< no key for an empty optional, text or list, or for false
inline constexpr NullIfEmpty null_if_empty;      ///< null for an empty text
inline constexpr NeverNull never_null;           ///< an optional that always holds a value where its object stands
inline constexpr People people;      ///< a count of patients, or of their events: hidden where it is small (privacy/)
inline constexpr Hideable hideable;  ///< no such count, but it may tell of one, or of one patient: hidden by a rule

/// The key stands only where holds(struct).
template <class Condition>
constexpr OnlyIf<Condition> only_if(Condition holds) {
  return {holds};
}
/// The value is null unless holds(struct).
template <class Condition>
constexpr NullUnless<Condition> null_unless(Condition holds) {
  return {holds};
}

/// A text that is one of these words.
template <class... Word>
constexpr OneOf<sizeof...(Word)> one_of(Word... words) {
  return {{words...}};
}

/// What the schema says of a value beyond its type; for a list, of its items unless it is not_empty.
enum class Range {
  not_negative,
  at_least_one,
  proportion,  ///< 0 to 1
  p_value,     ///< above 0, to 1
  percent,     ///< 0 to 100
  not_empty,   ///< a text or list
  sha256,      ///< 64 hexadecimal digits
};

/// A member of a member.
template <class Outer, class Inner>
constexpr auto path(Outer outer, Inner inner) {
  return [ outer, inner ](auto& from) -> auto& { return std::invoke(inner, std::invoke(outer, from)); };
}
template <class Outer, class Inner, class... More>
constexpr auto path(Outer outer, Inner inner, More... more) {
  return path(path(outer, inner), more...);
}

/// Lets `field` visit the description of T.
template <class T, class Field>
void visit_fields(Field& field) {
  if constexpr (requires { T::fields(field); })
    T::fields(field);
  else
    Described<T>::fields(field);
}

/// The same where T is embedded in another struct, whose keys may take the place of some of its own: then T describes
/// the others as part_fields().
template <class T, class Field>
void visit_embedded_fields(Field& field) {
  if constexpr (requires { T::part_fields(field); })
    T::part_fields(field);
  else
    visit_fields<T>(field);
}

}  // namespace rtsurv::results

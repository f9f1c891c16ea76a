#pragma once
// What differs between two documents of a study.

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

/// One place of results.json whose value is not the same.
struct Difference {
  /// By gravity.
  enum class Kind {
    verdict,  ///< of a claim; or a claim that only one document makes
    claim,    ///< the estimate of a claim
    part,     ///< stands in one document only
    number,
    list,  ///< of many numbers or unnamed items, such as a curve: how many of them differ
    words,
  };
  /// Nothing, a value, or in words what stands there.
  using Value = std::variant<std::monostate, bool, double, std::string>;

  std::string address;  ///< as Lookup takes it, where the items of the list have labels; else with their number from 0
  Kind kind = Kind::number;
  Value earlier, later;

  static void fields(auto& field) {
    field.title("difference", "A place of results.json whose value is not the same.");
    field("address", &Difference::address, "keys and labels that lead there, with / between");
    field("kind", &Difference::kind, "what moved there");
    field("old", &Difference::earlier, "value in the first document, or in words what stands there; null: nothing");
    field("new", &Difference::later, "the same of the second");
  }
};

/// `diff`
struct Comparison {
  std::string earlier, later;       ///< paths of the two documents
  std::vector<Difference> reasons;  ///< in data, protocol, version, seed (addresses of manifest), and in lock
  std::optional<std::vector<std::string>> protocol_keys;  ///< that differ; none: not both protocols are at hand
  std::vector<Difference> differences;                    ///< gravest first, else in the order of the document
  std::size_t numbers = 0;                                ///< of the first document that were compared

  /// How many differences are more than words.
  [[nodiscard]] std::size_t moved() const noexcept {
    return static_cast<std::size_t>(
        std::ranges::count_if(differences, [](const Difference& one) { return one.kind != Difference::Kind::words; }));
  }

  static void fields(auto& field) {
    field.title("comparison", "What `rtsurv diff` finds between two reports.");
    field.head("diff");
    field("old", &Comparison::earlier, "path of the first results.json");
    field("new", &Comparison::later, "path of the second");
    field("numbers", &Comparison::numbers, "numbers of the first that were compared");
    field.computed(
        "moved", [](const Comparison& comparison) { return comparison.moved(); },
        "differences that are more than words");
    field("reasons", &Comparison::reasons, "what differs in the manifest: table, protocol, program, seed; and in lock");
    field("protocol_keys", &Comparison::protocol_keys,
          "keys of the protocol that differ; null: not both protocols lie with their report");
    field("differences", &Comparison::differences, "gravest first");
  }
};

template <>
struct Words<Difference::Kind> {
  using enum Difference::Kind;
  static constexpr std::array<std::pair<Difference::Kind, std::string_view>, 6> all{
      {{verdict, "verdict"}, {claim, "claim"}, {part, "part"}, {number, "number"}, {list, "list"}, {words, "words"}}};
};

}  // namespace rtsurv::results

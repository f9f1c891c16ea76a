#pragma once
// A part of a study: one table of the protocol from its text to its results. Start here: parts().
//
// A part has a folder parts/NAME with rule.hpp (what its table says, and the three functions), read.cpp, check.cpp and
// run.cpp, and one line in parts/registry.cpp. Reading a protocol, checking it against the table and running the study
// are loops over those lines.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "rtsurv/study/protocol/section.hpp"

namespace rtsurv::results {
struct Study;
}

namespace rtsurv::study {

class Analysis;
struct Preparation;
struct Protocol;

/// What a part gives to others, and so when it runs. Within a stage the order is that of parts(); it matters only where
/// it is said.
enum class Stage : std::uint8_t {
  columns,   ///< adds columns that every other part may name: cut-points, then risk groups, which may name cut-points
  analyses,  ///< reads columns, and nothing that another part has found
  conclusions,  ///< reads what others have found: the recommendation, then the figures in print beside all the rest
};

struct Part {
  std::string_view key;    ///< of the table in the protocol: "landmark"; "dose.sweep" is a table inside another
  std::string_view title;  ///< of its run, for who waits: "Landmarks"
  bool repeats = false;    ///< [[key]] instead of [key]
  /// The table into its rule; every problem is reported, none thrown. Null: another part reads it.
  void (*read)(ProtocolSection& section, Protocol& protocol) = nullptr;
  /// The columns that the rule names against the cohort; only where the protocol has the table. May be null.
  void (*check)(Preparation& preparation) = nullptr;
  /// Puts its results into the study; only where the protocol has the table. Throws NotEstimable where these data cannot
  /// give them. Null: part of the cohort, or done with another part.
  void (*run)(Analysis& analysis, results::Study& study) = nullptr;
  Stage stage = Stage::analyses;
};

/// Every table of the grammar, in the order of the manual: its problems are listed in this order. Defined in
/// parts/registry.cpp.
[[nodiscard]] std::span<const Part> parts() noexcept;

/// "[landmark]" or "[[cutpoint]]".
[[nodiscard]] std::string header_of(const Part& part);

}  // namespace rtsurv::study

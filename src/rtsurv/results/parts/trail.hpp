#pragma once
// The audit trail of a study: what was done with its protocol, in order.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

/// One thing that was done. Nothing in it says who did it, on which machine, or anything of a patient.
struct TrailEntry {
  enum class Action {
    lock,       ///< before outcomes were analysed
    late_lock,  ///< after that, as its caller said
    run,
    validate,
    verify,
  };

  std::size_t number = 0;  ///< from 1
  std::string time;        ///< UTC, "2026-11-28T17:20:01Z"
  Action action = Action::run;
  std::string version, commit;  ///< of the program
  std::string protocol_sha256;
  std::string data_sha256;     ///< empty: there was no table
  std::string results_sha256;  ///< of results.json; empty: none was written
  unsigned long long seed = 0;
  std::string previous;  ///< hash of the entry before; empty in the first
  std::string hash;      ///< of this entry

  static void fields(auto& field) {
    field.title("trail_entry", "One thing that was done with a protocol.");
    field("number", &TrailEntry::number, "from 1", Range::at_least_one);
    field("time", &TrailEntry::time, "UTC");
    field("action", &TrailEntry::action, "what was done");
    field("version", &TrailEntry::version, "of the program");
    field("commit", &TrailEntry::commit, "of its source");
    field("protocol_sha256", &TrailEntry::protocol_sha256, "SHA-256 of the protocol");
    field("data_sha256", &TrailEntry::data_sha256, "SHA-256 of the table; null: there was none", null_if_empty);
    field("results_sha256", &TrailEntry::results_sha256, "SHA-256 of results.json; null: none was written",
          null_if_empty);
    field("seed", &TrailEntry::seed, "of the random numbers");
    field("previous", &TrailEntry::previous, "hash of the entry before; null: this is the first", null_if_empty);
    field("hash", &TrailEntry::hash, "SHA-256 of this entry");
  }
};

template <>
struct Words<TrailEntry::Action> {
  using enum TrailEntry::Action;
  static constexpr std::array<std::pair<TrailEntry::Action, std::string_view>, 5> all{
      {{lock, "lock"}, {late_lock, "late_lock"}, {run, "run"}, {validate, "validate"}, {verify, "verify"}}};
};

/// `trail`
struct TrailResult {
  /// An entry, and what had been changed in the protocol since the entry before.
  struct Line {
    TrailEntry entry;
    std::vector<std::string> changed;

    static void fields(auto& field) {
      field.title("trail_line", "An entry of the trail, with what had been changed.");
      field.embed(&Line::entry);
      field("changed", &Line::changed, "keys of the protocol with another value than in the entry before");
    }
  };

  std::string path;
  std::vector<Line> entries;
  std::vector<std::string> problems;
  std::optional<std::size_t> lock;  ///< number of the entry of the lock that counts
  std::size_t runs_since = 0, protocols_since = 0;

  static void fields(auto& field) {
    field.title("trail", "What `rtsurv trail` lists.");
    field.head("trail");
    field("path", &TrailResult::path, "of the trail");
    field("problems", &TrailResult::problems, "where the chain is broken, in sentences; empty: it is whole");
    field("lock", &TrailResult::lock, "number of the lock that counts; null: none");
    field("runs_since", &TrailResult::runs_since, "runs and validations since that lock; without one, of the trail");
    field("protocols_since", &TrailResult::protocols_since, "different protocols among them");
    field("entries", &TrailResult::entries, "in order");
  }
};

}  // namespace rtsurv::results

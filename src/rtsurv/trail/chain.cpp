#include "rtsurv/trail/chain.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "rtsurv/table/read/hash.hpp"

namespace rtsurv::trail {
namespace {

std::string named(const Entry& entry) { return "entry " + std::to_string(entry.number); }

/// The number that the entry had when it was written, where it is another one.
std::optional<std::size_t> number_when_written(Entry entry, std::size_t most) {
  for (entry.number = 1; entry.number <= most; ++entry.number)
    if (hash_of(entry) == entry.hash) return entry.number;
  return std::nullopt;
}

/// What is wrong with an entry by itself; empty when nothing is.
std::string own_problem(const Entry& entry, std::size_t most) {
  if (hash_of(entry) == entry.hash) return {};
  const auto number = number_when_written(entry, most);
  if (!number) return named(entry) + " was changed after it was written";
  return named(entry) + " was entry " + std::to_string(*number) +
         " when it was written: entries were taken out or put in another order";
}

std::string missing(std::size_t first, std::size_t last) {
  if (first == last) return "entry " + std::to_string(first) + " is missing";
  return "entries " + std::to_string(first) + " to " + std::to_string(last) + " are missing";
}

/// What is wrong between two entries that stand side by side, both as they were written.
std::string joint_problem(const Entry* before, const Entry& entry) {
  const std::size_t last = before == nullptr ? 0 : before->number;
  if (entry.number > last + 1) return missing(last + 1, entry.number - 1);
  if (entry.previous == (before == nullptr ? std::string() : before->hash)) return {};
  if (before == nullptr) return "something stood before " + named(entry) + " when it was written";
  return named(entry) + " did not follow " + named(*before) + " as it stands: that one was replaced";
}

std::vector<std::string> protocol_problems(const Trail& trail) {
  std::vector<std::string> problems;
  std::set<std::string> seen;
  for (const Entry& entry : trail.entries) {
    if (!seen.insert(entry.protocol_sha256).second) continue;
    const auto protocol = trail.protocols.find(entry.protocol_sha256);
    if (protocol == trail.protocols.end())
      problems.push_back("the protocol of " + named(entry) + " is missing");
    else if (table::sha256_hex(protocol->second) != protocol->first)
      problems.push_back("the protocol of " + named(entry) + " was changed after it was written");
  }
  return problems;
}

}  // namespace

std::string hash_of(const Entry& entry) {
  std::string lines = "rtsurv trail entry\n";
  for (const auto& [key, value] : std::initializer_list<std::pair<std::string_view, std::string>>{
           {"number", std::to_string(entry.number)},
           {"time", entry.time},
           {"action", std::string(results::word_of(entry.action))},
           {"version", entry.version},
           {"commit", entry.commit},
           {"protocol", entry.protocol_sha256},
           {"data", entry.data_sha256},
           {"results", entry.results_sha256},
           {"seed", std::to_string(entry.seed)},
           {"previous", entry.previous}}) {
    if (value.find('\n') != std::string::npos) return {};
    lines += std::string(key) + " " + (value.empty() ? "-" : value) + "\n";
  }
  return table::sha256_hex(lines);
}

std::vector<std::string> problems_of(const Trail& trail) {
  constexpr std::size_t taken_out = 100;  // at most so many places are searched for an entry that moved up
  const std::size_t most = trail.entries.size() + taken_out;
  std::vector<std::string> problems;
  const Entry* before = nullptr;
  bool before_is_sound = true;
  for (const Entry& entry : trail.entries) {
    std::string own = own_problem(entry, most);
    const bool sound = own.empty();
    if (!sound) problems.push_back(std::move(own));
    if (sound && before_is_sound)
      if (std::string joint = joint_problem(before, entry); !joint.empty()) problems.push_back(std::move(joint));
    before = &entry;
    before_is_sound = sound;
  }
  std::ranges::move(protocol_problems(trail), std::back_inserter(problems));
  return problems;
}

}  // namespace rtsurv::trail

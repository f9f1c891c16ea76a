// An audit trail, for a terminal.
#include <fmt/format.h>

#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report {
namespace {

using results::TrailEntry, results::TrailResult;

std::string action_phrase(TrailEntry::Action action) {
  using enum TrailEntry::Action;
  switch (action) {
    case lock:
      return "lock";
    case late_lock:
      return "lock after outcomes";
    case run:
      return "run";
    case validate:
      return "validate";
    case verify:
      return "verify";
  }
  return {};
}

/// "9f86d081", enough to tell files apart; "-" where there was none.
std::string short_hash(const std::string& sha256) {
  constexpr std::size_t digits = 8;
  return sha256.empty() ? "-" : sha256.substr(0, digits);
}

std::string changes(const std::vector<std::string>& keys) {
  constexpr std::size_t most = 5;
  if (keys.empty()) return {};
  std::vector<std::string> shown(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(std::min(most, keys.size())));
  if (keys.size() > most) shown.push_back(std::to_string(keys.size() - most) + " more");
  return "\n        changed in the protocol: " + enumerate(shown);
}

std::string line(const TrailResult::Line& one) {
  const TrailEntry& entry = one.entry;
  return fmt::format("  {:>4}  {:<20}  {:<19}  {:<8}  {:<8}  {:<8}{}\n", entry.number, entry.time,
                     action_phrase(entry.action), short_hash(entry.protocol_sha256), short_hash(entry.data_sha256),
                     short_hash(entry.results_sha256), changes(one.changed));
}

std::string followed_phrase(const TrailResult& trail) {
  const std::string runs = counted(static_cast<double>(trail.runs_since), "run") + " with " +
                           counted(static_cast<double>(trail.protocols_since), "version") + " of the protocol";
  if (!trail.lock) return (trail.problems.empty() ? "Never locked; " : "No lock in it; ") + runs + ".\n";
  return "Since the lock, entry " + std::to_string(*trail.lock) + ": " + runs + ".\n";
}

}  // namespace

std::string to_text(const results::TrailResult& trail) {
  std::string text = trail.path + ": " + counted(static_cast<double>(trail.entries.size()), "entry", "entries") +
                     (trail.problems.empty() ? ", whole\n" : ", not whole\n");
  for (const std::string& problem : trail.problems) text += "  " + problem + "\n";
  text += fmt::format("  {:>4}  {:<20}  {:<19}  {:<8}  {:<8}  {:<8}\n", "", "time (UTC)", "", "protocol", "table",
                      "results");
  for (const TrailResult::Line& one : trail.entries) text += line(one);
  text += followed_phrase(trail);
  if (!trail.entries.empty()) text += "SHA-256 of the last entry: " + trail.entries.back().entry.hash + "\n";
  return text;
}

}  // namespace rtsurv::report

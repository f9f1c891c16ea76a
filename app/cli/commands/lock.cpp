#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>

#include "commands.hpp"
#include "first_protocol.hpp"
#include "lock_text.hpp"
#include "protocol_trail.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/study/prepare/prepared.hpp"
#include "rtsurv/trail/chain.hpp"
#include "rtsurv/trail/locked.hpp"

namespace rtsurv::cli {
namespace {

namespace fs = std::filesystem;

struct LockCall {
  std::string protocol;
  bool after_outcomes = false;
};

constexpr const char* begin_anew = "; keep the file under another name, and a new trail begins";

/// What is there before the lock.
struct Before {
  trail::Trail trail;
  std::size_t analyses = 0;  ///< that saw outcomes
  std::optional<trail::Locked> locked;
};

[[noreturn]] void refuse_lock(const ProtocolFile& file, const std::string& why) {
  throw Error(ErrorKind::usage, why, {.file = file.protocol.path});
}

trail::Trail trail_before(const fs::path& path) {
  if (!trail::stands(path)) return {};
  try {
    return trail::read(path);
  } catch (const Error& error) {
    throw Error(error.kind(), "cannot read the trail: " + trail::reason_of(error) + begin_anew,
                {.file = path.string()});
  }
}

Before state_before(const ProtocolFile& file) {
  const fs::path path = trail::path_of(file.protocol.path);
  Before before;
  before.trail = trail_before(path);
  if (const auto problems = trail::problems_of(before.trail); !problems.empty())
    throw Error(ErrorKind::data,
                "the trail is not whole (" + problems.front() + "), so that a lock on it proves nothing" + begin_anew,
                {.file = path.string()});
  const auto saw = std::ranges::count_if(before.trail.entries, trail::saw_outcomes);
  const bool is_of_report = fs::exists(fs::path(file.protocol.path).parent_path() / "results.json");
  before.analyses = static_cast<std::size_t>(saw) + (is_of_report ? 1 : 0);
  before.locked = trail::lock_of(before.trail.entries);
  return before;
}

/// The SHA-256 of the table, which has to fit the protocol; empty when there is none yet.
std::string data_hash(const study::Protocol& protocol) {
  if (!fs::exists(protocol.data)) return {};
  table::Table cohort = study::read_cohort(protocol);
  std::string hash = cohort.sha256();
  (void)study::prepare(protocol, std::move(cohort));
  return hash;
}

/// The lock that counts has this protocol; the first lock of a table may come later.
bool is_locked_protocol(const std::optional<results::Lock>& lock) { return lock && lock->changed.empty(); }

/// Why there is nothing to lock: a lock that says the same stands already. Empty when there is something.
std::string same_lock(const LockCall& call, const ProtocolFile& file, const Before& before, const std::string& data) {
  const auto lock = lock_for(before.trail, file.bytes, data);
  if (!is_locked_protocol(lock)) return {};
  const bool wants_table = before.analyses == 0 || call.after_outcomes;
  if (data.empty() || !lock->data_changed.value_or(wants_table)) return report::to_text(*lock);
  const auto& entries = before.trail.entries;
  const auto last = std::find_if_not(entries.rbegin(), entries.rend(), trail::saw_outcomes);
  if (last->data_sha256 != data || last->protocol_sha256 != file.protocol.sha256) return {};
  return "Protocol and table were locked on " + last->time + ", entry " + std::to_string(last->number) + ".\n";
}

/// A lock after outcomes of the protocol that was locked before them: of another table, and beside that lock.
bool is_beside(const LockCall& call, const ProtocolFile& file, const Before& before) {
  return call.after_outcomes && before.locked && !before.locked->after_outcomes &&
         is_locked_protocol(lock_for(before.trail, file.bytes, {}));
}

/// Throws Error(usage) where the lock would claim what is not so.
void require_lockable(const LockCall& call, const ProtocolFile& file, const Before& before) {
  if (is_beside(call, file, before)) return;
  const std::string analyses = "outcomes have been analysed (" + std::to_string(before.analyses) +
                               (before.analyses == 1 ? " time" : " times") + ")";
  if (before.locked && !before.locked->after_outcomes && (before.analyses > 0 || call.after_outcomes))
    refuse_lock(file, "it was locked on " + before.locked->entry.time +
                          ", before outcomes were analysed: that lock stands, and every report lists what was changed "
                          "since; another table of the same protocol is locked beside it with --after-outcomes");
  if (before.analyses > 0 && !call.after_outcomes)
    refuse_lock(file, analyses +
                          ", so that this is no lock before them; with --after-outcomes it is locked all the "
                          "same, and every report says so");
}

std::string said(const ProtocolFile& file, const trail::Entry& entry, const Before& before, bool beside) {
  const std::string what =
      file.protocol.path + (entry.data_sha256.empty() ? "; there is no table yet" : " and " + file.protocol.data);
  return "Locked: " + what +
         (beside ? ". The lock of " + before.locked->entry.time +
                       ", before outcomes were analysed, stands beside it: every report is held against that one."
                 : ". Every later report says what was changed since.") +
         "\ntrail:  " + trail::path_of(file.protocol.path).string() + ", entry " + std::to_string(entry.number) +
         ", SHA-256 " + entry.hash + "\n";
}

/// Also for a lock that stands: its text may be missing.
std::string texts_written(const ProtocolFile& file, const trail::Trail& trail) {
  std::string text;
  for (const fs::path& path : write_lock_texts(file, trail))
    text += "to keep where nobody writes, such as a registry: " + path.string() + "\n";
  return text;
}

void lock_protocol(const LockCall& call) {
  require_protocol(call.protocol);
  const ProtocolFile file = protocol_file(call.protocol);
  Before before = state_before(file);
  const std::string data = data_hash(file.protocol);
  if (const std::string same = same_lock(call, file, before, data); !same.empty())
    return print("Nothing to do. " + same + texts_written(file, before.trail));
  require_lockable(call, file, before);
  const bool beside = is_beside(call, file, before);
  require_place(lock_text_path(file, 0), before.trail);
  if (beside) require_place(lock_text_path(file, before.trail.entries.size() + 1), before.trail);
  using Action = trail::Entry::Action;
  const trail::Entry entry =
      trail::append(trail::path_of(call.protocol), {.action = call.after_outcomes ? Action::late_lock : Action::lock,
                                                    .protocol = file.bytes,
                                                    .data_sha256 = data,
                                                    .seed = file.protocol.seed,
                                                    .time = std::chrono::system_clock::now()});
  before.trail.entries.push_back(entry);
  before.trail.protocols[entry.protocol_sha256] = file.bytes;
  print(said(file, entry, before, beside) + texts_written(file, before.trail));
}

}  // namespace

void add_lock(CLI::App& program) {
  CLI::App& command =
      add_command(program, "lock",
                  "record a protocol before outcomes are analysed; every later report lists what was changed since",
                  "rtsurv lock study.toml");
  auto call = std::make_shared<LockCall>();
  command.add_option("STUDY.toml", call->protocol, "study protocol; its table may be there or not yet")
      ->required()
      ->type_name("");
  command.add_flag("--after-outcomes", call->after_outcomes, "outcomes are known already; every later report says so");
  command.callback([call] { lock_protocol(*call); });
}

}  // namespace rtsurv::cli

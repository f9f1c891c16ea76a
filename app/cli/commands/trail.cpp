#include <memory>
#include <optional>

#include "commands.hpp"
#include "first_protocol.hpp"
#include "lock_text.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/results/json/json.hpp"
#include "rtsurv/study/protocol/changed_keys.hpp"
#include "rtsurv/trail/chain.hpp"
#include "rtsurv/trail/locked.hpp"

namespace rtsurv::cli {
namespace {

struct TrailCall {
  std::string protocol, format = "text";
};

/// Empty too where one of the two texts is missing or no protocol, which the problems of the chain say.
std::vector<std::string> changed_between(const trail::Trail& trail, const trail::Entry& before,
                                         const trail::Entry& after) {
  const auto then = trail.protocols.find(before.protocol_sha256), now = trail.protocols.find(after.protocol_sha256);
  if (then == now || then == trail.protocols.end() || now == trail.protocols.end()) return {};
  try {
    return study::changed_keys(then->second, now->second);
  } catch (const Error&) {
    return {};
  }
}

results::TrailResult listed(const std::string& protocol, const std::filesystem::path& path) {
  const trail::Trail trail = trail::read(path);
  results::TrailResult result;
  result.path = path.string();
  result.problems = trail::problems_of(trail);
  for (std::size_t i = 0; i < trail.entries.size(); ++i)
    result.entries.push_back({trail.entries[i], i == 0
                                                    ? std::vector<std::string>()
                                                    : changed_between(trail, trail.entries[i - 1], trail.entries[i])});
  if (const auto locked = trail::lock_of(trail.entries))
    result.lock = locked->entry.number;
  else if (const std::string lost = lost_lock(protocol, trail); !lost.empty())
    result.problems.push_back(lost);
  const trail::Followed followed = trail::followed(trail.entries, result.lock.value_or(0));
  result.runs_since = followed.runs;
  result.protocols_since = followed.protocols;
  return result;
}

void print_trail(const TrailCall& call) {
  require_protocol(call.protocol);
  const std::filesystem::path path = trail::path_of(call.protocol);
  if (!trail::stands(path)) {
    const std::string lost = lost_lock(call.protocol, std::nullopt);
    throw Error(ErrorKind::io,
                lost.empty() ? "there is no trail yet; rtsurv run and rtsurv lock begin one" : "the trail: " + lost,
                {.file = path.string()});
  }
  const results::TrailResult result = listed(call.protocol, path);
  print(call.format == "json" ? results::to_json(result) : report::to_text(result));
  if (!result.problems.empty()) throw CLI::RuntimeError(1);
}

}  // namespace

void add_trail(CLI::App& program) {
  CLI::App& command =
      add_command(program, "trail",
                  "what was done with a protocol: locks, runs, validations, verifications; exit code 0: "
                  "the trail is whole, 1: it is not",
                  "rtsurv trail study.toml");
  auto call = std::make_shared<TrailCall>();
  command.add_option("STUDY.toml", call->protocol, "study protocol; its trail lies beside it, as STUDY.trail")
      ->required()
      ->type_name("");
  command.add_option("--format", call->format, "text or json")
      ->type_name("NAME")
      ->check(CLI::IsMember({"text", "json"}));
  command.callback([call] { print_trail(*call); });
}

}  // namespace rtsurv::cli

#include <array>
#include <chrono>
#include <fstream>

#include <fmt/chrono.h>

#include "api/api.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/core/version.hpp"
#include "rtsurv/toml/tree.hpp"
#include "studies/versions.hpp"
#include "web/files.hpp"

namespace rtsurv::server {
namespace fs = std::filesystem;
namespace {

using nlohmann::ordered_json;

/// What a table may have: more than any hospital's, less than a disk.
constexpr std::size_t largest_table = std::size_t{4} << 30U;

/// Title and table of a protocol; null what it does not say, or where it cannot be read.
struct Head {  // NOLINT(bugprone-exception-escape): to move JSON throws nothing
  ordered_json title = nullptr, data = nullptr;

  [[nodiscard]] ordered_json table() const {
    return data.is_string() ? ordered_json(fs::path(data.get<std::string>()).filename().string()) : data;
  }
};

Head head_of(const StudyPlace& place) {
  Head head;
  try {
    for (const toml::Entry& part : toml::parse_tree(file_text(place.protocol), {}).entries) {
      if (part.key != "study") continue;
      for (const toml::Entry& key : part.value.entries) {
        if (key.key == "title") head.title = key.value.text;
        if (key.key == "data") head.data = key.value.text;
      }
    }
  } catch (const std::exception&) {  // the page shows what is wrong with it when it is opened
  }
  return head;
}

std::string changed(const fs::path& path) {
  std::error_code error;
  const auto when = fs::last_write_time(path, error);
  const auto system = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::file_clock::to_sys(when));
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(system)));
}

bool has_results(const fs::path& protocol) {
  return fs::exists(protocol.parent_path() / (protocol.stem().string() + "-report") / "results.json");
}

Answer list(const Desk& desk) {
  ordered_json studies = ordered_json::array();
  for (const StudyPlace& place : desk.folder.studies()) {
    const Head head = head_of(place);
    studies.push_back({{"id", place.id},
                       {"title", head.title},
                       {"table", head.table()},
                       {"changed", changed(place.protocol)},
                       {"has_results", has_results(place.protocol)}});
  }
  return json_answer({{"version", version()}, {"folder", desk.folder.path().string()}, {"studies", studies}});
}

/// A folder that goes again unless it is kept.
class NewRoom {
 public:
  explicit NewRoom(fs::path table) : table_(std::move(table)) {}
  NewRoom(const NewRoom&) = delete;
  NewRoom& operator=(const NewRoom&) = delete;
  ~NewRoom() {
    std::error_code ignored;
    if (!kept_) fs::remove_all(table_.parent_path(), ignored);
  }
  [[nodiscard]] const fs::path& table() const { return table_; }
  [[nodiscard]] fs::path folder() const { return table_.parent_path(); }
  void keep() { kept_ = true; }

 private:
  fs::path table_;
  bool kept_ = false;
};

awaitable<void> receive(const Call& call, const fs::path& target) {
  require_at_most(call, largest_table);
  std::ofstream file(target, std::ios::binary);
  std::vector<char> piece(std::size_t{1} << 18U);
  std::size_t received = 0;
  while (const std::size_t read = co_await call.read_some(piece)) {
    received += read;
    if (received > largest_table) throw Refusal(http::status::payload_too_large, "a table of more than 4 GB");
    file.write(piece.data(), static_cast<std::streamsize>(read));
    if (!file) throw Refusal(http::status::insufficient_storage, "the table cannot be written; is the disk full?");
  }
  if (received == 0) throw Refusal(http::status::bad_request, "the table is empty");
}

void add_missing(std::string_view words, std::vector<std::string>& arguments) {
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(','));
    if (!word.empty()) arguments.push_back("--missing=" + std::string(word));
    words.remove_prefix(std::min(word.size() + 1, words.size()));
  }
}

/// `init` with the options that a call may name; into a file, or "-" for standard output.
Errand first_protocol(const Call& call, const fs::path& folder, const std::string& table, const char* out) {
  Errand errand{.arguments = {"init", "-o", out}, .folder = folder};
  for (const char* option : {"sheet", "header", "encoding", "dates", "decimal", "century", "time", "event"})
    if (const std::string_view value = call.query(option); !value.empty())
      errand.arguments.push_back("--" + std::string(option) + "=" + std::string(value));
  add_missing(call.query("missing"), errand.arguments);
  errand.arguments.emplace_back("--");
  errand.arguments.push_back(table);
  return errand;
}

Answer made(const std::string& id, const std::string& said) {
  return json_answer({{"id", id}, {"said", said}}, http::status::created);
}
Answer made(const NewRoom& room, const std::string& said) { return made(room.folder().filename().string(), said); }

awaitable<Answer> take_table(Desk& desk, const Call& call) {
  NewRoom room(desk.folder.make_room(std::string(call.query("name"))));
  co_await receive(call, room.table());
  const Ended ended =
      co_await desk.program.call(first_protocol(call, room.folder(), room.table().filename().string(), "study.toml"));
  if (ended.exit_code != 0) co_return failed_call(ended, "study.toml");
  room.keep();
  co_return made(room, ended.out);
}

/// The table of a study is read in another way: what `init` writes then becomes the protocol, as a step.
awaitable<Answer> begin_again(Desk& desk, const StudyPlace& place, const Call& call) {
  const Head head = head_of(place);
  if (!head.data.is_string()) throw Refusal(http::status::conflict, "the protocol names no table");
  const Ended ended =
      co_await desk.program.call(first_protocol(call, place.protocol.parent_path(), head.data.get<std::string>(), "-"));
  if (ended.exit_code != 0) co_return failed_call(ended, name_of(place));
  Versions(place.protocol).save(ended.out);
  co_return made(place.id, ended.err);
}

/// The sample comes with its protocol and the licence of its data.
Answer make_sample(const Desk& desk) {
  NewRoom room(desk.folder.make_room("gbsg.csv"));
  for (const WebFile& file : sample_study()) replace_file(room.folder() / file.path, std::string(file.bytes));
  room.keep();
  return made(room, "");
}

}  // namespace

void add_folder(Router& router, Desk& desk) {
  router.add(http::verb::get, "/api/studies",
             [&desk](const Call&, const Names&) -> awaitable<Answer> { co_return list(desk); });
  router.add(http::verb::put, "/api/table", [&desk](const Call& call, const Names&) -> awaitable<Answer> {
    co_return co_await take_table(desk, call);
  });
  router.add(http::verb::post, "/api/studies/*/init",
             [&desk](const Call& call, const Names& names) -> awaitable<Answer> {
               co_return co_await begin_again(desk, desk.folder.study(names[0]), call);
             });
  router.add(http::verb::post, "/api/sample",
             [&desk](const Call&, const Names&) -> awaitable<Answer> { co_return make_sample(desk); });
}

}  // namespace rtsurv::server

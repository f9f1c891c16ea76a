#include <algorithm>
#include <charconv>

#include "api/api.hpp"
#include "studies/versions.hpp"

namespace rtsurv::server {
namespace {

Answer protocol_state(const StudyPlace& place, const Versions& versions) {
  return json_answer({{"id", place.id},
                      {"protocol", file_text(place.protocol)},
                      {"can_undo", versions.can_undo()},
                      {"can_redo", versions.can_redo()}});
}

Answer protocol_state(const StudyPlace& place) { return protocol_state(place, Versions(place.protocol)); }

Answer undone(const StudyPlace& place) {
  Versions versions(place.protocol);
  versions.undo();
  return protocol_state(place, versions);
}

Answer redone(const StudyPlace& place) {
  Versions versions(place.protocol);
  versions.redo();
  return protocol_state(place, versions);
}

/// What the program prints on standard output, which is JSON.
awaitable<Answer> printed(Desk& desk, const StudyPlace& place, std::vector<std::string> arguments) {
  Ended ended = co_await desk.program.call(errand_on(place, std::move(arguments)));
  if (ended.exit_code != 0) co_return failed_call(ended, name_of(place));
  co_return ready_json(std::move(ended.out));
}

std::size_t whole_number(const Call& call, const std::string& key, std::size_t absent, std::size_t most) {
  const std::string_view text = call.query(key);
  if (text.empty()) return absent;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 1 || number > most)
    throw Refusal(http::status::bad_request, key + " is a whole number from 1 to " + std::to_string(most));
  return number;
}

/// "2-51" of from and count, or the list in only.
std::string rows_of(const Call& call) {
  constexpr std::size_t most_rows = 500, last_row = 1'000'000'000;
  if (const std::string_view only = call.query("only"); !only.empty()) {
    if (!std::ranges::all_of(only, [](char c) { return c == ',' || (c >= '0' && c <= '9'); }))
      throw Refusal(http::status::bad_request, "only is a list of rows such as 31,88");
    return std::string(only);
  }
  const std::size_t from = whole_number(call, "from", 2, last_row), count = whole_number(call, "count", 50, most_rows);
  return std::to_string(from) + "-" + std::to_string(from + count - 1);
}

std::vector<std::string> columns_call() { return {"columns", "--json"}; }
std::vector<std::string> rows_call(const Call& call) { return {"columns", "--json", "--rows=" + rows_of(call)}; }
std::vector<std::string> check_call() { return {"check", "--json"}; }

void add_protocol(Router& router, Desk& desk) {
  router.add(http::verb::get, "/api/studies/*/protocol", [&desk](const Call&, const Names& names) -> awaitable<Answer> {
    co_return protocol_state(desk.folder.study(names[0]));
  });
  router.add(http::verb::put, "/api/studies/*/protocol",
             [&desk](const Call& call, const Names& names) -> awaitable<Answer> {
               const StudyPlace place = desk.folder.study(names[0]);
               const std::string text = co_await whole_body(call);
               Versions versions(place.protocol);
               versions.save(text);
               co_return protocol_state(place, versions);
             });
  router.add(http::verb::post, "/api/studies/*/undo", [&desk](const Call&, const Names& names) -> awaitable<Answer> {
    co_return undone(desk.folder.study(names[0]));
  });
  router.add(http::verb::post, "/api/studies/*/redo", [&desk](const Call&, const Names& names) -> awaitable<Answer> {
    co_return redone(desk.folder.study(names[0]));
  });
}

}  // namespace

std::string name_of(const StudyPlace& place) { return place.protocol.filename().string(); }

Errand errand_on(const StudyPlace& place, std::vector<std::string> arguments) {
  arguments.emplace_back("--");
  arguments.push_back(name_of(place));
  return {.arguments = std::move(arguments), .folder = place.protocol.parent_path()};
}

void add_study(Router& router, Desk& desk) {
  add_protocol(router, desk);
  router.add(http::verb::get, "/api/studies/*/check", [&desk](const Call&, const Names& names) -> awaitable<Answer> {
    co_return co_await printed(desk, desk.folder.study(names[0]), check_call());
  });
  router.add(http::verb::get, "/api/studies/*/columns", [&desk](const Call&, const Names& names) -> awaitable<Answer> {
    co_return co_await printed(desk, desk.folder.study(names[0]), columns_call());
  });
  router.add(http::verb::get, "/api/studies/*/rows",
             [&desk](const Call& call, const Names& names) -> awaitable<Answer> {
               co_return co_await printed(desk, desk.folder.study(names[0]), rows_call(call));
             });
}

}  // namespace rtsurv::server

#include <algorithm>

#include "api/api.hpp"

namespace rtsurv::server {
namespace {

using nlohmann::ordered_json;
namespace fs = std::filesystem;

ordered_json figures_of(const Run& run) {
  std::vector<std::string> names;
  std::error_code none;
  for (const fs::directory_entry& file : fs::directory_iterator(run.report.path() / "figures", none))
    if (file.path().extension() == ".svg") names.push_back(file.path().stem().string());
  std::ranges::sort(names);
  return names;
}

Answer state_of(const Run& run, http::status status) {
  return json_answer(
      {{"run", run.id}, {"study", run.study.id}, {"state", word_of(run.state)}, {"figures", figures_of(run)}}, status);
}

/// The first Kaplan-Meier curve of the report; empty without one.
std::string first_curve(const Run& run) {
  constexpr std::string_view mark = "data-name=\"km-";
  const std::string report = file_text(run.report.path() / "report.html");
  const std::size_t found = report.find(mark);
  if (found == std::string::npos) return {};
  const std::size_t start = found + mark.size() - 3;  // "km-" is of the name
  return report.substr(start, report.find('"', start) - start);
}

/// The figures of a list of names; those that the report has not are left out.
ordered_json pictures(const Run& run, std::string_view names) {
  ordered_json found = ordered_json::object();
  const auto known = figures_of(run).get<std::vector<std::string>>();
  while (!names.empty()) {
    std::string name(names.substr(0, names.find(',')));
    names.remove_prefix(std::min(name.size() + 1, names.size()));
    if (name == "first") name = first_curve(run);
    if (std::ranges::find(known, name) != known.end())
      found[name] = file_text(run.report.path() / "figures" / (name + ".svg"));
  }
  return found;
}

/// The bytes of results.json as they are, among the rest.
Answer tried(const Run& run, std::string_view figures) {
  if (run.state == RunState::cancelled) throw Refusal(http::status::conflict, "a later try has taken its place");
  if (run.state == RunState::failed) return json_answer(run.failed, http::status::unprocessable_entity);
  return ready_json("{\"run\":\"" + run.id + "\",\"results\":" + file_text(run.report.path() / "results.json") +
                    ",\"figures\":" + pictures(run, figures).dump() + "}");
}

awaitable<Answer> attempt(Desk& desk, const StudyPlace& place, const Call& call) {
  std::string text = co_await whole_body(call);
  const std::shared_ptr<Run> run = desk.runs.start(place, std::move(text), RunKind::tried);
  co_await end_of(run);
  co_return tried(*run, call.query("figures"));
}

/// The results and every figure of a run that has no report.
Answer sketched(const Run& run) {
  if (run.state == RunState::cancelled) throw Refusal(http::status::conflict, "a later one has taken its place");
  if (run.state == RunState::failed) return json_answer(run.failed, http::status::unprocessable_entity);
  ordered_json figures = ordered_json::object();
  for (const std::string& name : figures_of(run).get<std::vector<std::string>>())
    figures[name] = file_text(run.report.path() / "figures" / (name + ".svg"));
  return ready_json("{\"results\":" + file_text(run.report.path() / "results.json") + ",\"figures\":" + figures.dump() +
                    "}");
}

awaitable<Answer> sketch(Desk& desk, const StudyPlace& place, const Call& call) {
  std::string text = co_await whole_body(call);
  SketchWish wish{.figures = std::string(call.query("figures", "first")), .parts = std::string(call.query("parts"))};
  const std::shared_ptr<Run> run = desk.runs.start(place, std::move(text), RunKind::drawn, std::move(wish));
  co_await end_of(run);
  co_return sketched(*run);
}

Answer started(Desk& desk, const StudyPlace& place, RunKind kind) {
  return state_of(*desk.runs.start(place, file_text(place.protocol), kind), http::status::accepted);
}

Answer cancelled(Desk& desk, const std::string& id) {
  const std::shared_ptr<Run> run = desk.runs.find(id);
  cancel(*run);
  return state_of(*run, http::status::accepted);
}

void add_starts(Router& router, Desk& desk) {
  router.add(http::verb::post, "/api/studies/*/try",
             [&desk](const Call& call, const Names& names) -> awaitable<Answer> {
               co_return co_await attempt(desk, desk.folder.study(names[0]), call);
             });
  router.add(http::verb::post, "/api/studies/*/sketch",
             [&desk](const Call& call, const Names& names) -> awaitable<Answer> {
               co_return co_await sketch(desk, desk.folder.study(names[0]), call);
             });
  router.add(http::verb::get, "/api/studies/*/runs", [&desk](const Call&, const Names& names) -> awaitable<Answer> {
    co_return state_of(*desk.runs.last_of(desk.folder.study(names[0]).id), http::status::ok);
  });
  router.add(http::verb::post, "/api/studies/*/runs", [&desk](const Call&, const Names& names) -> awaitable<Answer> {
    co_return started(desk, desk.folder.study(names[0]), RunKind::kept);
  });
  router.add(http::verb::post, "/api/studies/*/report", [&desk](const Call&, const Names& names) -> awaitable<Answer> {
    co_return started(desk, desk.folder.study(names[0]), RunKind::report);
  });
}

}  // namespace

void add_runs(Router& router, Desk& desk) {
  add_starts(router, desk);
  router.add(http::verb::get, "/api/runs/*", [&desk](const Call&, const Names& names) -> awaitable<Answer> {
    co_return state_of(*desk.runs.find(names[0]), http::status::ok);
  });
  router.add(http::verb::delete_, "/api/runs/*",
             [&desk](const Call&, const Names& names) -> awaitable<Answer> { co_return cancelled(desk, names[0]); });
  router.add(http::verb::get, "/api/runs/*/events", [&desk](const Call&, const Names& names) -> awaitable<Answer> {
    co_return events_of(desk.runs.find(names[0]));
  });
}

}  // namespace rtsurv::server

#include "runs/runs.hpp"

#include <algorithm>
#include <array>
#include <ranges>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

namespace rtsurv::server {
namespace {

void set_state(Run& run, RunState state) {
  run.state = state;
  run.changed.cancel();
}

std::string event(std::string_view name, const nlohmann::ordered_json& data) {
  return "event: " + std::string(name) +
         "\ndata: " + data.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n\n";
}

std::string last_event(const Run& run) {
  return event(word_of(run.state),
               run.state == RunState::failed ? run.failed : nlohmann::ordered_json{{"run", run.id}});
}

/// Of a text that is not saved: many, and waited for.
bool is_passing(RunKind kind) { return kind == RunKind::tried || kind == RunKind::drawn; }

Errand errand_of(const Run& run) {
  Errand errand{.arguments = {"run", "--progress"},
                .folder = run.study.protocol.parent_path(),
                .input = run.protocol,
                .gives_way = !is_passing(run.kind)};
  if (run.kind != RunKind::report)
    errand.arguments.insert(errand.arguments.end(), {"--stdin", "--page", "--out", run.report.path().string()});
  if (is_passing(run.kind)) errand.arguments.insert(errand.arguments.end(), {"--no-validation", "--no-sweep"});
  if (run.kind == RunKind::drawn) {
    errand.arguments.push_back("--only=" + run.wish.figures);
    if (!run.wish.parts.empty()) errand.arguments.push_back("--parts=" + run.wish.parts);
  }
  errand.arguments.emplace_back("--");
  errand.arguments.push_back(run.study.protocol.filename().string());
  return errand;
}

std::function<void(std::string_view)> note_parts_of(Run& run) {
  return [&run](std::string_view line) {
    run.parts.emplace_back(line);
    run.changed.cancel();
  };
}

awaitable<void> change_of(Run& run) { co_await run.changed.async_wait(asio::as_tuple(asio::use_awaitable)); }

/// Sends what has happened and what will happen, until the run is over.
awaitable<void> tell(std::shared_ptr<Run> run, Send send) {
  for (std::size_t told = 0;;) {
    for (; told < run->parts.size(); ++told)
      if (!co_await send(event("part", run->parts[told]))) co_return;
    if (run->is_over()) break;
    co_await change_of(*run);
  }
  co_await send(last_event(*run));
}

}  // namespace

const char* word_of(RunState state) noexcept {
  constexpr std::array words{"waiting", "running", "done", "failed", "cancelled"};
  return words[static_cast<std::size_t>(state)];
}

std::shared_ptr<Run> Runs::start(const StudyPlace& place, std::string protocol, RunKind kind, SketchWish wish) {
  for (const std::shared_ptr<Run>& earlier : runs_)
    if (earlier->study.id == place.id && earlier->kind == kind) cancel(*earlier);
  // Not by make_shared: a struct that holds a Leaving is made in its place.
  std::shared_ptr<Run> run(new Run{.id = std::to_string(++last_),
                                   .study = place,
                                   .protocol = std::move(protocol),
                                   .kind = kind,
                                   .wish = std::move(wish),
                                   .report = Leaving(scratch_->new_place()),
                                   .changed = asio::steady_timer(executor_, asio::steady_timer::time_point::max())});
  keep(run);
  asio::co_spawn(executor_, carry_out(run), asio::detached);
  return run;
}

void Runs::keep(const std::shared_ptr<Run>& run) {
  // Tries are many and of one study: those of one do not push out what is shown of another.
  const auto alike = [&](const std::shared_ptr<Run>& one) {
    return one->kind == run->kind && (!is_passing(run->kind) || one->study.id == run->study.id);
  };
  if (std::ranges::count_if(runs_, alike) >= static_cast<std::ptrdiff_t>(most_kept))
    runs_.erase(std::ranges::find_if(runs_, alike));
  runs_.push_back(run);
}

std::shared_ptr<Run> Runs::find(const std::string& id) const {
  for (const std::shared_ptr<Run>& run : runs_)
    if (run->id == id) return run;
  throw Refusal(http::status::not_found, "this analysis is not kept any more; start it again");
}

std::shared_ptr<Run> Runs::last_of(const std::string& study) const {
  for (const std::shared_ptr<Run>& run : std::views::reverse(runs_))
    if (run->study.id == study && run->kind == RunKind::kept) return run;
  throw Refusal(http::status::not_found, "no analysis of this study is kept");
}

void cancel(Run& run) {
  if (run.is_over()) return;
  if (run.child) run.child->stop();
  set_state(run, RunState::cancelled);
}

awaitable<void> Runs::carry_out(std::shared_ptr<Run> run) {
  if (is_passing(run->kind)) {
    co_await analyse(*run);
    co_return;
  }
  const Slots::Place place = co_await slots_.take();
  co_await analyse(*run);
}

awaitable<void> Runs::analyse(Run& run) {
  if (run.is_over()) co_return;
  try {
    run.child = program_->start(errand_of(run));
  } catch (const std::exception& error) {
    run.failed = failure(Ended{.exit_code = 1, .out = {}, .err = error.what()}, {});
    set_state(run, RunState::failed);
    co_return;
  }
  set_state(run, RunState::running);
  const Ended ended = co_await run.child->wait(note_parts_of(run));
  run.child.reset();
  program_->be_ready();
  if (run.is_over()) co_return;
  if (ended.exit_code != 0) run.failed = failure(ended, run.study.protocol.filename().string());
  set_state(run, ended.exit_code == 0 ? RunState::done : RunState::failed);
}

awaitable<void> end_of(std::shared_ptr<Run> run) {
  while (!run->is_over()) co_await change_of(*run);
}

Answer events_of(std::shared_ptr<Run> run) {
  return {.type = "text/event-stream",
          .grows = [run = std::move(run)](Send send) { return tell(run, std::move(send)); }};
}

}  // namespace rtsurv::server

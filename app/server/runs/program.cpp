#include "runs/program.hpp"

#include <charconv>
#include <optional>
#include <utility>

namespace rtsurv::server {
namespace {

struct Place {
  std::size_t line = 0, column = 0;
  std::string_view rest;
};

/// The number at the start of a text that goes on with ':', which is taken off.
std::optional<std::size_t> number_before_colon(std::string_view& text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end == text.data() + text.size() || *end != ':') return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
  return number;
}

/// "study.toml:12:3: text", or nothing.
std::optional<Place> place_of(std::string_view line, std::string_view protocol) {
  if (!line.starts_with(protocol) || !line.substr(protocol.size()).starts_with(':')) return std::nullopt;
  line.remove_prefix(protocol.size() + 1);
  const auto number = number_before_colon(line);
  if (!number) return std::nullopt;
  const auto column = number_before_colon(line);
  while (line.starts_with(' ')) line.remove_prefix(1);
  return Place{*number, column.value_or(1), line};
}

nlohmann::ordered_json problem_of(std::string_view line, const std::string& protocol) {
  if (const auto place = place_of(line, protocol))
    return {{"line", place->line}, {"column", place->column}, {"text", place->rest}};
  return {{"line", nullptr}, {"column", nullptr}, {"text", line}};
}

}  // namespace

awaitable<Ended> Program::call(Errand errand) {
  const Slots::Place place = co_await slots_.take();
  Child child(executor_, path_, errand);
  co_return co_await child.wait();
}

std::unique_ptr<Child> Program::start(const Errand& errand) {
  if (auto waiting = std::exchange(waiting_, std::nullopt))
    if (std::unique_ptr<Child> child = waiting->call(errand)) return child;
  return std::make_unique<Child>(executor_, path_, errand);
}

void Program::be_ready() noexcept {
  if (waiting_) return;
  try {
    waiting_.emplace(executor_, path_);
  } catch (const std::exception&) {  // the next analysis starts a child of its own, and tells why it cannot
  }
}

nlohmann::ordered_json failure(const Ended& ended, const std::string& protocol) {
  constexpr std::string_view head = "error: ";
  std::string_view text = ended.err;
  if (const std::size_t start = text.find(head); start != std::string_view::npos)
    text.remove_prefix(start + head.size());
  while (text.ends_with('\n')) text.remove_suffix(1);
  nlohmann::ordered_json problems = nlohmann::ordered_json::array();
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    problems.push_back(problem_of(rest.substr(0, end), protocol));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {{"error", text}, {"problems", problems}};
}

Answer failed_call(const Ended& ended, const std::string& protocol) {
  const bool mendable = ended.exit_code == 1 || ended.exit_code == 2;
  return json_answer(failure(ended, protocol),
                     mendable ? http::status::unprocessable_entity : http::status::internal_server_error);
}

}  // namespace rtsurv::server

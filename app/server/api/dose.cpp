#include <algorithm>
#include <array>

#include "api/api.hpp"

namespace rtsurv::server {
namespace {

using nlohmann::ordered_json;

/// What `rtsurv dose` may be asked by the page: nothing that names a file.
constexpr std::array options{"total",          "fractions",     "dose-per-fraction", "alpha-beta",
                             "reach",          "max-fractions", "against",           "isoeffect-fractions",
                             "isoeffect-dose", "previous",      "recovered",         "recovery-half-time",
                             "months-since",   "limit"};

std::string text_of(const ordered_json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return value.dump();
  throw Refusal(http::status::bad_request, "a value of the dose call is neither a number nor a text");
}

/// "50/25", "8x1+20/5": no option, and no name of a file.
std::string schedule_of(const ordered_json& value) {
  std::string text = text_of(value);
  if (text.empty() || text.front() == '-')
    throw Refusal(http::status::bad_request, "a schedule is written as 50/25, total dose / fractions");
  return text;
}

Errand dose_errand(const Desk& desk, const ordered_json& call) {
  std::vector<std::string> arguments{"dose", "--json"};
  for (const auto& [key, value] : call.items()) {
    if (key == "schedules") {
      for (const ordered_json& one : value) arguments.push_back(schedule_of(one));
      continue;
    }
    if (std::ranges::find(options, key) == options.end())
      throw Refusal(http::status::bad_request, "the dose call has no \"" + key + "\"");
    for (const ordered_json& one : value.is_array() ? value : ordered_json::array({value}))
      arguments.push_back("--" + key + "=" + text_of(one));
  }
  return {.arguments = std::move(arguments), .folder = desk.folder.path()};
}

awaitable<Answer> dose(Desk& desk, const Call& call) {
  const ordered_json asked = ordered_json::parse(co_await whole_body(call), nullptr, false);
  if (!asked.is_object()) throw Refusal(http::status::bad_request, "the body is no JSON object");
  Ended ended = co_await desk.program.call(dose_errand(desk, asked));
  if (ended.exit_code != 0) co_return failed_call(ended, "");
  co_return ready_json(std::move(ended.out));
}

}  // namespace

void add_dose(Router& router, Desk& desk) {
  router.add(http::verb::post, "/api/dose",
             [&desk](const Call& call, const Names&) -> awaitable<Answer> { co_return co_await dose(desk, call); });
}

}  // namespace rtsurv::server

#include "http/router.hpp"

#include <exception>

namespace rtsurv::server {
namespace {

std::optional<Names> names_in(const std::vector<std::string>& path, const std::vector<std::string>& pattern) {
  if (path.size() != pattern.size()) return std::nullopt;
  Names names;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (pattern[i] == "*")
      names.push_back(path[i]);
    else if (path[i] != pattern[i])
      return std::nullopt;
  }
  return names;
}

Answer wrong_method(const std::string& allowed) {
  Answer answer = refused(http::status::method_not_allowed, "this address takes " + allowed);
  answer.headers.emplace_back("Allow", allowed);
  return answer;
}

Answer of_failure(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const Refusal& refusal) {
    return refused(refusal.status(), refusal.what());
  } catch (const std::exception&) {
    return refused(http::status::internal_server_error, "this is a fault of rtsurv, please report it");
  }
}

}  // namespace

void Router::add(http::verb method, const std::string& pattern, Handler handler) {
  const auto target = parse_target(pattern);
  entries_.push_back({method, target.value().path, std::move(handler)});
}

std::vector<std::string> Router::addresses() const {
  std::vector<std::string> all;
  for (const Entry& entry : entries_) {
    std::string path;
    for (const std::string& segment : entry.pattern) path += "/" + segment;
    all.push_back(std::string(http::to_string(entry.method)) + " " + (path.empty() ? "/" : path));
  }
  return all;
}

awaitable<Answer> Router::answer(const Call& call) const {
  std::string allowed;
  for (const Entry& entry : entries_) {
    const auto names = names_in(call.target.path, entry.pattern);
    if (!names) continue;
    if (entry.method != call.method) {
      allowed += (allowed.empty() ? "" : ", ") + std::string(http::to_string(entry.method));
      continue;
    }
    try {
      co_return co_await entry.handler(call, *names);
    } catch (...) {
      co_return of_failure(std::current_exception());
    }
  }
  co_return allowed.empty() ? refused(http::status::not_found, "there is nothing at this address")
                            : wrong_method(allowed);
}

}  // namespace rtsurv::server

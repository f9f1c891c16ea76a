#pragma once
// Which handler answers which call.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "http/answer.hpp"
#include "http/call.hpp"

namespace rtsurv::server {

/// The segments that stood where the pattern has "*", in their order.
using Names = std::vector<std::string>;
using Handler = std::function<awaitable<Answer>(const Call&, const Names&)>;

class Router {
 public:
  /// Answers a method of a path such as "/api/studies/*/protocol".
  void add(http::verb method, const std::string& pattern, Handler handler);

  /// "GET /api/studies/*/protocol" for each, in the order in which they were added.
  [[nodiscard]] std::vector<std::string> addresses() const;

  /// The handler's answer; 404 for a path that nobody answers, 405 with Allow for a method that its path does not know.
  /// A Refusal becomes its answer; another exception 500 without its text.
  [[nodiscard]] awaitable<Answer> answer(const Call& call) const;

 private:
  struct Entry {
    http::verb method;
    std::vector<std::string> pattern;
    Handler handler;
  };
  std::vector<Entry> entries_;
};

}  // namespace rtsurv::server

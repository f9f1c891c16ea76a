#pragma once
// Calls of the program's own commands, a few at a time.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/answer.hpp"
#include "runs/child.hpp"
#include "runs/slots.hpp"
#include "runs/waiting_child.hpp"

namespace rtsurv::server {

class Program {
 public:
  /// `path` of the program; at most `places` short calls at once.
  Program(const asio::any_io_executor& executor, std::string path, std::size_t places)
      : executor_(executor), path_(std::move(path)), slots_(executor, places) {}

  /// Runs a short call to its end, once there is a place.
  [[nodiscard]] awaitable<Ended> call(Errand errand);

  /// Starts an analysis without waiting for a place, in the child that waits if there is one.
  [[nodiscard]] std::unique_ptr<Child> start(const Errand& errand);

  /// Lets a child wait for the next analysis, if none does. Nothing happens where none can be started.
  void be_ready() noexcept;

 private:
  asio::any_io_executor executor_;
  std::string path_;
  Slots slots_;
  std::optional<WaitingChild> waiting_;
};

/// What a call that failed said, for the page: {"error": text, "problems": [{"line", "column", "text"}]}. A problem is a
/// line of the message; it has a line and column where it begins with those of `protocol`. 422 for what the user can
/// mend (exit codes 1 and 2), else 500.
[[nodiscard]] Answer failed_call(const Ended& ended, const std::string& protocol);

/// The same as an object.
[[nodiscard]] nlohmann::ordered_json failure(const Ended& ended, const std::string& protocol);

}  // namespace rtsurv::server

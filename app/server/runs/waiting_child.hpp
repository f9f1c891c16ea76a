#pragma once
// A child that is started before there is anything to analyse: its start takes longer than a small study.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runs/child.hpp"
#include "runs/descriptor.hpp"

namespace rtsurv::server {

/// The only argument of such a child, which then calls awaited_call().
inline constexpr const char* wait_for_call = "--wait-for-call";

/// It ends with the server, and with this object when it was not called.
class WaitingChild {
 public:
  /// Throws std::system_error when it cannot be started.
  WaitingChild(const asio::any_io_executor& executor, const std::string& program);

  /// The child, which from now on does as one that was started for the errand. Nothing where it has ended meanwhile. Once.
  [[nodiscard]] std::unique_ptr<Child> call(const Errand& errand);

 private:
  Descriptor input_, line_;
  std::unique_ptr<Child> child_;
};

/// In the child: waits for its call, goes to the folder and has the input and the priority of its errand, and gives its
/// arguments. Nothing once there will be no call. Throws std::filesystem::filesystem_error for a folder that has gone.
[[nodiscard]] std::optional<std::vector<std::string>> awaited_call();

}  // namespace rtsurv::server

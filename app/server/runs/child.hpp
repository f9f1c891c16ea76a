#pragma once
// The program itself as a child: what is analysed is what the command line would print, byte for byte; a child can be
// ended at any moment, and one that dies costs nobody else.

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/types.hpp"
#include "runs/descriptor.hpp"

namespace rtsurv::server {

/// A call of the program.
struct Errand {
  std::vector<std::string> arguments;  ///< after the program's name
  std::filesystem::path folder;  ///< where it is called, so that messages and protocols name files without their folder
  std::optional<std::string> input = {};  ///< on standard input
  bool gives_way = false;                 ///< nobody waits for it: it leaves the processor to the others
};

struct Ended {
  int exit_code = 0;  ///< 128 + signal for a child that a signal ended
  std::string out, err;
};

/// A file in memory for the standard input of a child, read from its start whenever it is filled. Throw
/// std::system_error.
[[nodiscard]] Descriptor memory_file();
void fill(const Descriptor& file, std::string_view text);

inline constexpr int line_of_child = 3;

/// Leaves the processor to other processes.
void give_way() noexcept;

/// A running child. It ends with the server, and when its last holder lets go.
class Child {
 public:
  /// Throws std::system_error when it cannot be started.
  Child(const asio::any_io_executor& executor, const std::string& program, const Errand& errand);
  /// Its standard input is the file `in` instead; it finds `line` under the number `line_of_child`.
  Child(const asio::any_io_executor& executor, const std::string& program, const Errand& errand, const Descriptor& in,
        const Descriptor& line);
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child();

  /// Waits for its end; `line` is called with each line of standard error as it comes. Call it once.
  [[nodiscard]] awaitable<Ended> wait(std::function<void(std::string_view)> line = {});

  /// Asks it to end; wait() then returns soon.
  void stop() const noexcept;

 private:
  struct Streams;
  std::unique_ptr<Streams> streams_;
  int process_ = -1;
};

}  // namespace rtsurv::server

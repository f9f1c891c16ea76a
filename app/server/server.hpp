#pragma once
// The local web app's server: one folder, one user, this machine alone.

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

namespace rtsurv::server {

struct ServerOptions {
  std::string program;                                   ///< path of rtsurv, which the server calls for every analysis
  std::filesystem::path folder;                          ///< where the studies lie; nothing is written outside it
  std::string study = {};                                ///< id of the one that the page opens; empty: none
  unsigned short port = 0;                               ///< 0: any that is free
  std::chrono::seconds idle = std::chrono::minutes(30);  ///< without a connection for so long, it ends
};

/// Listens on 127.0.0.1 and nowhere else. Its one thread only moves bytes: whatever is computed or drawn, children do
/// (runs/child.hpp). At most 256 connections at once; a further one waits.
class Server {
 public:
  /// Listens from now on. Throws std::system_error when the port is taken.
  explicit Server(const ServerOptions& options);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server();

  /// "http://127.0.0.1:8123/open/TICKET": opens once.
  [[nodiscard]] std::string url() const;

  /// Serves until stop(), or until it has been idle.
  void run();

  /// From any thread, also before run(). Children end with it.
  void stop() noexcept;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace rtsurv::server

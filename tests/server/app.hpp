#pragma once
// The server as a browser meets it: the program itself, started on a folder of its own, and calls over loopback.

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "program.hpp"

namespace rtsurv::tests {

struct Reply {
  int status = 0;
  std::map<std::string, std::string> headers = {};  ///< the last of each name
  std::string body = {};

  [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(body); }
};

struct Request {
  std::string method = "GET", target = "/", body = {};
  std::map<std::string, std::string> headers = {};  ///< beside, or instead of, those that a page would send
  bool as_page = true;                              ///< with the cookie and the Origin of a page of the server
};

/// A connection that stays open until it is destroyed.
class Connection {
 public:
  explicit Connection(unsigned short port);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { ::close(socket_); }

  /// Whether all of it went out.
  bool send(std::string_view bytes) const;

  /// Everything until the other side closes; at most `seconds` between two pieces.
  [[nodiscard]] std::string rest(int seconds) const;

 private:
  int socket_;
};

/// `rtsurv serve FOLDER --no-browser`, opened.
class App {
 public:
  /// What is opened: a folder, a protocol, a table.
  explicit App(const std::filesystem::path& folder);
  App(const App&) = delete;
  App& operator=(const App&) = delete;
  ~App() { end_by(SIGKILL); }

  [[nodiscard]] const std::string& url() const { return url_; }
  [[nodiscard]] std::string host() const { return "127.0.0.1:" + std::to_string(port_); }
  [[nodiscard]] unsigned short port() const { return port_; }
  [[nodiscard]] int process() const { return process_; }
  [[nodiscard]] const std::string& page() const { return page_; }  ///< where the link leads

  [[nodiscard]] Reply call(const Request& request) const;
  [[nodiscard]] Reply get(const std::string& target) const { return call({.target = target}); }
  [[nodiscard]] Reply put(const std::string& target, const std::string& body) const {
    return call({.method = "PUT", .target = target, .body = body});
  }
  [[nodiscard]] Reply post(const std::string& target, const std::string& body = {}) const {
    return call({.method = "POST", .target = target, .body = body});
  }

  /// The head of a call of the page, without an end, so that more headers may follow.
  [[nodiscard]] std::string head(const std::string& method, const std::string& target) const;

  /// The bytes as they are, and everything that comes back until the server closes or a second has passed.
  [[nodiscard]] std::string raw(const std::string& bytes) const;

  /// The most memory that it has had, in MB.
  [[nodiscard]] double peak_mb() const;

  /// Sends the signal and waits: the exit code, or 128 + the signal that ended it.
  int end_by(int signal);

 private:
  pid_t process_ = -1;
  unsigned short port_ = 0;
  std::string url_, cookie_, page_;
};

/// The table of examples/gbsg.
[[nodiscard]] std::string cohort();

/// The sample study, without its replicates, which take longest.
void add_sample(const App& app);

/// A run of the sample study to its end; its events.
[[nodiscard]] std::string finished(const App& app, std::string& run);

}  // namespace rtsurv::tests

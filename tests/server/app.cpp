#include "server/app.hpp"

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <algorithm>
#include <stdexcept>

namespace rtsurv::tests {
namespace {

std::string first_line(int pipe) {
  std::string line;
  for (char c = 0; ::read(pipe, &c, 1) == 1 && c != '\n';) line += c;
  return line;
}

/// The pieces of a chunked body, put together.
std::string unchunked(std::string_view text) {
  std::string body;
  for (;;) {
    const std::size_t size = std::stoul(std::string(text.substr(0, text.find('\r'))), nullptr, 16);
    text.remove_prefix(text.find('\n') + 1);
    if (size == 0) return body;
    body += text.substr(0, size);
    text.remove_prefix(size + 2);
  }
}

Reply parsed(const std::string& answer) {
  Reply reply;
  const std::size_t end = answer.find("\r\n\r\n");
  if (end == std::string::npos) return reply;
  reply.status = std::stoi(answer.substr(9, 3));
  for (std::size_t at = answer.find("\r\n") + 2; at < end;) {
    const std::size_t stop = answer.find("\r\n", at), colon = answer.find(": ", at);
    reply.headers[answer.substr(at, colon - at)] = answer.substr(colon + 2, stop - colon - 2);
    at = stop + 2;
  }
  reply.body = answer.substr(end + 4);
  if (reply.headers.contains("Transfer-Encoding")) reply.body = unchunked(reply.body);
  return reply;
}

}  // namespace

Connection::Connection(unsigned short port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("the server does not listen");
}

bool Connection::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

std::string Connection::rest(int seconds) const {
  const timeval limit{.tv_sec = seconds, .tv_usec = 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  std::string answer;
  std::vector<char> piece(65536);
  for (ssize_t read = 0; (read = ::recv(socket_, piece.data(), piece.size(), 0)) > 0;)
    answer.append(piece.data(), static_cast<std::size_t>(read));
  return answer;
}

App::App(const std::filesystem::path& folder) {
  std::array<int, 2> out{};
  if (::pipe2(out.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  const std::string program = program_path();
  process_ = ::fork();
  if (process_ == 0) {
    ::dup2(out[1], STDOUT_FILENO);
    ::dup2(::open("/dev/null", O_RDWR), STDERR_FILENO);
    ::execl(program.c_str(), program.c_str(), "serve", folder.c_str(), "--no-browser", nullptr);
    ::_exit(127);
  }
  ::close(out[1]);
  url_ = nlohmann::json::parse(first_line(out[0])).at("url").get<std::string>();
  const std::size_t colon = url_.rfind(':'), slash = url_.find('/', colon);
  port_ = static_cast<unsigned short>(std::stoi(url_.substr(colon + 1, slash - colon - 1)));
  const Reply opened = call({.target = url_.substr(slash), .as_page = false});
  page_ = opened.headers.at("Location");
  const std::string cookie = opened.headers.at("Set-Cookie");
  cookie_ = cookie.substr(0, cookie.find(';'));
}

Reply App::call(const Request& request) const {
  std::map<std::string, std::string> headers{{"Host", host()}, {"Connection", "close"}};
  if (request.as_page) {
    headers["Cookie"] = cookie_;
    if (request.method != "GET") headers["Origin"] = "http://" + host();
  }
  if (!request.body.empty() || request.method == "PUT" || request.method == "POST")
    headers["Content-Length"] = std::to_string(request.body.size());
  for (const auto& [name, value] : request.headers) headers[name] = value;
  std::string text = request.method + " " + request.target + " HTTP/1.1\r\n";
  for (const auto& [name, value] : headers)
    if (!value.empty()) text += name + ": " + value + "\r\n";
  constexpr int patience = 120;
  const Connection connection(port_);
  connection.send(text + "\r\n" + request.body);
  return parsed(connection.rest(patience));
}

std::string App::head(const std::string& method, const std::string& target) const {
  return method + " " + target + " HTTP/1.1\r\nHost: " + host() + "\r\nCookie: " + cookie_ + "\r\nOrigin: http://" +
         host() + "\r\n";
}

std::string App::raw(const std::string& bytes) const {
  const Connection connection(port_);
  connection.send(bytes);
  return connection.rest(1);
}

double App::peak_mb() const {
  std::ifstream status("/proc/" + std::to_string(process_) + "/status");
  constexpr double kb_in_mb = 1024.0;
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / kb_in_mb;
  return 0.0;
}

int App::end_by(int signal) {
  if (process_ < 0) return 0;
  int status = 0;
  ::kill(process_, signal);
  ::waitpid(process_, &status, 0);
  process_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string cohort() { return file_content(source_path("examples/gbsg/cohort.csv")); }

void add_sample(const App& app) {
  ASSERT_EQ(app.post("/api/sample").json()["id"], "gbsg");
  std::string protocol = app.get("/api/studies/gbsg/protocol").json()["protocol"].get<std::string>();
  protocol.erase(protocol.find("\n[validation]") + 1);
  ASSERT_EQ(app.put("/api/studies/gbsg/protocol", protocol).status, 200);
}

std::string finished(const App& app, std::string& run) {
  run = app.post("/api/studies/gbsg/runs").json()["run"].get<std::string>();
  return app.get("/api/runs/" + run + "/events").body;
}

}  // namespace rtsurv::tests

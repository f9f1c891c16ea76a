#include "server.hpp"

#include <algorithm>
#include <thread>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "api/api.hpp"
#include "http/session.hpp"
#include "http/uri.hpp"

namespace rtsurv::server {
namespace {

using asio::ip::tcp;
constexpr auto checked = asio::as_tuple(asio::use_awaitable);
constexpr int most_connections = 256;

tcp::acceptor listen_on(asio::io_context& context, unsigned short port) {
  return {context, tcp::endpoint(asio::ip::address_v4::loopback(), port)};
}

/// As many children as cores: each uses one of them most of the time.
std::size_t places() { return std::max(1U, std::thread::hardware_concurrency()); }

std::string page_of(const ServerOptions& options) {
  return options.study.empty() ? "/" : "/#/study/" + percent_encoded(options.study);
}

}  // namespace

struct Server::Parts {
  explicit Parts(const ServerOptions& options)
      : scratch(options.folder),
        acceptor(listen_on(context, options.port)),
        guard(acceptor.local_endpoint().port(), page_of(options)),
        program(context.get_executor(), options.program, places()),
        runs(context.get_executor(), program, scratch),
        desk{WorkFolder(options.folder), program, scratch, runs},
        idle(options.idle),
        silence(context),
        closed(context, asio::steady_timer::time_point::max()) {
    add_api(router, desk);
  }

  awaitable<void> serve(beast::tcp_stream stream) {
    ++connections;
    try {
      co_await serve_connection(std::move(stream), guard, router);
    } catch (const std::exception&) {  // a broken connection: its caller has gone, and nobody is left to tell
    }
    --connections;
    last_seen = std::chrono::steady_clock::now();
    closed.cancel();
  }

  awaitable<void> accept() {
    for (;;) {
      while (connections >= most_connections) co_await closed.async_wait(checked);
      auto [error, socket] = co_await acceptor.async_accept(checked);
      if (error == asio::error::operation_aborted) co_return;
      if (error) continue;
      // An answer of several pieces would wait 40 ms for the other side's word on the piece before the last.
      beast::error_code ignored;
      socket.set_option(tcp::no_delay(true), ignored);
      asio::co_spawn(context, serve(beast::tcp_stream(std::move(socket))), asio::detached);
    }
  }

  awaitable<void> end_when_idle() {
    for (;;) {
      silence.expires_after(std::max(idle / 10, std::chrono::seconds(1)));
      const auto [error] = co_await silence.async_wait(checked);
      if (error) co_return;
      if (connections == 0 && std::chrono::steady_clock::now() - last_seen > idle) context.stop();
    }
  }

  Scratch scratch;  // first, so that it is emptied when every child has ended
  asio::io_context context{1};
  tcp::acceptor acceptor;
  Guard guard;
  Program program;
  Runs runs;
  Desk desk;
  Router router;
  std::chrono::seconds idle;
  asio::steady_timer silence, closed;
  int connections = 0;
  std::chrono::steady_clock::time_point last_seen = std::chrono::steady_clock::now();
};

Server::Server(const ServerOptions& options) : parts_(std::make_unique<Parts>(options)) {}
Server::~Server() = default;

std::string Server::url() const {
  return "http://127.0.0.1:" + std::to_string(parts_->acceptor.local_endpoint().port()) + parts_->guard.link();
}

void Server::run() {
  asio::co_spawn(parts_->context, parts_->accept(), asio::detached);
  asio::co_spawn(parts_->context, parts_->end_when_idle(), asio::detached);
  parts_->program.be_ready();
  parts_->context.run();
}

void Server::stop() noexcept { parts_->context.stop(); }

}  // namespace rtsurv::server

#include "http/session.hpp"

#include <chrono>
#include <optional>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

namespace rtsurv::server {

using Parser = http::request_parser<http::buffer_body>;

/// A connection with the request that is being read.
struct Connection {
  static constexpr std::uint32_t largest_header = 16384;
  beast::tcp_stream stream;
  beast::flat_buffer buffer = beast::flat_buffer(largest_header + 65536);
  std::optional<Parser> parser = {};
};

namespace {

constexpr auto waits_for_silent = std::chrono::seconds(60);
constexpr auto waits_for_piece = std::chrono::seconds(30);
constexpr auto checked = asio::as_tuple(asio::use_awaitable);

std::string_view text_of(beast::string_view text) { return {text.data(), text.size()}; }

Visitor visitor_of(const Parser::value_type& request) {
  return {.writes = request.method() != http::verb::get && request.method() != http::verb::head,
          .host = text_of(request[http::field::host]),
          .origin = text_of(request[http::field::origin]),
          .fetch_site = text_of(request["Sec-Fetch-Site"]),
          .cookies = text_of(request[http::field::cookie])};
}

awaitable<bool> read_header(Connection& connection) {
  connection.parser.emplace();
  connection.parser->header_limit(Connection::largest_header);
  connection.parser->body_limit(boost::none);  // each handler has a limit of its own
  connection.stream.expires_after(waits_for_silent);
  const auto [error, read] =
      co_await http::async_read_header(connection.stream, connection.buffer, *connection.parser, checked);
  co_return !error;
}

awaitable<std::size_t> read_body(Connection& connection, std::span<char> room) {
  Parser& parser = *connection.parser;
  if (parser.is_done()) co_return 0;
  auto& body = parser.get().body();
  body.data = room.data();
  body.size = room.size();
  connection.stream.expires_after(waits_for_piece);
  const auto [error, read] = co_await http::async_read(connection.stream, connection.buffer, parser, checked);
  if (error && error != http::error::need_buffer)
    throw Refusal(http::status::request_timeout, "the body of the request did not arrive");
  co_return room.size() - body.size;
}

template <class Message>
void add_headers(Message& message, const Answer& answer) {
  message.set(http::field::content_type, answer.type);
  message.set(http::field::cache_control, "no-store");
  message.set(
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
      "font-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'");
  message.set("X-Content-Type-Options", "nosniff");
  message.set("Referrer-Policy", "no-referrer");
  message.set("Cross-Origin-Opener-Policy", "same-origin");
  message.set("Cross-Origin-Resource-Policy", "same-origin");
  for (const auto& [name, value] : answer.headers) message.set(name, value);
}

awaitable<bool> send_whole(Connection& connection, const Answer& answer, bool keep_alive) {
  const auto& request = connection.parser->get();
  http::response<http::string_body> response(answer.status, 11);
  add_headers(response, answer);
  response.keep_alive(keep_alive);
  response.content_length(answer.body.size());
  if (request.method() != http::verb::head) response.body() = answer.body;
  connection.stream.expires_after(waits_for_piece);
  const auto [error, sent] = co_await http::async_write(connection.stream, response, checked);
  co_return !error && keep_alive;
}

awaitable<bool> send_piece(Connection& connection, std::string piece) {
  connection.stream.expires_after(waits_for_piece);
  const auto [error, sent] =
      co_await asio::async_write(connection.stream, http::make_chunk(asio::buffer(piece)), checked);
  co_return !error;
}

awaitable<void> send_growing(Connection& connection, const Answer& answer) {
  http::response<http::empty_body> head(answer.status, 11);
  add_headers(head, answer);
  head.chunked(true);
  head.keep_alive(false);
  http::response_serializer<http::empty_body> serializer(head);
  connection.stream.expires_after(waits_for_piece);
  const auto [error, sent] = co_await http::async_write_header(connection.stream, serializer, checked);
  if (error || connection.parser->get().method() == http::verb::head) co_return;
  co_await answer.grows([&](std::string piece) { return send_piece(connection, std::move(piece)); });
  co_await asio::async_write(connection.stream, http::make_chunk_last(), checked);
}

awaitable<Answer> answer_of(Connection& connection, Guard& guard, const Router& router) {
  const auto& request = connection.parser->get();
  const Visitor visitor = visitor_of(request);
  if (auto stranger = guard.refuse_stranger(visitor)) co_return std::move(*stranger);
  auto target = parse_target(text_of(request.target()));
  if (!target) co_return refused(http::status::bad_request, "this is no address");
  const bool reads = !visitor.writes;
  if (reads && target->path.size() == 2 && target->path[0] == "open") co_return guard.open(target->path[1], visitor);
  if (!guard.knows(visitor))
    co_return refused(http::status::forbidden, "open the address that rtsurv serve has printed");
  const auto announced = connection.parser->content_length();
  const Call call{.method = request.method() == http::verb::head ? http::verb::get : request.method(),
                  .target = std::move(*target),
                  .announced = announced ? std::optional<std::uint64_t>(*announced) : std::nullopt,
                  .known_tag = text_of(request[http::field::if_none_match]),
                  .read_some = [&](std::span<char> room) { return read_body(connection, room); }};
  co_return co_await router.answer(call);
}

/// A caller that waits for leave to send its body.
awaitable<void> say_continue(Connection& connection) {
  if (!beast::iequals(connection.parser->get()[http::field::expect], "100-continue")) co_return;
  http::response<http::empty_body> go_on(http::status::continue_, 11);
  co_await http::async_write(connection.stream, go_on, checked);
}

}  // namespace

awaitable<void> serve_connection(beast::tcp_stream stream, Guard& guard, const Router& router) {
  Connection connection{.stream = std::move(stream)};
  while (co_await read_header(connection)) {
    co_await say_continue(connection);
    const Answer answer = co_await answer_of(connection, guard, router);
    if (answer.grows) {
      co_await send_growing(connection, answer);
      break;
    }
    // A body that nobody has read ends the connection: what follows it is no request.
    const bool keep_alive = connection.parser->is_done() && connection.parser->get().keep_alive();
    if (!co_await send_whole(connection, answer, keep_alive)) break;
  }
  beast::error_code ignored;
  connection.stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
}

}  // namespace rtsurv::server

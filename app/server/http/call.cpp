#include "http/call.hpp"

#include <array>

#include "http/answer.hpp"

namespace rtsurv::server {

void require_at_most(const Call& call, std::size_t limit) {
  if (call.announced.value_or(0) > limit)
    throw Refusal(http::status::payload_too_large, "more than " + std::to_string(limit) + " bytes");
}

awaitable<std::string> whole_body(const Call& call, std::size_t limit) {
  require_at_most(call, limit);
  std::string body;
  std::array<char, 16384> piece{};
  while (const std::size_t read = co_await call.read_some(piece)) {
    if (body.size() + read > limit)
      throw Refusal(http::status::payload_too_large, "more than " + std::to_string(limit) + " bytes");
    body.append(piece.data(), read);
  }
  co_return body;
}

}  // namespace rtsurv::server

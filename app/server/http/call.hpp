#pragma once
// What a handler may know of its request, and the body as it arrives.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "http/types.hpp"
#include "http/uri.hpp"

namespace rtsurv::server {

/// The next bytes of a body into the given room: how many; 0 at its end.
using ReadSome = std::function<awaitable<std::size_t>(std::span<char>)>;

struct Call {
  http::verb method = http::verb::get;
  Target target;
  std::optional<std::uint64_t> announced = {};  ///< bytes of the body, where its header tells
  std::string_view known_tag = {};              ///< If-None-Match: what the caller has already
  ReadSome read_some = {};

  /// The key of the query, or `absent`.
  [[nodiscard]] std::string_view query(const std::string& key, std::string_view absent = {}) const {
    const auto found = target.query.find(key);
    return found == target.query.end() ? absent : std::string_view(found->second);
  }
};

/// The bytes that a text from the page may have: a protocol, a dose call.
inline constexpr std::size_t largest_text = 1U << 20U;

/// Throws Refusal (413) when the body is announced to have more bytes.
void require_at_most(const Call& call, std::size_t limit);

/// The whole body. Throws Refusal (413) beyond `limit` bytes.
[[nodiscard]] awaitable<std::string> whole_body(const Call& call, std::size_t limit = largest_text);

}  // namespace rtsurv::server

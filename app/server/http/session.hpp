#pragma once
// One connection: its requests one after another, each read, judged, answered.

#include "http/guard.hpp"
#include "http/router.hpp"

namespace rtsurv::server {

/// Serves a connection until its caller goes, is silent for a minute, or breaks the protocol. A header has at most 16 KB
/// and a minute to arrive, each piece of a body half a minute. Every answer forbids foreign scripts, frames and
/// requests (Content-Security-Policy) and is not kept by caches.
[[nodiscard]] awaitable<void> serve_connection(beast::tcp_stream stream, Guard& guard, const Router& router);

}  // namespace rtsurv::server

#pragma once
// Who may ask: nobody but a page of this server, opened by its one-time link.

#include <optional>
#include <string>
#include <string_view>

#include "http/answer.hpp"

namespace rtsurv::server {

/// What a request says of its sender. An absent header is empty.
struct Visitor {
  bool writes = false;  ///< any method but GET and HEAD
  std::string_view host = {}, origin = {}, fetch_site = {}, cookies = {};
};

/// The secrets of one server, and what it has let in.
///
/// The address that the server prints holds a ticket. The first browser that opens it gets a cookie (HttpOnly,
/// SameSite=Strict) and the ticket is void. Each secret has 256 bits of the system's generator and is compared in
/// constant time.
class Guard {
 public:
  /// `page`: where the link leads.
  explicit Guard(unsigned short port, std::string page = "/");

  /// "/open/TICKET".
  [[nodiscard]] std::string link() const;

  /// Why the visitor is refused, whatever they ask for: Host is not that of this server (a foreign name may point here),
  /// Origin or Sec-Fetch-Site tell another page, a write has no Origin.
  [[nodiscard]] std::optional<Answer> refuse_stranger(const Visitor& visitor) const;

  /// Whether the visitor has the cookie.
  [[nodiscard]] bool knows(const Visitor& visitor) const;

  /// For the ticket: the cookie and the way to the page; also for who has the cookie already. Refused otherwise.
  [[nodiscard]] Answer open(std::string_view ticket, const Visitor& visitor);

 private:
  std::string hosts_[2];
  std::string cookie_name_;
  std::string ticket_, cookie_, page_;
  bool used_ = false;
};

}  // namespace rtsurv::server

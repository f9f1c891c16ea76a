#include "http/guard.hpp"

#include <array>
#include <stdexcept>
#include <utility>

#include <openssl/crypto.h>
#include <openssl/rand.h>

namespace rtsurv::server {
namespace {

std::string new_secret() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::array<unsigned char, 32> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
    throw std::runtime_error("the system gives no random numbers");
  std::string secret;
  for (const unsigned char byte : bytes) secret += {digits[byte >> 4U], digits[byte & 15U]};
  return secret;
}

bool same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

/// The value of a cookie in a header "a=1; b=2"; empty without it.
std::string_view cookie_of(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    std::string_view pair = header.substr(0, header.find(';'));
    header.remove_prefix(std::min(pair.size() + 1, header.size()));
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    if (pair.starts_with(name) && pair.substr(name.size()).starts_with('=')) return pair.substr(name.size() + 1);
  }
  return {};
}

}  // namespace

Guard::Guard(unsigned short port, std::string page)
    : hosts_{"127.0.0.1:" + std::to_string(port), "localhost:" + std::to_string(port)},
      cookie_name_("rtsurv-" + std::to_string(port)),
      ticket_(new_secret()),
      cookie_(new_secret()),
      page_(std::move(page)) {}

std::string Guard::link() const { return "/open/" + ticket_; }

std::optional<Answer> Guard::refuse_stranger(const Visitor& visitor) const {
  using enum http::status;
  if (visitor.host != hosts_[0] && visitor.host != hosts_[1])
    return refused(misdirected_request, "this server answers to its own address only, not to the name in Host");
  const std::string own = "http://" + std::string(visitor.host);
  if (!visitor.origin.empty() && visitor.origin != own) return refused(forbidden, "another page (Origin) may not ask");
  if (visitor.writes && visitor.origin.empty()) return refused(forbidden, "a call that writes has to name its Origin");
  if (visitor.fetch_site == "cross-site" || visitor.fetch_site == "same-site")
    return refused(forbidden, "another page (Sec-Fetch-Site) may not ask");
  return std::nullopt;
}

bool Guard::knows(const Visitor& visitor) const {
  return same_secret(cookie_of(visitor.cookies, cookie_name_), cookie_);
}

Answer Guard::open(std::string_view ticket, const Visitor& visitor) {
  if (!knows(visitor)) {
    if (used_ || !same_secret(ticket, ticket_))
      return refused(http::status::forbidden,
                     "this link has been used or is not that of this server; end rtsurv serve and start it again");
    used_ = true;
  }
  Answer answer{.status = http::status::see_other, .headers = {{"Location", page_}}};
  answer.headers.emplace_back("Set-Cookie", cookie_name_ + "=" + cookie_ + "; HttpOnly; SameSite=Strict; Path=/");
  return answer;
}

}  // namespace rtsurv::server

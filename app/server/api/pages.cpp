#include <array>

#include <openssl/evp.h>

#include "api/api.hpp"
#include "web/files.hpp"

namespace rtsurv::server {
namespace {

/// For a build without npm.
constexpr const char* no_pages =
    "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>rtsurv</title><h1>No pages in this build</h1><p>This "
    "rtsurv was built without npm, so that its server has an API and no pages. Run scripts/setup and build again, or use "
    "the command line: rtsurv run.</p></html>";

struct Ending {
  std::string_view ending;
  const char* type;
};
constexpr std::array types{Ending{".html", "text/html; charset=utf-8"},
                           Ending{".js", "text/javascript; charset=utf-8"},
                           Ending{".css", "text/css; charset=utf-8"},
                           Ending{".json", "application/json"},
                           Ending{".svg", "image/svg+xml"},
                           Ending{".png", "image/png"},
                           Ending{".woff2", "font/woff2"}};

std::string type_of(std::string_view path) {
  for (const Ending& one : types)
    if (path.ends_with(one.ending)) return one.type;
  return "application/octet-stream";
}

/// A quoted fingerprint: the same bytes, the same tag.
std::string tag_of(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), hash.data(), &size, EVP_sha256(), nullptr);
  std::string tag = "\"";
  for (unsigned int i = 0; i < size; ++i) tag += {digits[hash[i] >> 4U], digits[hash[i] & 15U]};
  return tag + "\"";
}

Answer page_of(const Call& call, const WebFile& file, const std::string& tag) {
  Answer answer{.type = type_of(file.path), .headers = {{"ETag", tag}, {"Cache-Control", "no-cache"}}};
  if (call.known_tag == tag)
    answer.status = http::status::not_modified;
  else
    answer.body = file.bytes;
  return answer;
}

void add_page(Router& router, const std::string& address, const WebFile& file) {
  const std::string tag = tag_of(file.bytes);
  router.add(http::verb::get, address,
             [file, tag](const Call& call, const Names&) -> awaitable<Answer> { co_return page_of(call, file, tag); });
}

}  // namespace

void add_pages(Router& router) {
  const std::vector<WebFile> files = pages();
  for (const WebFile& file : files) {
    add_page(router, "/" + std::string(file.path), file);
    if (file.path == "index.html") add_page(router, "/", file);
  }
  if (files.empty()) add_page(router, "/", {"index.html", no_pages});
}

}  // namespace rtsurv::server

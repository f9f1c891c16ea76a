#pragma once
// Files that are part of the program: the pages of web/, and the sample study of examples/gbsg. cmake/embed.cmake puts them in.

#include <span>
#include <string_view>
#include <vector>

namespace rtsurv::server {

struct WebFile {
  std::string_view path;  ///< "index.html"
  std::string_view bytes;
};

/// What web/ was built to; empty in a build without npm.
[[nodiscard]] std::vector<WebFile> pages();

/// Table, protocol, and a page about where they are from.
[[nodiscard]] std::vector<WebFile> sample_study();

}  // namespace rtsurv::server

#include "web/files.hpp"

/// As cmake/embed.cmake writes them; the last has no path.
extern "C" {
struct EmbeddedFile {
  const char *path, *begin, *end;
};
extern const EmbeddedFile rtsurv_pages[];   // NOLINT(*-avoid-c-arrays): of unknown length, from another language
extern const EmbeddedFile rtsurv_sample[];  // NOLINT(*-avoid-c-arrays)
}

namespace rtsurv::server {
namespace {

std::vector<WebFile> listed(const EmbeddedFile* file) {
  std::vector<WebFile> files;
  for (; file->path != nullptr; ++file) files.push_back({file->path, {file->begin, file->end}});
  return files;
}

}  // namespace

std::vector<WebFile> pages() { return listed(rtsurv_pages); }

std::vector<WebFile> sample_study() { return listed(rtsurv_sample); }

}  // namespace rtsurv::server

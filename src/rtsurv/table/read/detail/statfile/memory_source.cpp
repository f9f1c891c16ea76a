#include "rtsurv/table/read/detail/statfile/memory_source.hpp"

#include <algorithm>
#include <cstring>
#include <functional>

namespace rtsurv::table::detail::statfile {

void MemorySource::attach(readstat_parser_t* parser) {
  readstat_set_open_handler(parser, [](const char*, void*) { return 0; });
  readstat_set_close_handler(parser, [](void*) { return 0; });
  readstat_set_seek_handler(parser, [](readstat_off_t offset, readstat_io_flags_t from, void* source) {
    return static_cast<MemorySource*>(source)->seek(offset, from);
  });
  readstat_set_read_handler(parser, [](void* to, std::size_t size, void* source) {
    return static_cast<MemorySource*>(source)->read(to, size);
  });
  readstat_set_update_handler(parser, [](long, readstat_progress_handler, void*, void*) { return READSTAT_OK; });
  readstat_set_io_ctx(parser, this);
}

readstat_off_t MemorySource::seek(readstat_off_t offset, readstat_io_flags_t from) {
  const auto size = static_cast<readstat_off_t>(bytes_.size());
  const readstat_off_t start = from == READSTAT_SEEK_SET   ? 0
                               : from == READSTAT_SEEK_CUR ? static_cast<readstat_off_t>(position_)
                                                           : size;
  if (offset < -start || offset > size - start) return -1;
  position_ = static_cast<std::size_t>(start + offset);
  return start + offset;
}

ssize_t MemorySource::read(void* to, std::size_t size) {
  const std::string_view found = rest().substr(0, size);
  if (!found.empty()) std::memcpy(to, found.data(), found.size());
  std::ranges::rotate(last_reads_, last_reads_.end() - 1);
  last_reads_.front() = {static_cast<const char*>(to), found.size()};
  position_ += found.size();
  if (found.size() < size) {
    ++cut_reads_;
    last_cut_ = found;
    last_wanted_ = size;
  }
  return static_cast<ssize_t>(found.size());
}

std::string_view MemorySource::text_at(const char* text) const {
  const std::less<> before;
  for (const std::string_view read : last_reads_) {
    const char* end = read.data() + read.size();
    if (!read.empty() && !before(text, read.data()) && before(text, end))
      return {text, ::strnlen(text, static_cast<std::size_t>(end - text))};
  }
  return text;
}

}  // namespace rtsurv::table::detail::statfile

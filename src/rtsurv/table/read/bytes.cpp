#include "rtsurv/table/read/bytes.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>

#include "rtsurv/core/error.hpp"
#include "rtsurv/table/read/detail/open_file.hpp"

namespace rtsurv::table {
namespace {

using File = detail::OpenFile;

[[noreturn]] void fail(const std::string& path, const std::string& message) {
  throw Error(ErrorKind::io, message, {.file = path});
}

constexpr std::size_t megabyte = 1'000'000;

void require_size(std::size_t size, std::size_t limit, const std::string& path) {
  if (size > limit) fail(path, "is larger than " + std::to_string(limit / megabyte) + " MB, the most that is read");
}

/// All bytes, however many come.
std::string content_of(const File& file, std::size_t limit, const std::string& path) {
  require_size(file.size(), limit, path);
  constexpr std::size_t step = std::size_t{1} << 16U;
  std::string bytes(file.size() + step, '\0');
  std::size_t filled = 0;
  while (true) {
    if (filled == bytes.size()) bytes.resize(2 * bytes.size());
    const ssize_t got = ::read(file.descriptor(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(path, std::string("cannot be read: ") + std::strerror(errno));
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    require_size(filled, limit, path);
  }
  bytes.resize(filled);
  return bytes;
}

/// A zlib stream that reads gzip members.
class Inflater {
 public:
  explicit Inflater(const std::string& path) {
    constexpr int gzip_window = 15 + 16;
    if (inflateInit2(&stream_, gzip_window) != Z_OK) fail(path, "cannot be decompressed: out of memory");
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() { inflateEnd(&stream_); }

  z_stream& operator*() { return stream_; }
  z_stream* operator->() { return &stream_; }

 private:
  z_stream stream_{};
};

uInt at_most_uint(std::size_t size) {
  return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

}  // namespace

std::string read_bytes(const std::string& path, std::size_t limit) {
  const File file(path);
  if (path != "-" && !file.is_regular() && !file.is_stream())
    fail(path, "cannot be read: it is a folder or a device, not a file");
  return content_of(file, limit, path);
}

std::string read_text_file(const std::string& path) {
  const File file(path, O_NONBLOCK);  // opening a pipe must not wait for who writes into it
  if (!file.is_regular()) fail(path, "cannot be read: it is not a regular file");
  constexpr std::size_t limit = 16 * megabyte;
  return content_of(file, limit, path);
}

std::string gunzip(std::string_view bytes, const std::string& path, std::size_t limit) {
  Inflater stream(path);
  std::string content(std::max<std::size_t>(4 * bytes.size(), 1024), '\0');
  std::size_t taken = 0;
  std::size_t filled = 0;
  int state = Z_OK;
  while (state != Z_STREAM_END || taken < bytes.size()) {
    if (state == Z_STREAM_END) inflateReset(&*stream);
    if (filled == content.size()) content.resize(2 * content.size());
    const uInt input = at_most_uint(bytes.size() - taken);
    const uInt output = at_most_uint(content.size() - filled);
    // zlib promises not to write through next_in.
    stream->next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data() + taken));
    stream->avail_in = input;
    stream->next_out = reinterpret_cast<Bytef*>(content.data() + filled);
    stream->avail_out = output;
    state = inflate(&*stream, Z_NO_FLUSH);
    if (state != Z_OK && state != Z_STREAM_END) fail(path, "is not a complete gzip file");
    taken += input - stream->avail_in;
    filled += output - stream->avail_out;
    require_size(filled, limit, path);
  }
  content.resize(filled);
  return content;
}

}  // namespace rtsurv::table

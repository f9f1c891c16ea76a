#include "rtsurv/table/read/detail/open_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "rtsurv/core/error.hpp"

namespace rtsurv::table::detail {

OpenFile::OpenFile(const std::string& path, int flags)
    : descriptor_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags)) {
  const auto fail = [&](const std::string& what) {
    const std::string reason = std::strerror(errno);
    throw Error(ErrorKind::io, what + ": " + reason, {.file = path});
  };
  if (descriptor_ < 0) fail("cannot be opened");
  if (::fstat(descriptor_, &status_) != 0) fail("cannot be read");
}

bool OpenFile::is_unchanged() const {
  struct stat now {};
  return ::fstat(descriptor_, &now) == 0 && now.st_size == status_.st_size &&
         now.st_mtim.tv_sec == status_.st_mtim.tv_sec && now.st_mtim.tv_nsec == status_.st_mtim.tv_nsec;
}

OpenFile::~OpenFile() {
  if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

}  // namespace rtsurv::table::detail

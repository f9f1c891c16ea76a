#include "rtsurv/table/read/detail/xlsx/archive.hpp"

#include <zip.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/table/read/bytes.hpp"

namespace rtsurv::table::detail::xlsx {
namespace {

[[noreturn]] void fail(const std::string& path, const std::string& message) {
  throw Error(ErrorKind::io, message, {.file = path});
}

constexpr const char* damaged = "is a damaged workbook; open it, save it again as .xlsx and try that";

}  // namespace

struct Part::Impl {
  zip_file_t* file = nullptr;
  std::string path;
  std::size_t left = 0;  ///< bytes that the archive promises
};

Part::Part(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Part::Part(Part&&) noexcept = default;
Part::~Part() {
  if (impl_ != nullptr) zip_fclose(impl_->file);
}

std::size_t Part::read(char* bytes, std::size_t size) {
  const zip_int64_t got = zip_fread(impl_->file, bytes, size);
  if (got < 0 || static_cast<std::size_t>(got) > impl_->left) fail(impl_->path, damaged);
  impl_->left -= static_cast<std::size_t>(got);
  return static_cast<std::size_t>(got);
}

struct Archive::Impl {
  zip_t* zip = nullptr;
  std::string path;
};

Archive::Archive(std::string_view bytes, const std::string& path) : impl_(std::make_unique<Impl>()) {
  impl_->path = path;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) impl_->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (impl_->zip == nullptr && source != nullptr) zip_source_free(source);
  zip_error_fini(&error);
  if (impl_->zip == nullptr) fail(path, damaged);
}

Archive::~Archive() { zip_discard(impl_->zip); }

bool Archive::has(const std::string& name) const { return zip_name_locate(impl_->zip, name.c_str(), 0) >= 0; }

Part Archive::open(const std::string& name) const {
  const std::string& path = impl_->path;
  zip_stat_t status;
  constexpr zip_uint64_t wanted = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
  if (zip_stat(impl_->zip, name.c_str(), 0, &status) != 0 || (status.valid & wanted) != wanted) fail(path, damaged);
  if (status.encryption_method != ZIP_EM_NONE) fail(path, "has a password; save the workbook without it");
  constexpr zip_uint64_t small = 64'000'000, most_times = 250;
  if (status.size > largest_table || (status.size > small && status.size / most_times > status.comp_size))
    fail(path, "unfolds to " + std::to_string(status.size / 1'000'000) +
                   " MB, far more than a sheet of its size holds; it is not read");
  auto part = std::make_unique<Part::Impl>();
  part->file = zip_fopen(impl_->zip, name.c_str(), 0);
  if (part->file == nullptr) fail(path, damaged);
  part->path = path;
  part->left = status.size;
  return Part(std::move(part));
}

}  // namespace rtsurv::table::detail::xlsx

#include "rtsurv/report/table/detail/zip.hpp"

#include <zip.h>

#include "rtsurv/core/error.hpp"

namespace rtsurv::report::detail {

namespace {

constexpr zip_uint16_t first_day_of_dos = 0x21;  // 1980-01-01, which has the number 1 for month and day
constexpr zip_uint64_t most_bytes = 256'000'000;

[[noreturn]] void out_of_memory() { throw Error(ErrorKind::io, "cannot write an archive: out of memory"); }

void add(zip_t* archive, const std::string& name, const std::string& bytes) {
  zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
  if (source == nullptr) out_of_memory();
  const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    out_of_memory();
  }
  const auto place = static_cast<zip_uint64_t>(index);
  if (zip_set_file_compression(archive, place, ZIP_CM_DEFLATE, 6) != 0 ||
      zip_file_set_dostime(archive, place, 0, first_day_of_dos, 0) != 0)
    out_of_memory();
}

std::string content(zip_source_t* source) {
  zip_stat_t status;
  zip_stat_init(&status);
  if (zip_source_open(source) != 0 || zip_source_stat(source, &status) != 0) out_of_memory();
  std::string bytes(status.size, '\0');
  const zip_int64_t got = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (got != static_cast<zip_int64_t>(bytes.size())) out_of_memory();
  return bytes;
}

/// The part at `index`; nothing when it cannot be read or is larger than `room`.
std::optional<std::pair<std::string, std::string>> part_at(zip_t* archive, zip_uint64_t index, zip_uint64_t room) {
  zip_stat_t status;
  if (zip_stat_index(archive, index, 0, &status) != 0 || status.size > room) return std::nullopt;
  zip_file_t* file = zip_fopen_index(archive, index, 0);
  if (file == nullptr) return std::nullopt;
  std::string bytes(status.size, '\0');
  const zip_int64_t got = zip_fread(file, bytes.data(), bytes.size());
  const bool whole = zip_fclose(file) == 0 && got == static_cast<zip_int64_t>(bytes.size());
  return whole ? std::optional(std::pair{std::string(status.name), std::move(bytes)}) : std::nullopt;
}

}  // namespace

std::string zipped(const ZipParts& parts) {
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  if (source == nullptr) out_of_memory();
  zip_source_keep(source);
  zip_t* archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  if (archive == nullptr) out_of_memory();
  for (const auto& [name, bytes] : parts) add(archive, name, bytes);
  if (zip_close(archive) != 0) out_of_memory();
  std::string bytes = content(source);
  zip_source_free(source);
  return bytes;
}

std::optional<ZipParts> unzipped(const std::string& bytes) {
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, nullptr);
  if (archive == nullptr) {
    zip_source_free(source);
    return std::nullopt;
  }
  ZipParts parts;
  zip_uint64_t room = most_bytes;
  const zip_int64_t count = zip_get_num_entries(archive, 0);
  bool whole = true;
  for (zip_int64_t i = 0; i < count && whole; ++i) {
    auto part = part_at(archive, static_cast<zip_uint64_t>(i), room);
    whole = part.has_value();
    if (!whole) break;
    room -= part->second.size();
    parts.push_back(std::move(*part));
  }
  zip_discard(archive);
  return whole ? std::optional(std::move(parts)) : std::nullopt;
}

}  // namespace rtsurv::report::detail

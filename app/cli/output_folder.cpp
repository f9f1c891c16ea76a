#include "output_folder.hpp"

#include <fstream>
#include <iterator>
#include <system_error>

#include <unistd.h>

#include "rtsurv/core/error.hpp"

namespace rtsurv::cli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void cannot_write(const fs::path& path, const std::string& why) {
  throw Error(ErrorKind::io, "cannot write: " + why, {.file = path.string()});
}

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

fs::path with_suffix(const fs::path& path, const std::string& suffix) {
  fs::path result = path;
  result += suffix;
  return result;
}

/// TARGET.1, TARGET.2, ...: the first that is free.
fs::path free_name(const fs::path& target) {
  for (unsigned k = 1;; ++k) {
    fs::path candidate = with_suffix(target, "." + std::to_string(k));
    if (!fs::exists(candidate)) return candidate;
  }
}

void write_bytes(const fs::path& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) cannot_write(path, "the disk may be full or the folder read-only");
}

}  // namespace

OutputFolder::OutputFolder(fs::path target) : target_(std::move(target)) {
  if (!target_.has_filename()) target_ = target_.parent_path();  // "out/" is "out"
  if (fs::exists(target_)) {
    if (!fs::is_directory(target_)) cannot_write(target_, "it is a file, not a folder");
    if (!fs::is_empty(target_) && !fs::exists(target_ / "results.json"))
      cannot_write(target_, "the folder holds other files than a report; name another one with --out");
  }
  const std::string name = "." + target_.filename().string() + ".part-" + std::to_string(::getpid());
  staging_ = target_.parent_path() / name;
  std::error_code error;
  fs::create_directories(staging_, error);
  if (error) cannot_write(target_, error.message());
}

OutputFolder::~OutputFolder() {
  std::error_code ignored;
  if (!staging_.empty()) fs::remove_all(staging_, ignored);
}

void OutputFolder::write(const std::string& name, std::string_view bytes) {
  const fs::path path = staging_ / name;
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) cannot_write(path, error.message());
  write_bytes(path, bytes);
}

fs::path OutputFolder::publish() {
  fs::path kept;
  std::error_code error;
  if (fs::exists(target_) && !fs::is_empty(target_)) {
    const bool same = content(target_ / "results.json") == content(staging_ / "results.json");
    const fs::path aside = free_name(target_);
    fs::rename(target_, aside, error);
    if (!error && same)
      fs::remove_all(aside, error);
    else
      kept = aside;
  }
  if (!error) fs::rename(staging_, target_, error);
  if (error) cannot_write(target_, error.message());
  staging_.clear();
  return kept;
}

void write_file(const fs::path& target, std::string_view bytes) {
  const fs::path staging = with_suffix(target, ".part-" + std::to_string(::getpid()));
  write_bytes(staging, bytes);
  std::error_code error;
  fs::rename(staging, target, error);
  if (error) cannot_write(target, error.message());
}

}  // namespace rtsurv::cli

#include "output_folder.hpp"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <fstream>
#include <iterator>
#include <memory>
#include <mutex>
#include <set>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/table/read/hash.hpp"

namespace rtsurv::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* part = ".part-";  ///< before the number of the process, in the name of what is not whole yet

/// What is being written by this process. It outlives main(), because a signal may come later.
struct Unpublished {
  std::mutex mutex;  ///< held while anything changes on the disk
  std::set<fs::path> folders;
};

Unpublished& unpublished() {
  static Unpublished& all = *std::make_unique<Unpublished>().release();
  return all;
}

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

/// `path` is where the bytes go; `target` is what people know it by.
void write_bytes(const fs::path& path, std::string_view bytes, const fs::path& target) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (file) return;
  std::error_code ignored;
  fs::remove(path, ignored);
  cannot_write(target, "the disk may be full, or the folder is missing or read-only");
}

/// Opens the folder and locks it for as long as it stays open; -1 when it cannot be had.
int lock_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor >= 0 && ::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return descriptor;
  if (descriptor >= 0) ::close(descriptor);
  return -1;
}

/// Whether another process of that number is there. Our own number means a process of an earlier day.
bool is_running(pid_t process) { return process != ::getpid() && (::kill(process, 0) == 0 || errno != ESRCH); }

fs::path folder_of(const fs::path& path) { return path.has_parent_path() ? path.parent_path() : fs::path("."); }

/// Removes what processes that were killed have left: files PREFIX + NUMBER whose process is gone, and folders whose
/// lock is free besides. The lock protects a process of another container or machine, whose number says nothing here; a
/// file has none, for it is there for a moment.
void remove_leftovers(const fs::path& parent, const std::string& prefix) {
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(parent, ignored)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(prefix)) continue;
    pid_t process = 0;
    const char* end = name.data() + name.size();
    const auto [rest, error] = std::from_chars(name.data() + prefix.size(), end, process);
    if (error != std::errc() || rest != end || process <= 0 || is_running(process)) continue;
    const bool is_file = entry.symlink_status(ignored).type() == fs::file_type::regular;
    const int lock = is_file ? -1 : lock_folder(entry.path());
    if (!is_file && lock < 0) continue;
    fs::remove_all(entry.path(), ignored);
    if (lock >= 0) ::close(lock);
  }
}

}  // namespace

OutputFolder::OutputFolder(fs::path target, std::string mark) : target_(std::move(target)), mark_(std::move(mark)) {
  if (!target_.has_filename()) target_ = target_.parent_path();  // "out/" is "out"
  if (fs::exists(target_)) {
    if (!fs::is_directory(target_)) cannot_write(target_, "it is a file, not a folder");
    if (!fs::is_empty(target_) && !fs::exists(target_ / mark_))
      cannot_write(target_, "the folder holds other files, without " + mark_ + "; name another one with --out");
  }
  const std::string prefix = "." + target_.filename().string() + part;
  const std::lock_guard guard(unpublished().mutex);
  remove_leftovers(folder_of(target_), prefix);
  staging_ = target_.parent_path() / (prefix + std::to_string(::getpid()));
  std::error_code error;
  fs::create_directories(staging_, error);
  if (error) cannot_write(target_, error.message());
  lock_ = lock_folder(staging_);
  unpublished().folders.insert(staging_);
}

OutputFolder::~OutputFolder() {
  const std::lock_guard guard(unpublished().mutex);
  unpublished().folders.erase(staging_);
  std::error_code ignored;
  if (!published_) fs::remove_all(staging_, ignored);
  if (lock_ >= 0) ::close(lock_);
}

void OutputFolder::write(const std::string& name, std::string_view bytes) {
  std::string hash = table::sha256_hex(bytes);
  const std::lock_guard guard(unpublished().mutex);
  hashes_[name] = std::move(hash);
  const fs::path path = staging_ / name;
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) cannot_write(path, error.message());
  write_bytes(path, bytes, path);
}

void OutputFolder::write_hashes() { write(hash_list, to_text(hashes_)); }

fs::path OutputFolder::publish() {
  const std::lock_guard guard(unpublished().mutex);
  fs::path kept;
  std::error_code error;
  if (fs::exists(target_) && !fs::is_empty(target_)) {
    const bool same = content(target_ / mark_) == content(staging_ / mark_);
    const fs::path aside = free_name(target_);
    fs::rename(target_, aside, error);
    if (!error && same)
      fs::remove_all(aside, error);
    else
      kept = aside;
  }
  if (!error) fs::rename(staging_, target_, error);
  if (error) cannot_write(target_, error.message());
  published_ = true;
  unpublished().folders.erase(staging_);
  return kept;
}

void write_file(const fs::path& target, std::string_view bytes) {
  std::error_code error;
  if (!target.has_filename() || fs::is_directory(target, error)) cannot_write(target, "it is a folder, not a file");
  const std::lock_guard guard(unpublished().mutex);
  const std::string prefix = "." + target.filename().string() + part;
  remove_leftovers(folder_of(target), prefix);
  const fs::path staging = target.parent_path() / (prefix + std::to_string(::getpid()));
  write_bytes(staging, bytes, target);
  fs::rename(staging, target, error);
  if (!error) return;
  std::error_code ignored;
  fs::remove(staging, ignored);
  cannot_write(target, error.message());
}

void abandon_output() {
  Unpublished& all = unpublished();
  all.mutex.lock();
  std::error_code ignored;
  for (const fs::path& folder : all.folders) fs::remove_all(folder, ignored);
}

}  // namespace rtsurv::cli

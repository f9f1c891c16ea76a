#include "rtsurv/table/sql/detail/watch.hpp"

#include "rtsurv/core/error.hpp"

#include <unistd.h>

#include <fstream>
#include <utility>

#include <fmt/format.h>

namespace rtsurv::table {
namespace {

LastResort& last_resort() {
  static LastResort resort;
  return resort;
}

}  // namespace

void set_last_resort(LastResort resort) { last_resort() = std::move(resort); }

namespace sql {
namespace {

/// Bytes of the process in memory; 0 where the system does not tell.
std::size_t resident_memory() {
  std::ifstream file("/proc/self/statm");
  std::size_t all = 0;
  std::size_t resident = 0;
  file >> all >> resident;
  return file ? resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)) : 0;
}

}  // namespace

Watchman::Watchman(duckdb_connection connection, const ExpressionLimits& limits)
    : connection_(connection), limits_(limits), thread_([this] { look(); }) {}

Watchman::~Watchman() {
  {
    const std::lock_guard guard(mutex_);
    at_work_ = false;
  }
  changed_.notify_one();
  thread_.join();
}

void Watchman::look() {
  constexpr std::chrono::milliseconds step{10};
  std::unique_lock lock(mutex_);
  while (at_work_) {
    if (watching_) {
      changed_.wait_for(lock, step);
      if (at_work_ && watching_) look_once();
    } else {
      idle_ = true;
      changed_.wait(lock, [this] { return watching_ || !at_work_; });
      idle_ = false;
    }
  }
}

void Watchman::look_once() {
  const auto now = std::chrono::steady_clock::now();
  if (breach_.empty()) {
    breach_ = breach();
    if (!breach_.empty()) last_moment_ = now + limits_.grace;
  }
  if (breach_.empty()) return;
  duckdb().interrupt(connection_);
  if (now < last_moment_) return;
  last_moment_ = std::chrono::steady_clock::time_point::max();
  if (last_resort()) last_resort()(Error(ErrorKind::usage, message()));
}

std::string Watchman::breach() const {
  if (std::chrono::steady_clock::now() - start_ > limits_.time)
    return fmt::format("takes more than {} s", std::chrono::duration<double>(limits_.time).count());
  const std::size_t memory = resident_memory();
  if (memory > memory_at_start_ && memory - memory_at_start_ > limits_.memory)
    return fmt::format("takes more than {} MB of memory", limits_.memory / 1'000'000);
  return "";
}

std::string Watchman::message() const {
  return subject_ + ": " + breach_ + ", the limit of one expression; make it simpler, or compute the column beforehand";
}

Watch::Watch(Watchman& watchman, std::string subject) : watchman_(watchman) {
  bool idle = false;
  {
    const std::lock_guard guard(watchman_.mutex_);
    watchman_.subject_ = std::move(subject);
    watchman_.breach_.clear();
    watchman_.start_ = std::chrono::steady_clock::now();
    watchman_.memory_at_start_ = resident_memory();
    watchman_.watching_ = true;
    idle = watchman_.idle_;
  }
  if (idle) watchman_.changed_.notify_one();
}

/// Does not wait for the watchman, who finds at its next look that nothing is to be watched.
Watch::~Watch() {
  const std::lock_guard guard(watchman_.mutex_);
  watchman_.watching_ = false;
}

void Watch::check() const {
  const std::lock_guard guard(watchman_.mutex_);
  if (!watchman_.breach_.empty()) throw Error(ErrorKind::usage, watchman_.message());
}

}  // namespace sql
}  // namespace rtsurv::table

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

Watch::Watch(duckdb_connection connection, const ExpressionLimits& limits, std::string subject)
    : connection_(connection),
      limits_(limits),
      subject_(std::move(subject)),
      start_(std::chrono::steady_clock::now()),
      memory_at_start_(resident_memory()),
      thread_([this] { look(); }) {}

Watch::~Watch() {
  {
    const std::lock_guard guard(mutex_);
    over_ = true;
  }
  ended_.notify_one();
  thread_.join();
}

void Watch::check() const {
  const std::lock_guard guard(mutex_);
  if (!breach_.empty()) throw Error(ErrorKind::usage, message());
}

void Watch::look() {
  constexpr std::chrono::milliseconds step{10};
  std::chrono::steady_clock::time_point last_moment = std::chrono::steady_clock::time_point::max();
  std::unique_lock lock(mutex_);
  while (!ended_.wait_for(lock, step, [this] { return over_; })) {
    const auto now = std::chrono::steady_clock::now();
    if (breach_.empty()) {
      breach_ = breach();
      if (!breach_.empty()) last_moment = now + limits_.grace;
    }
    if (breach_.empty()) continue;
    duckdb_interrupt(connection_);
    if (now < last_moment) continue;
    last_moment = std::chrono::steady_clock::time_point::max();
    if (last_resort()) last_resort()(Error(ErrorKind::usage, message()));
  }
}

std::string Watch::breach() const {
  if (std::chrono::steady_clock::now() - start_ > limits_.time)
    return fmt::format("takes more than {} s", std::chrono::duration<double>(limits_.time).count());
  const std::size_t memory = resident_memory();
  if (memory > memory_at_start_ && memory - memory_at_start_ > limits_.memory)
    return fmt::format("takes more than {} MB of memory", limits_.memory / 1'000'000);
  return "";
}

std::string Watch::message() const {
  return subject_ + ": " + breach_ + ", the limit of one expression; make it simpler, or compute the column beforehand";
}

}  // namespace sql
}  // namespace rtsurv::table

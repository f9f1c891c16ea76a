#include "rtsurv/parallel/parallel_for.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <memory>
#include <mutex>

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace rtsurv::parallel {
namespace {

std::unique_ptr<tbb::global_control>& thread_limit() {
  static std::unique_ptr<tbb::global_control> limit;
  return limit;
}

/// The exception of the smallest index. TBB alone would give whichever came first, and drop the indices after it.
class FirstFailure {
 public:
  /// False when a smaller index has failed already.
  [[nodiscard]] bool concerns(std::size_t i) const noexcept { return i < index_; }

  void keep(std::size_t i) {
    const std::lock_guard guard(mutex_);
    if (i >= index_) return;
    index_ = i;
    failure_ = std::current_exception();
  }

  void rethrow_if_any() const {
    if (failure_ != nullptr) std::rethrow_exception(failure_);
  }

 private:
  std::mutex mutex_;
  std::atomic<std::size_t> index_ = std::numeric_limits<std::size_t>::max();
  std::exception_ptr failure_;
};

}  // namespace

void set_threads(std::size_t threads) {
  constexpr std::size_t most = 1024;  // TBB keeps a place for each, and does not answer when asked for millions
  thread_limit().reset();
  if (threads > 0)
    thread_limit() =
        std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism, std::min(threads, most));
}

std::size_t threads() { return tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism); }

std::size_t threads_for(std::size_t numbers) {
  constexpr std::size_t worth_a_thread = std::size_t{1} << 16U;  // some ten times what it takes to wake one
  return std::clamp(numbers / worth_a_thread, std::size_t{1}, threads());
}

void parallel_for(std::size_t count, const std::function<void(std::size_t)>& body) {
  if (count == 1) return body(0);
  FirstFailure first;
  tbb::this_task_arena::isolate([&] {
    tbb::parallel_for(std::size_t{0}, count, [&](std::size_t i) {
      if (!first.concerns(i)) return;
      try {
        body(i);
      } catch (...) {
        first.keep(i);
      }
    });
  });
  first.rethrow_if_any();
}

void parallel_ranges(std::size_t count, std::size_t numbers,
                     const std::function<void(std::size_t, std::size_t)>& body) {
  constexpr std::size_t for_each_thread = 4;  // so that a slow one leaves some to the others
  const std::size_t threads = threads_for(numbers), ranges = threads == 1 ? 1 : threads * for_each_thread;
  parallel_for(ranges, [&](std::size_t r) { body(count * r / ranges, count * (r + 1) / ranges); });
}

}  // namespace rtsurv::parallel

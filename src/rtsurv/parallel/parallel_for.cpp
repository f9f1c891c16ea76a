#include "rtsurv/parallel/parallel_for.hpp"

#include <atomic>
#include <exception>
#include <memory>
#include <mutex>

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>

namespace rtsurv::parallel {
namespace {

std::unique_ptr<tbb::global_control>& thread_limit() {
  static std::unique_ptr<tbb::global_control> limit;
  return limit;
}

/// The exception of the smallest index that threw.
class FirstFailure {
 public:
  explicit FirstFailure(std::size_t count) : index_(count) {}

  [[nodiscard]] bool before(std::size_t i) const { return index_ < i; }

  /// Keeps the exception being handled.
  void add(std::size_t i) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (i >= index_) return;
    index_ = i;
    exception_ = std::current_exception();
  }

  void rethrow() const {
    if (exception_) std::rethrow_exception(exception_);
  }

 private:
  std::mutex mutex_;
  std::atomic<std::size_t> index_;
  std::exception_ptr exception_;
};

}  // namespace

void set_threads(std::size_t threads) {
  thread_limit().reset();
  if (threads > 0)
    thread_limit() = std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism, threads);
}

void parallel_for(std::size_t count, const std::function<void(std::size_t)>& body) {
  FirstFailure failure(count);
  tbb::parallel_for(std::size_t{0}, count, [&](std::size_t i) {
    if (failure.before(i)) return;
    try {
      body(i);
    } catch (...) {
      failure.add(i);
    }
  });
  failure.rethrow();
}

}  // namespace rtsurv::parallel

#include "rtsurv/parallel/parallel_for.hpp"

#include <memory>

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>

namespace rtsurv::parallel {
namespace {

std::unique_ptr<tbb::global_control>& thread_limit() {
  static std::unique_ptr<tbb::global_control> limit;
  return limit;
}

}  // namespace

void set_threads(std::size_t threads) {
  thread_limit().reset();
  if (threads > 0)
    thread_limit() = std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism, threads);
}

void parallel_for(std::size_t count, const std::function<void(std::size_t)>& body) {
  tbb::parallel_for(std::size_t{0}, count, body);
}

}  // namespace rtsurv::parallel

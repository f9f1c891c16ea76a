#pragma once
// Independent pieces of work over the threads of one machine.

#include <cstddef>
#include <functional>

namespace rtsurv::parallel {

/// Threads used from now on; 0 means one per core, more than 1024 mean 1024. Results never depend on it.
void set_threads(std::size_t threads);

/// How many threads are used at most.
[[nodiscard]] std::size_t threads();

/// Calls body(i) for i = 0 .. count-1, in any order and at the same time on several threads.
/// Each i must write to its own place; sums are then formed by the caller in the order of i.
/// When bodies throw, the exception of the smallest such i is thrown again, whatever the number of threads.
void parallel_for(std::size_t count, const std::function<void(std::size_t)>& body);

}  // namespace rtsurv::parallel

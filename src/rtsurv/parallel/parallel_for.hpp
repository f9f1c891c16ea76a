#pragma once
// Independent pieces of work over the threads of one machine.

#include <cstddef>
#include <functional>

namespace rtsurv::parallel {

/// Threads used from now on; 0 means one per core, more than 1024 mean 1024. Results never depend on it.
void set_threads(std::size_t threads);

/// How many threads are used at most.
[[nodiscard]] std::size_t threads();

/// How many of them are worth waking for work on so many numbers: one where it is too little to be shared.
[[nodiscard]] std::size_t threads_for(std::size_t numbers);

/// Calls body(i) for i = 0 .. count-1, in any order and at the same time on several threads.
/// Each i must write to its own place; sums are then formed by the caller in the order of i.
/// When bodies throw, the exception of the smallest such i is thrown again, whatever the number of threads.
/// A thread that waits for the last of them does not begin a body of a loop around this one.
void parallel_for(std::size_t count, const std::function<void(std::size_t)>& body);

/// Calls body(begin, end) for ranges that together are 0 .. count-1, on threads_for(numbers) threads.
void parallel_ranges(std::size_t count, std::size_t numbers,
                     const std::function<void(std::size_t begin, std::size_t end)>& body);

}  // namespace rtsurv::parallel

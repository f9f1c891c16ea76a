#include "rtsurv/parallel/parallel_for.hpp"

#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace rtsurv::parallel {
namespace {

TEST(ParallelFor, calls_every_index_once) {
  std::vector<int> calls(1000);
  parallel_for(calls.size(), [&](std::size_t i) { ++calls[i]; });
  EXPECT_EQ(calls, std::vector<int>(1000, 1));
}

TEST(ParallelFor, gives_the_exception_of_the_smallest_index_though_another_comes_first) {
  for (const std::size_t number : {1U, 2U, 8U}) {
    set_threads(number);
    try {
      parallel_for(100, [](std::size_t i) {
        if (i == 17) std::this_thread::sleep_for(std::chrono::milliseconds(50));
        if (i >= 17) throw std::runtime_error(std::to_string(i));
      });
      ADD_FAILURE() << "nothing was thrown";
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "17") << number << " threads";
    }
  }
  set_threads(0);
}

TEST(ParallelFor, answers_also_when_millions_of_threads_are_asked_for) {
  set_threads(99'999'999);
  std::vector<int> calls(10);
  parallel_for(calls.size(), [&](std::size_t i) { ++calls[i]; });
  EXPECT_EQ(calls, std::vector<int>(10, 1));
  set_threads(0);
}

TEST(ParallelFor, tells_how_many_threads_it_may_use) {
  set_threads(1);
  EXPECT_EQ(threads(), 1U);
  set_threads(0);
  EXPECT_GE(threads(), 1U);
}

TEST(ParallelFor, wakes_no_thread_for_little) {
  set_threads(8);
  EXPECT_EQ(threads_for(0), 1U);
  EXPECT_EQ(threads_for(1000), 1U);
  EXPECT_EQ(threads_for(200'000), 3U);
  EXPECT_EQ(threads_for(100'000'000), 8U);
  set_threads(0);
}

TEST(ParallelRanges, are_all_of_it_without_overlap) {
  for (const std::size_t number : {1U, 3U})
    for (const std::size_t count : {0U, 1U, 5U, 1000U}) {
      set_threads(number);
      std::vector<int> calls(count);
      parallel_ranges(count, 1'000'000, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) ++calls[i];
      });
      EXPECT_EQ(calls, std::vector<int>(count, 1));
    }
  set_threads(0);
}

}  // namespace
}  // namespace rtsurv::parallel

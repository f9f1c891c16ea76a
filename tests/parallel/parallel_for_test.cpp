#include "rtsurv/parallel/parallel_for.hpp"

#include <chrono>
#include <stdexcept>
#include <string>
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

/// What parallel_for() throws when index 3 throws late and all from 500 on throw at once.
std::string thrown(std::size_t threads) {
  set_threads(threads);
  std::string what;
  try {
    parallel_for(1000, [](std::size_t i) {
      if (i == 3) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        throw std::runtime_error("3");
      }
      if (i >= 500) throw std::runtime_error(std::to_string(i));
    });
  } catch (const std::runtime_error& error) {
    what = error.what();
  }
  set_threads(0);
  return what;
}

TEST(ParallelFor, throws_what_the_smallest_index_threw_whatever_the_threads) {
  for (const std::size_t threads : {1U, 2U, 4U}) EXPECT_EQ(thrown(threads), "3") << threads;
}

}  // namespace
}  // namespace rtsurv::parallel

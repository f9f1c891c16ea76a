#include "rtsurv/study/columns/grouping.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"

namespace rtsurv::study {
namespace {

using testing::AllOf;
using testing::HasSubstr;

/// `patients` whose levels go round; the last two are not known.
Factor factor_of(std::size_t levels, std::size_t patients) {
  Factor factor{"centre", {}, {}};
  for (std::size_t level = 0; level < levels; ++level) factor.levels.push_back("c" + std::to_string(level));
  for (std::size_t i = 0; i < patients; ++i) factor.code.push_back(static_cast<int>(i % levels));
  factor.code.insert(factor.code.end(), {-1, -1});
  return factor;
}

TEST(Levels, an_identifier_is_refused_with_its_count_and_what_to_do) {
  try {
    require_few_levels(factor_of(31, 61), "--by");
    ADD_FAILURE() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_THAT(error.what(), AllOf(HasSubstr("--by: \"centre\" has 31 levels in 61 patients"), HasSubstr("[derive]")));
  }
}

TEST(Levels, thirty_are_always_taken_and_half_of_the_patients_up_to_two_hundred) {
  EXPECT_NO_THROW(require_few_levels(factor_of(30, 30), "--by"));
  EXPECT_NO_THROW(require_few_levels(factor_of(31, 62), "--by"));
  EXPECT_NO_THROW(require_few_levels(factor_of(200, 1000), "--by"));
  EXPECT_THROW(require_few_levels(factor_of(201, 1000), "--by"), Error);
}

}  // namespace
}  // namespace rtsurv::study

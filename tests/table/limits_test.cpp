// Expressions that would take all the time or memory there is.
#include "rtsurv/table/sql/limits.hpp"

#include <gmock/gmock.h>

#include <atomic>

#include "rtsurv/table/sql/detail/evaluator.hpp"
#include "table/files.hpp"

namespace rtsurv::table {
namespace {

using std::chrono::milliseconds;
using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

/// A column "id" of 0, 1, ..., 685.
Cohort patients() {
  Cohort cohort{.file = "cohort.csv", .columns = {{.name = "id", .type = ColumnType::integer}}, .row = {}};
  for (std::size_t i = 0; i < 686; ++i) {
    cohort.columns.front().number.push_back(static_cast<double>(i));
    cohort.columns.front().missing.push_back(0);
    cohort.row.push_back(i + 1);
  }
  return cohort;
}

std::string refusal(const std::string& expression, const ExpressionLimits& limits) {
  const Cohort cohort = patients();
  Evaluator evaluator(cohort, limits);
  return message_of(ErrorKind::usage, [&] { (void)evaluator.evaluate(expression, "--where"); });
}

const std::string endless = "(select count(*) from cohort a, cohort b, cohort c, cohort d, cohort e, cohort f)";
const std::string slow_value = "levenshtein(repeat('x', 300), repeat('y', 300 + id - id))";

TEST(Limits, AnExpressionWithoutEndIsStoppedAndNamed) {
  EXPECT_THAT(refusal(endless, {.time = milliseconds(100)}),
              AllOf(StartsWith("--where \"" + endless + "\""), HasSubstr("takes more than 0.1 s")));
}

TEST(Limits, TheNextExpressionIsNotStopped) {
  const Cohort cohort = patients();
  Evaluator evaluator(cohort, {.time = milliseconds(300)});
  EXPECT_THROW((void)evaluator.evaluate(endless, "--where"), Error);
  EXPECT_EQ(evaluator.evaluate("id + 1", "--where").number.back(), 686);
}

TEST(Limits, MemoryIsLimited) {
  EXPECT_THAT(refusal("(select len(list(a.id)) from cohort a, cohort b, cohort c)", {.memory = 100'000'000}),
              HasSubstr("takes more than 100 MB of memory"));
}

TEST(Limits, WhatCannotBeInterruptedIsHandedToTheLastResort) {
  std::atomic<int> calls = 0;
  std::string message;
  set_last_resort([&](const Error& error) {
    message = error.what();
    ++calls;
  });
  const std::string thrown = refusal(slow_value, {.time = milliseconds(50), .grace = milliseconds(50)});
  set_last_resort(nullptr);
  EXPECT_EQ(calls, 1);
  EXPECT_EQ(message, thrown);
}

}  // namespace
}  // namespace rtsurv::table

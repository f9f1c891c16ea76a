// Expressions put together at random give a value for every row or an Error, and leave the table as it was.
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "table/files.hpp"

namespace rtsurv::table {
namespace {

constexpr std::array tokens{"age",
                            "stage",
                            "died",
                            "start",
                            "nosuch",
                            "cohort",
                            "\"age\"",
                            "cohort.age",
                            "1",
                            "0.5",
                            "1e3",
                            "-",
                            "+",
                            "*",
                            "/",
                            "//",
                            "%",
                            "=",
                            "<>",
                            "<",
                            ">=",
                            "and",
                            "or",
                            "not",
                            "is null",
                            "in",
                            "(",
                            ")",
                            "(",
                            ")",
                            ",",
                            "[",
                            "]",
                            "'II'",
                            "''",
                            "null",
                            "true",
                            "case when",
                            "then",
                            "else",
                            "end",
                            "::int",
                            "::date",
                            "cast(",
                            "as",
                            "between",
                            "like",
                            "||",
                            "abs(",
                            "ln(",
                            "avg(",
                            "count(*)",
                            "over ()",
                            "(select",
                            "from cohort",
                            "where",
                            "max(age)",
                            "coalesce(",
                            "now()",
                            "random()",
                            "date_diff('day',",
                            ";",
                            "--",
                            "'",
                            "\"",
                            "try(",
                            "list_sum(",
                            "x -> x",
                            "unnest(",
                            "interval 1 day",
                            "date '2020-01-01'",
                            "\xC3\xA9"};

TEST(ExpressionProperty, AnyTextGivesAColumnOrAnError) {
  const Table table = table_of("age,stage,died,start\n61,II,true,2020-01-31\n0,,false,\n,I,,1999-12-31\n");
  std::mt19937 engine(11);
  std::size_t values = 0;
  for (int i = 0; i < 1000; ++i) {
    std::string text;
    for (std::size_t k = 1 + engine() % 9; k > 0; --k) text += std::string(tokens[engine() % tokens.size()]) + " ";
    try {
      ASSERT_EQ(table.evaluate(text, "--x").size(), 3U) << text;
      ++values;
    } catch (const Error& error) {
      ASSERT_NE(std::string(error.what()), "") << text;
    }
  }
  EXPECT_GT(values, std::size_t{10});
  EXPECT_EQ(texts(table.evaluate("age + 1", "--x")), (std::vector<std::string>{"62", "1", ""}));
}

}  // namespace
}  // namespace rtsurv::table

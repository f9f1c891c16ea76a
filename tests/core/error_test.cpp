#include "rtsurv/core/error.hpp"

#include <gmock/gmock.h>

namespace rtsurv {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::Optional;

TEST(Where, reads_as_file_row_and_column_of_a_table) {
  EXPECT_EQ(to_string({.file = "cohort.csv", .row = 17, .column = "os_months"}),
            "cohort.csv, row 17, column \"os_months\"");
}

TEST(Where, reads_as_file_line_and_position_of_a_text) {
  EXPECT_EQ(to_string({.file = "study.toml", .line = 12, .position = 3}), "study.toml:12:3");
  EXPECT_EQ(to_string({.file = "study.toml", .line = 12}), "study.toml:12");
}

TEST(Where, names_only_what_is_known) {
  EXPECT_EQ(to_string(Where{}), "");
  EXPECT_EQ(to_string({.file = "cohort.csv"}), "cohort.csv");
  EXPECT_EQ(to_string({.row = 3}), "row 3");
  EXPECT_EQ(to_string({.line = 3}), "line 3");
  EXPECT_EQ(to_string({.column = "age"}), "column \"age\"");
}

TEST(Error, puts_the_place_before_the_message) {
  const Error error(ErrorKind::data, "must be finite", {.file = "cohort.csv", .row = 2});
  EXPECT_STREQ(error.what(), "cohort.csv, row 2: must be finite");
  EXPECT_EQ(error.kind(), ErrorKind::data);
  EXPECT_EQ(error.where().row, 2U);
}

TEST(Error, without_a_place_is_the_message_alone) {
  EXPECT_STREQ(Error(ErrorKind::io, "cannot be read").what(), "cannot be read");
}

TEST(Error, has_kinds_for_wrong_options_and_for_what_data_cannot_give) {
  EXPECT_EQ(InvalidOption("x").kind(), ErrorKind::usage);
  EXPECT_EQ(NotEstimable("x").kind(), ErrorKind::not_estimable);
}

TEST(ExitCode, is_one_when_the_analysis_failed_and_two_when_the_input_is_wrong) {
  EXPECT_EQ(exit_code(ErrorKind::not_estimable), 1);
  EXPECT_EQ(exit_code(ErrorKind::numerical), 1);
  for (const ErrorKind kind : {ErrorKind::usage, ErrorKind::protocol, ErrorKind::data, ErrorKind::io})
    EXPECT_EQ(exit_code(kind), 2);
}

std::string thrown_by(const Problems& problems) {
  try {
    problems.throw_if_any();
  } catch (const Error& error) {
    return error.what();
  }
  return "nothing";
}

Where place_thrown_by(const Problems& problems) {
  try {
    problems.throw_if_any();
  } catch (const Error& error) {
    return error.where();
  }
  return {.file = "nothing"};
}

TEST(Problems, have_the_place_of_the_first) {
  Problems problems(ErrorKind::data);
  problems.add({.file = "cohort.csv", .row = 7, .column = "months"}, "must be finite");
  problems.add({.file = "cohort.csv", .row = 9, .column = "died"}, "must be 0 or 1");
  EXPECT_EQ(thrown_by(problems),
            "cohort.csv, row 7, column \"months\": must be finite\ncohort.csv, row 9, column \"died\": must be 0 or 1");
  const Where where = place_thrown_by(problems);
  EXPECT_EQ(where.file, "cohort.csv");
  EXPECT_EQ(where.row, 7U);
  EXPECT_EQ(where.column, "months");
}

TEST(Problems, whose_first_has_no_place_have_none) {
  Problems problems(ErrorKind::protocol);
  problems.add({}, "no endpoint");
  problems.add({.file = "study.toml", .line = 2}, "unknown key");
  EXPECT_EQ(thrown_by(problems), "no endpoint\nstudy.toml:2: unknown key");
  EXPECT_EQ(to_string(place_thrown_by(problems)), "");
}

TEST(Problems, take_those_of_an_error_with_its_place) {
  Problems cells(ErrorKind::data), all(ErrorKind::data);
  cells.add({.file = "cohort.csv", .row = 7}, "must be finite");
  cells.add({.file = "cohort.csv", .row = 9}, "must be finite");
  try {
    cells.throw_if_any();
  } catch (const Error& error) {
    all.add(error);
  }
  EXPECT_EQ(all.count(), 2U);
  EXPECT_EQ(thrown_by(all), thrown_by(cells));
  EXPECT_EQ(place_thrown_by(all).row, 7U);
}

TEST(Problems, count_those_of_an_error_that_it_does_not_name) {
  Problems cells(ErrorKind::data), all(ErrorKind::data);
  for (std::size_t row = 2; row < 72; ++row) cells.add({.file = "cohort.csv", .row = row}, "must be finite");
  try {
    cells.throw_if_any();
  } catch (const Error& error) {
    all.add(error);
  }
  all.add({.file = "cohort.csv", .row = 99}, "must be finite");
  EXPECT_EQ(all.count(), 71U);
  EXPECT_THAT(thrown_by(all), testing::EndsWith("row 51: must be finite\nand 21 more"));
}

TEST(Problems, throw_nothing_when_there_are_none) {
  const Problems problems(ErrorKind::data);
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(thrown_by(problems), "nothing");
}

TEST(Problems, are_thrown_together_one_line_each) {
  Problems problems(ErrorKind::protocol);
  problems.add({.file = "study.toml", .line = 2}, "unknown key");
  problems.add({}, "no endpoint");
  EXPECT_EQ(problems.count(), 2U);
  EXPECT_EQ(thrown_by(problems), "study.toml:2: unknown key\nno endpoint");
  try {
    problems.throw_if_any();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::protocol);
  }
}

TEST(Problems, are_kept_up_to_the_limit_and_counted_beyond) {
  Problems problems(ErrorKind::data);
  for (std::size_t row = 1; row <= Problems::limit; ++row) problems.add({.row = row}, "wrong");
  EXPECT_THAT(thrown_by(problems), Not(HasSubstr("more")));
  for (std::size_t row = 51; row <= 53; ++row) problems.add({.row = row}, "wrong");
  EXPECT_EQ(problems.count(), 53U);
  const std::string text = thrown_by(problems);
  EXPECT_THAT(text, HasSubstr("row 50: wrong\nand 3 more"));
  EXPECT_THAT(text, Not(HasSubstr("row 51")));
}

TEST(Nearest, finds_the_word_behind_a_typo) {
  const std::vector<std::string> columns{"os_months", "os_event", "age"};
  EXPECT_THAT(nearest("os_month", columns), Optional(std::string("os_months")));
  EXPECT_THAT(nearest("os_evnet", columns), Optional(std::string("os_event")));
  EXPECT_THAT(nearest("AGE", columns), Optional(std::string("age")));
}

TEST(Nearest, prefers_the_first_of_equally_near_words) {
  EXPECT_THAT(nearest("cax", {"cat", "cap"}), Optional(std::string("cat")));
}

TEST(Nearest, keeps_silent_when_nothing_is_near) {
  EXPECT_EQ(nearest("volume", {"os_months", "age"}), std::nullopt);
  EXPECT_EQ(nearest("age", {}), std::nullopt);
}

TEST(Problems, one_problem_is_said_once) {
  Problems problems(ErrorKind::data);
  problems.add({.row = 3}, "is no date");
  problems.add({.row = 3}, "is no date");
  problems.add({.row = 4}, "is no date");
  EXPECT_EQ(problems.count(), 2U);
}

}  // namespace
}  // namespace rtsurv

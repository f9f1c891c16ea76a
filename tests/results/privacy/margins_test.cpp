// What a line of a table gives away by subtraction.
#include "rtsurv/results/privacy/margins.hpp"

#include <gtest/gtest.h>

#include <deque>

namespace rtsurv::results::privacy {
namespace {

constexpr unsigned five = 5;

/// One line whose cells are kept here, and what is hidden of it: "<", "h" or "." (shown) for each cell.
struct Row {
  explicit Row(const std::vector<double>& counts) {
    for (const double count : counts) cells.push_back(number(count));
  }
  Line line(Json* total = nullptr) {
    Line one{{}, total};
    for (Json& cell : cells) one.cells.push_back(&cell);
    return one;
  }
  std::string shown(const Margins& margins) {
    std::string text;
    for (Json& cell : cells) text += margins.hides_for_another(&cell) ? 'h' : margins.is_small(cell) ? '<' : '.';
    return text;
  }
  std::deque<Json> cells;
};

std::string protected_line(const std::vector<double>& counts) {
  Row row(counts);
  Margins margins(five);
  margins.add(row.line());
  margins.protect();
  return row.shown(margins);
}

TEST(Margins, hide_nothing_where_nothing_is_small) {
  EXPECT_EQ(protected_line({5, 20, 0}), "...");
  EXPECT_EQ(protected_line({0, 0, 7}), "...");
}

TEST(Margins, hide_the_next_smallest_beside_a_single_small_count) {
  EXPECT_EQ(protected_line({3, 20, 30}), "<h.");
  EXPECT_EQ(protected_line({3, 0, 30}), "<.h");
}

TEST(Margins, leave_two_small_counts_that_do_not_tell_each_other) { EXPECT_EQ(protected_line({2, 3, 30}), "<<."); }

TEST(Margins, hide_one_more_where_the_sum_of_the_small_ones_tells_them) {
  EXPECT_EQ(protected_line({1, 1, 30}), "<<h");
  EXPECT_EQ(protected_line({4, 4, 30}), "<<h");
}

TEST(Margins, hide_one_more_where_the_next_smallest_is_just_large_enough) {
  EXPECT_EQ(protected_line({1, 5, 40}), "<hh");  // 1 + 5: nothing below 5 but 1 leaves 5 or more
}

TEST(Margins, do_not_say_which_of_two_is_small_where_that_would_tell_it) { EXPECT_EQ(protected_line({1, 5}), "hh"); }

TEST(Margins, hide_a_total_rather_than_what_stands_everywhere) {
  Row row({3, 197});
  Json read = 200;
  Margins margins(five);
  margins.keep(&row.cells[1]);
  margins.add(row.line(&read));
  margins.protect();
  EXPECT_EQ(row.shown(margins), "<.");
  EXPECT_TRUE(margins.hides(&read));
}

TEST(Margins, hide_a_count_beside_a_hidden_total_that_the_others_would_give) {
  Row row({20, 30});
  Json total = 50;
  Margins margins(five);
  margins.hide(&total);
  margins.add(row.line(&total));
  margins.protect();
  EXPECT_EQ(row.shown(margins), "h.");
}

TEST(Margins, protect_lines_that_share_a_cell) {
  Row first({3, 20, 30}), second({40, 50});
  Margins margins(five);
  margins.add(first.line());
  margins.add({{&first.cells[1], &second.cells[0], &second.cells[1]}, nullptr});
  margins.protect();
  EXPECT_EQ(first.shown(margins), "<h.");
  EXPECT_EQ(second.shown(margins), "h.");
}

}  // namespace
}  // namespace rtsurv::results::privacy

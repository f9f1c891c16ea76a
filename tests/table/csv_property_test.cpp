// Tables written at random must come back as they were; bytes at random must never do harm.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/table/read/detail/csv.hpp"

namespace rtsurv::table::detail {
namespace {

using Rows = std::vector<std::vector<std::string>>;

class Chance {
 public:
  explicit Chance(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t bound) { return engine_() % bound; }
  bool one_in(std::size_t n) { return below(n) == 0; }

 private:
  std::mt19937 engine_;
};

std::string random_cell(Chance& chance) {
  constexpr std::array<const char*, 16> parts{"a", "B",  "7", ".",        "\"", "\n", "\r\n",         ",",
                                              ";", "\t", " ", "\xC3\xA9", "-",  "'",  "\xE2\x82\xAC", "x"};
  std::string cell;
  for (std::size_t k = chance.below(6); k > 0; --k) cell += parts[chance.below(parts.size())];
  return cell;
}

std::string trimmed(std::string cell) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!cell.empty() && blank(cell.back())) cell.pop_back();
  while (!cell.empty() && blank(cell.front())) cell.erase(cell.begin());
  return cell;
}

/// Rows without a value are not read.
bool has_value(const std::vector<std::string>& row) {
  return std::any_of(row.begin(), row.end(), [](const std::string& cell) { return !trimmed(cell).empty(); });
}

/// Writes a cell with quotes where it needs them, and sometimes where it does not.
std::string written(const std::string& cell, char delimiter, Chance& chance) {
  const bool needed = cell.find_first_of(std::string("\"\r\n") + delimiter) != std::string::npos;
  const std::string blank = chance.one_in(4) ? " " : "";
  if (!needed && !chance.one_in(3)) return blank + cell + blank;
  std::string quoted = "\"";
  for (const char c : cell) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return blank + quoted + "\"" + blank;
}

struct Example {
  char delimiter;
  Rows rows;
  std::string text;
};

Example random_example(unsigned seed) {
  Chance chance(seed);
  Example example{std::array{',', ';', '\t'}[chance.below(3)], {}, chance.one_in(4) ? "\xEF\xBB\xBF" : ""};
  const std::size_t columns = 2 + chance.below(4);
  const std::string line_end = std::array{"\n", "\r\n", "\r"}[chance.below(3)];
  for (std::size_t i = 0; i < columns; ++i)
    example.text += (i > 0 ? std::string(1, example.delimiter) : "") + "c" + std::to_string(i);
  for (std::size_t row = 1 + chance.below(20); row > 0; --row) {
    example.text += line_end;
    example.rows.emplace_back();
    for (std::size_t i = 0; i < columns; ++i) {
      example.rows.back().push_back(random_cell(chance));
      example.text += i > 0 ? std::string(1, example.delimiter) : "";
      example.text += written(example.rows.back().back(), example.delimiter, chance);
    }
  }
  if (chance.one_in(2)) example.text += line_end;
  std::erase_if(example.rows, [](const auto& row) { return !has_value(row); });
  return example;
}

TEST(CsvProperty, WrittenTablesComeBackAsTheyWere) {
  for (unsigned seed = 1; seed <= 2000; ++seed) {
    const Example example = random_example(seed);
    if (example.rows.empty()) continue;
    const CsvText table = scan_csv(example.text, "example.csv");
    ASSERT_EQ(table.delimiter, example.delimiter) << seed;
    ASSERT_EQ(table.rows(), example.rows.size()) << seed;
    std::string scratch;
    for (std::size_t row = 0; row < table.rows(); ++row)
      for (std::size_t i = 0; i < table.columns.size(); ++i)
        ASSERT_EQ(table.columns[i].text(row, scratch), trimmed(example.rows[row][i])) << seed << " row " << row;
  }
}

TEST(CsvProperty, DamagedTablesGiveARectangleOrAnErrorAboutTheData) {
  std::size_t refused = 0;
  for (unsigned seed = 1; seed <= 4000; ++seed) {
    Example example = random_example(seed);
    Chance chance(seed + 100'000);
    for (std::size_t k = 1 + chance.below(4); k > 0; --k)
      example.text[chance.below(example.text.size())] = static_cast<char>(chance.below(256));
    try {
      const CsvText table = scan_csv(example.text, "example.csv");
      for (const Cells& column : table.columns) ASSERT_EQ(column.size(), table.rows()) << seed;
    } catch (const Error& error) {
      ASSERT_EQ(error.kind(), ErrorKind::data) << seed;
      ++refused;
    }
  }
  EXPECT_GT(refused, 1000U);
}

}  // namespace
}  // namespace rtsurv::table::detail

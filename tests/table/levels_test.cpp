#include "rtsurv/table/columns/levels.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <string>

#include "rtsurv/table/columns/column.hpp"

namespace rtsurv::table {
namespace {

using testing::ElementsAre;

/// Texts with long common beginnings, some of them prefixes of others, some with bytes above 127.
std::string random_text(std::mt19937& engine) {
  std::string text = engine() % 2 == 0 ? "hospital" : "";
  for (std::size_t k = engine() % 5; k > 0; --k) text += "ab\xC3\xA9"[engine() % 4];
  return text + std::to_string(engine() % 50);
}

TEST(Levels, ThatBecomeOneAreOne) {
  Column column = missing_column("x", ColumnType::text, 4);
  column.level = {"B", "drop", "a", "b"};
  column.code = {3, 0, 1, -1};
  column.missing = {0, 0, 0, 1};
  change_levels(column, [](const std::string& level) -> std::optional<std::string> {
    if (level == "drop") return std::nullopt;
    return level == "B" ? "b" : level;
  });
  EXPECT_THAT(column.level, ElementsAre("b", "a"));
  EXPECT_THAT(column.code, ElementsAre(0, 0, -1, -1));
  EXPECT_THAT(column.missing, ElementsAre(0, 0, 1, 1));
}

TEST(Levels, NumberTextsByFirstOccurrence) {
  Levels levels;
  EXPECT_EQ(levels.code("b"), 0);
  EXPECT_EQ(levels.code("a"), 1);
  EXPECT_EQ(levels.code("b"), 0);
  EXPECT_EQ(levels.code(""), 2);
  EXPECT_THAT(levels.take(), ElementsAre("b", "a", ""));
}

TEST(Levels, AgreeWithAMapOnManyTexts) {
  std::mt19937 engine(3);
  Levels levels;
  std::map<std::string, int> twin;
  for (int i = 0; i < 50'000; ++i) {
    const std::string text = random_text(engine);
    const int expected = twin.emplace(text, static_cast<int>(twin.size())).first->second;
    ASSERT_EQ(levels.code(text), expected);
  }
  const std::vector<std::string> texts = levels.take();
  ASSERT_EQ(texts.size(), twin.size());
  for (const auto& [text, code] : twin) ASSERT_EQ(texts[static_cast<std::size_t>(code)], text);
}

TEST(SortLevels, PutsTextsInTheOrderOfTheirBytesAndKeepsEveryRow) {
  std::mt19937 engine(5);
  Column column{.type = ColumnType::text};
  Levels levels;
  std::vector<std::string> rows;
  for (int i = 0; i < 20'000; ++i) {
    rows.push_back(random_text(engine));
    column.code.push_back(levels.code(rows.back()));
    column.missing.push_back(0);
  }
  column.level = levels.take();
  column.level.insert(column.level.begin() + 1, "never used");
  for (int& code : column.code) code += code > 0 ? 1 : 0;
  sort_levels(column);
  const std::set<std::string> expected(rows.begin(), rows.end());
  ASSERT_THAT(column.level, testing::ElementsAreArray(expected.begin(), expected.end()));
  for (std::size_t i = 0; i < rows.size(); ++i)
    ASSERT_EQ(column.level[static_cast<std::size_t>(column.code[i])], rows[i]);
}

TEST(SortLevels, LeavesAnOrderOfTheirOwn) {
  Column column{.missing = {0, 0, 1, 0}, .code = {3, 1, -1, 3}, .level = {"a", "low", "b", "high"}};
  column.type = ColumnType::text;
  column.ordered = true;
  sort_levels(column);
  EXPECT_THAT(column.level, ElementsAre("low", "high"));
  EXPECT_THAT(column.code, ElementsAre(1, 0, -1, 1));
}

}  // namespace
}  // namespace rtsurv::table

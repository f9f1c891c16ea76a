// Data in memory give what the same data in a file give.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "places.hpp"
#include "rtsurv/results/json/json.hpp"
#include "rtsurv/study/parts/run.hpp"
#include "rtsurv/table/columns/columns.hpp"
#include "study/twelve.hpp"
#include "table/files.hpp"

namespace rtsurv::study {
namespace {

/// The same table, handed over in memory.
table::Table through_memory(const table::Table& file) {
  std::vector<table::Column> columns;
  for (const std::string& name : file.names()) columns.push_back(file.column(name, "test"));
  return table::Table::from_columns(std::move(columns));
}

/// Rows of a file count its header, those of memory do not.
void count_without_header(nlohmann::json& value) {
  if (value.is_object() && value.contains("row")) value["row"] = value["row"].get<int>() - 1;
  for (nlohmann::json& inner : value)
    if (inner.is_structured()) count_without_header(inner);
}

TEST(FromColumns, CoxOfColumnsIsCoxOfTheFile) {
  const table::Table file = table::table_of(testing::twelve);
  const CoxCall call{.outcome = testing::outcome, .terms = parse_terms("grade,arm,old")};
  EXPECT_EQ(results::to_json(cox(through_memory(file), call)), results::to_json(cox(file, call)));
}

TEST(FromColumns, AWholeStudyOfColumnsIsTheOneOfTheFileButForItsManifest) {
  const Protocol protocol = read_protocol(tests::source_path("tests/oracle/study/study.toml"));
  const results::Study file = run(protocol, read_cohort(protocol));
  results::Study memory = run(protocol, through_memory(read_cohort(protocol)));
  EXPECT_EQ(memory.manifest.data_file, "data in memory");
  EXPECT_EQ(memory.manifest.data_sha256.size(), 64U);
  EXPECT_NE(memory.manifest.data_sha256, file.manifest.data_sha256);
  EXPECT_THAT(memory.manifest.notes, ::testing::Contains(::testing::HasSubstr("came from memory")));
  memory.manifest = file.manifest;
  nlohmann::json expected = nlohmann::json::parse(results::to_json(file));
  count_without_header(expected);
  EXPECT_TRUE(nlohmann::json::parse(results::to_json(memory)) == expected);
}

TEST(FromColumns, AWrongValueIsFoundByRowAndColumn) {
  const table::Table table =
      table::Table::from_columns({table::number_column("months", {5, -3}), table::number_column("died", {1, 0})});
  EXPECT_THAT(table::message_of(ErrorKind::data, [&] { (void)kaplan_meier(table, {.outcome = testing::outcome}); }),
              ::testing::AllOf(::testing::HasSubstr("data in memory, row 2"), ::testing::HasSubstr("months")));
}

}  // namespace
}  // namespace rtsurv::study

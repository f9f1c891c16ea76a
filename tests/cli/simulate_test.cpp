// rtsurv simulate as its user runs it.
#include <gtest/gtest.h>

#include "places.hpp"
#include "program.hpp"

namespace rtsurv::cli {
namespace {

using tests::run_program;

const std::string specification = R"toml([cohort]
title = "Small"
patients = 40
[[column]]
name = "arm"
levels = { a = 20, b = 20 }
[follow_up]
longest = 24
[[event]]
name = "death"
kind = "death"
hazard = 0.05
[[endpoint]]
name = "OS"
events = ["death"]
[[target]]
name = "OS at 12"
endpoint = "OS"
rate = 55
at = 12
tolerance = 1
)toml";

TEST(Simulate, WritesTheTableAndShowsWhatWasMet) {
  const tests::TemporaryFolder folder;
  const std::string spec = folder.file("spec.toml", specification), table = (folder.path() / "simulated.csv").string();
  const auto outcome = run_program("simulate " + spec + " -o " + table);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("40 simulated patients, seed 1; no row describes a person."), std::string::npos);
  EXPECT_NE(outcome.out.find("OS at 12"), std::string::npos);
  const std::string once = tests::file_content(table);
  EXPECT_TRUE(once.starts_with("simulated,arm\ntrue,"));
  EXPECT_EQ(run_program("simulate " + spec + " -o " + table).exit_code, 0);  // its own tables are replaced
  EXPECT_EQ(tests::file_content(table), once);
  EXPECT_EQ(run_program("simulate " + spec + " -o -").out, once);
  EXPECT_NE(run_program("simulate " + spec + " --seed 2 -o -").out, once);
}

TEST(Simulate, NeverReplacesATableOfOthers) {
  const tests::TemporaryFolder folder;
  const std::string spec = folder.file("spec.toml", specification), table = folder.file("cohort.csv", "id,age\n1,50\n");
  const auto outcome = run_program("simulate " + spec + " -o " + table);
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("is not a simulated table"), std::string::npos) << outcome.err;
  EXPECT_EQ(tests::file_content(table), "id,age\n1,50\n");
}

TEST(Simulate, ContradictionsAreRefusedAndNothingIsWritten) {
  const tests::TemporaryFolder folder;
  const std::string spec = folder.file("spec.toml", specification + R"toml([[target]]
name = "OS at 18"
endpoint = "OS"
rate = 70
at = 18
tolerance = 1
)toml");
  const std::string table = (folder.path() / "simulated.csv").string();
  const auto outcome = run_program("simulate " + spec + " -o " + table);
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find(R"("OS at 12" (55 % at 12) and "OS at 18" (70 % at 18) of the same patients rise)"),
            std::string::npos)
      << outcome.err;
  EXPECT_FALSE(std::filesystem::exists(table));
}

}  // namespace
}  // namespace rtsurv::cli

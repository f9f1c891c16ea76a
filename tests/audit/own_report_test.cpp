// The report of a study against its results: as written it agrees, with one digit changed it does not.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>

#include "examples.hpp"
#include "program.hpp"

namespace rtsurv::audit {
namespace {

using nlohmann::json;
using tests::run_program;

class OwnReport : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new tests::TemporaryFolder;
    out_ = (folder_->path() / "out").string();
    ASSERT_EQ(run_program("run " + tests::quick_example_path("gbsg/study.toml") + " --quiet --out " + out_).exit_code,
              0);
    html_ = tests::file_content(out_ + "/report.html");
  }
  static void TearDownTestSuite() { delete folder_; }
  void TearDown() override { std::ofstream(out_ + "/report.html", std::ios::binary) << html_; }

  static json audit_with(const std::string& old, const std::string& fresh) {
    std::string changed = html_;
    const std::size_t at = changed.find(old);
    EXPECT_NE(at, std::string::npos) << old;
    changed.replace(at, old.size(), fresh);
    std::ofstream(out_ + "/report.html", std::ios::binary) << changed;
    return json::parse(run_program("audit --json " + out_).out);
  }

  static inline tests::TemporaryFolder* folder_ = nullptr;
  static inline std::string out_, html_;
};

TEST_F(OwnReport, agrees_as_it_was_written) {
  const tests::Outcome outcome = run_program("audit --strict --json " + out_);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.out;
  const json result = json::parse(outcome.out);
  EXPECT_TRUE(result["findings"].empty()) << result["findings"];
  EXPECT_GT(result["checked"], 100);
}

TEST_F(OwnReport, shows_a_changed_digit) {
  for (const auto& [old, fresh] :
       std::vector<std::pair<std::string, std::string>>{{"(71.3\u201378.1)", "(71.3\u201378.2)"},
                                                        {"0.67 (0.52", "0.69 (0.52"},
                                                        {"290 (42.3", "290 (43.3"},
                                                        {">94<", ">95<"}}) {
    const json result = audit_with(old, fresh);
    ASSERT_FALSE(result["findings"].empty()) << old;
    EXPECT_EQ(result["findings"][0]["rule"], "same_quantity");
    EXPECT_EQ(result["findings"][0]["grade"], "hard");
  }
}

TEST(OwnReports, agree_for_a_study_with_every_section) {
  const tests::TemporaryFolder folder;
  const std::string out = (folder.path() / "out").string();
  ASSERT_EQ(run_program("run " + tests::quick_example_path("breast-palliative/study.toml") + " --quiet --out " + out)
                .exit_code,
            0);
  const json result = json::parse(run_program("audit --json " + out).out);
  EXPECT_TRUE(result["findings"].empty()) << result["findings"];
  EXPECT_GT(result["checked"], 500);
}

// Patients without a size are in no model: its reference levels have counts of their own.
TEST(OwnReports, agree_for_a_study_with_missing_values) {
  const tests::TemporaryFolder folder;
  const std::string out = (folder.path() / "out").string();
  const std::string study = folder.file("study.toml", R"toml([study]
data = ")toml" + tests::example_path("gbsg/cohort.csv") +
                                                          R"toml("
landmarks = [365, 99999]

[columns]
grade = { levels = [3, 1, 2] }

[derive]
known_size = "case when size > 60 then null else size end"

[[endpoint]]
name = "RFS"
time = "rfstime"
event = "status"

[[cutpoint]]
name = "big"
variable = "known_size"
endpoint = "RFS"
p_method = "Lau94"

[univariable]
endpoints = ["RFS"]
factors = ["grade", "big", "nodes", "meno", "big and meno = 1", "size"]

[multivariable]
endpoints = ["RFS"]
select = "logrank p < 0.05"

[risk_groups]
factors = ["big", "meno = 1"]
groups = { "A" = [0], "B" = [1, 2] }

[[effect]]
variable = "grade"
within = "meno"
endpoint = "RFS"

[validation]
bootstrap = 100
)toml");
  ASSERT_EQ(run_program("run " + study + " --quiet --out " + out).exit_code, 0);
  const json result = json::parse(run_program("audit --json " + out).out);
  EXPECT_TRUE(result["findings"].empty()) << result["findings"];
  EXPECT_GT(result["checked"], 200);
}

TEST_F(OwnReport, refuses_a_folder_without_its_files) {
  EXPECT_EQ(run_program("audit " + tests::source_path("docs")).exit_code, 2);
}

}  // namespace
}  // namespace rtsurv::audit

// `rtsurv audit` as its user calls it.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "schema.hpp"

namespace rtsurv::audit {
namespace {

using tests::run_program;

const std::string paper = tests::source_path("tests/audit/paper.toml");

TEST(AuditCommand, lists_findings_and_still_succeeds) {
  const tests::Outcome outcome = run_program("audit " + paper);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  for (const char* piece : {"8 hard and 5 soft findings", "hard, percent", "asymptomatic", "63.7 %", "61.65 %"})
    EXPECT_NE(outcome.out.find(piece), std::string::npos) << piece << '\n' << outcome.out;
}

TEST(AuditCommand, strict_answers_a_hard_finding_with_one) {
  EXPECT_EQ(run_program("audit --strict " + paper).exit_code, 1);
  const tests::TemporaryFolder folder;
  const std::string sound =
      folder.file("sound.toml",
                  "[[figure]]\nid = \"a\"\nkind = \"count\"\nn = 61\ndenominator = 133\npercent_printed = \"45.9\"\n");
  EXPECT_EQ(run_program("audit --strict " + sound).exit_code, 0);
}

TEST(AuditCommand, json_bears_the_keys_of_the_interface) {
  const tests::Outcome outcome = run_program("audit --json " + paper);
  const auto json = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(tests::schema_problems(json, "audit"), "");
  EXPECT_EQ(json["command"], "audit");
  EXPECT_GT(json["checked"], 40);
  ASSERT_EQ(json["findings"].size(), 13U);
  for (const char* key : {"rule", "grade", "where", "printed", "recomputed", "message"})
    EXPECT_TRUE(json["findings"][0].contains(key)) << key;
}

TEST(AuditCommand, reads_text_saves_it_and_writes_a_page) {
  const tests::TemporaryFolder folder;
  const std::string text = tests::source_path("tests/audit/paper.txt"), saved = (folder.path() / "saved.toml").string();
  const std::string page = (folder.path() / "page.html").string();
  const tests::Outcome outcome = run_program("audit --save-ledger " + saved + " --html " + page + " " + text);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("line 7: \u201C82 (63.7%)"), std::string::npos) << outcome.out;
  EXPECT_EQ(run_program("audit --strict " + saved).exit_code, 1);
  const std::string html = tests::file_content(page);
  EXPECT_NE(html.find("inconsistent"), std::string::npos);
  EXPECT_EQ(html.find("http://", html.find("<body")), std::string::npos);
}

TEST(AuditCommand, takes_cohort_and_alpha_beta_from_the_call) {
  const tests::TemporaryFolder folder;
  const std::string text =
      folder.file("paper.txt", "We saw n = 61 (63.7%). We recommend 45 Gy in 10 fractions (66 Gy in EQD2).");
  const auto json = nlohmann::json::parse(run_program("audit --json --cohort-n 133 --alpha-beta 3.5 " + text).out);
  EXPECT_EQ(json["n"], 133);
  ASSERT_EQ(json["findings"].size(), 2U) << json;
}

TEST(AuditCommand, refuses_a_pdf_an_empty_file_and_a_folder_that_is_no_report) {
  const tests::TemporaryFolder folder;
  const tests::Outcome pdf = run_program("audit " + folder.file("paper.pdf", "%PDF-1.7\n%..."));
  EXPECT_EQ(pdf.exit_code, 2);
  EXPECT_NE(pdf.err.find("pdftotext"), std::string::npos) << pdf.err;
  EXPECT_EQ(run_program("audit " + folder.file("empty.txt", "")).exit_code, 2);
  EXPECT_EQ(run_program("audit " + folder.path().string()).exit_code, 2);
}

TEST(AuditCommand, refuses_what_it_cannot_read) {
  const tests::TemporaryFolder folder;
  EXPECT_EQ(run_program("audit " + (folder.path() / "none.toml").string()).exit_code, 2);
  const tests::Outcome broken =
      run_program("audit " + folder.file("broken.toml", "[[figure]]\nid = \"a\"\nn = \"x\"\n"));
  EXPECT_EQ(broken.exit_code, 2);
  EXPECT_NE(broken.err.find("broken.toml:3"), std::string::npos) << broken.err;
  EXPECT_EQ(run_program("audit --cohort-n 0 " + paper).exit_code, 2);
  EXPECT_EQ(run_program("audit --alpha-beta -1 " + paper).exit_code, 2);
}

}  // namespace
}  // namespace rtsurv::audit

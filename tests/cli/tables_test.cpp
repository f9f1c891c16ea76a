// The tables of a report as files.
#include <filesystem>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "examples.hpp"
#include "places.hpp"
#include "program.hpp"

namespace rtsurv::cli {
namespace {

namespace fs = std::filesystem;
using tests::file_content;
using tests::run_program;
using tests::TemporaryFolder;

const std::string examples = tests::quick_example_path();

fs::path report_of(const std::string& name, const TemporaryFolder& folder) {
  fs::path out = folder.path() / "out";
  const tests::Outcome outcome = run_program("run " + examples + name + "/study.toml --out " + out.string());
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("tables:  " + (out / "tables").string()), std::string::npos);
  return out;
}

TEST(Tables, are_written_again_from_the_results_alone) {
  for (const char* name : {"gbsg", "breast-palliative"}) {
    const TemporaryFolder folder;
    const fs::path out = report_of(name, folder), again = folder.path() / "out-tables-vancouver";
    const tests::Outcome written = run_program("tables " + out.string() + "/ --threads 1");
    ASSERT_EQ(written.exit_code, 0) << written.err;
    std::size_t files = 0;
    for (const auto& entry : fs::directory_iterator(out / "tables")) {
      ++files;
      EXPECT_EQ(file_content(entry.path()), file_content(again / entry.path().filename())) << entry.path();
    }
    EXPECT_GT(files, 40U) << name;
    EXPECT_EQ(written.out, "tables: " + std::to_string((files - 1) / 2) + " in " + again.string() + "\n");
    EXPECT_TRUE(file_content(again / "captions.txt").starts_with("table1\nTable 1. Characteristics of"));
  }
}

TEST(Tables, come_in_the_formats_and_the_style_of_a_journal) {
  const TemporaryFolder folder;
  const fs::path out = report_of("gbsg", folder), jama = folder.path() / "out-tables-jama";
  const std::string call = "tables " + out.string() + " --format csv,tex,html --style jama --only multivariable-RFS";
  const tests::Outcome written = run_program(call);
  ASSERT_EQ(written.exit_code, 0) << written.err;
  EXPECT_EQ(std::distance(fs::directory_iterator(jama), fs::directory_iterator()), 4) << "and the captions";
  EXPECT_NE(file_content(jama / "multivariable-RFS.csv").find(",<.001"), std::string::npos);
  EXPECT_NE(file_content(jama / "multivariable-RFS.tex").find("\\toprule"), std::string::npos);
  EXPECT_NE(file_content(jama / "multivariable-RFS.html").find("<i>P</i>"), std::string::npos);
  EXPECT_EQ(run_program(call).out.find("kept"), std::string::npos) << "the same tables again replace the earlier ones";
  const tests::Outcome wrong = run_program("tables " + out.string() + " --only multivariable-RSF");
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_NE(wrong.err.find("did you mean \"multivariable-RFS\"?"), std::string::npos) << wrong.err;
}

TEST(Tables, take_the_document_of_a_user) {
  const TemporaryFolder folder;
  const fs::path out = report_of("gbsg", folder), again = folder.path() / "again";
  const std::string call = "tables " + out.string() + " --only table1 --out " + again.string() + " --template ";
  const tests::Outcome written = run_program(call + (out / "tables/table1.docx").string());
  ASSERT_EQ(written.exit_code, 0) << written.err;
  EXPECT_TRUE(fs::exists(again / "table1.docx"));
  const std::string text = folder.file("text.docx", "no archive");
  const tests::Outcome wrong = run_program(call + text);
  EXPECT_EQ(wrong.exit_code, 2) << wrong.err;
  EXPECT_NE(wrong.err.find(text + ": is no Word document"), std::string::npos) << wrong.err;
  EXPECT_EQ(run_program(call + "missing.docx").exit_code, 2);
}

}  // namespace
}  // namespace rtsurv::cli

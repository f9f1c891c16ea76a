// Line breaks, control characters and letters of a Mac in names and texts, through everything that is written.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/study_folder.hpp"

namespace rtsurv::cli {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using tests::file_content;
using tests::run_program;

constexpr const char* protocol_text = R"([study]
title = "First\nline\tof \u001B[31mit"
data = "cohort.csv"
time_unit = "months"
landmarks = [12]
[columns]
"site of\nfirst" = { label = "Site\nof\u2028first", levels = ["lung\nleft", "bone"] }
"A\u0308rzte" = { label = "A\u0308rzte" }
[[endpoint]]
name = "O\nS"
label = "Overall\nsurvival"
definition = """from the start
   of radiotherapy"""
event_label = "de\u0007ath"
time = "time"
event = """status
   = 1"""
[univariable]
endpoints = ["O S"]
factors = ["site of first", "A\u0308rzte"]
curves = ["site of first"]
[[exclude]]
reason = "too\nshort"
when = "time < 0"
)";

class OneLine : public tests::StudyFolder {
 protected:
  void SetUp() override {
    std::string text = "time,status,\"site \nof\r\nfirst\",A\u0308rzte\n";
    for (int i = 0; i < 60; ++i)
      text += std::to_string(3 + (i * 7) % 31) + "," + (i % 3 == 0 ? "0" : "1") + "," +
              (i % 2 == 0 ? "\"lung\nleft\"" : "bone") + "," + (i % 5 < 2 ? "ja\u0308" : "j\u00E4") +
              std::to_string(i % 2) + "\n";
    protocol = folder.file("study.toml", protocol_text);
    data = folder.file("cohort.csv", text);
  }
};

/// A control character that is no end of a line, or a text that breaks where a label breaks.
std::string broken(const std::string& text) {
  for (const char* wrong :
       {"lung\nleft", "Overall\nsurvival", "of\nfirst", "First\nline", "too\nshort", "a\u0308", "A\u0308"})
    if (text.find(wrong) != std::string::npos) return wrong;
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r')
      return "control " + std::to_string(static_cast<int>(c));
  return "";
}

TEST_F(OneLine, IsWhatEveryFileAndTheTerminalShow) {
  const tests::Outcome outcome = run();
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(broken(outcome.out), "");
  EXPECT_EQ(run_program("tables " + place("report") + " --format csv,tex,html --out " + place("report/more")).exit_code,
            0);
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(place("report"))) {
    const std::string ending = entry.path().extension().string();
    if (!entry.is_regular_file() || ending == ".pdf" || ending == ".docx" || ending == ".html") continue;
    EXPECT_EQ(broken(file_content(entry.path())), "") << entry.path();
    ++files;
  }
  EXPECT_GT(files, 10U);
  EXPECT_THAT(page(), HasSubstr("Site of first"));
  EXPECT_THAT(page(), HasSubstr("First line of [31mit"));
  EXPECT_EQ(results()["endpoints"]["O S"]["label"], "Overall survival");
  const tests::Outcome script = run_program("export-r " + place("report"));
  EXPECT_EQ(script.exit_code, 0) << script.err;
  EXPECT_EQ(broken(script.out), "");
}

TEST_F(OneLine, IsHowACallNamesAColumn) {
  const tests::Outcome curves =
      run_program("km " + data + " --time time --event 'status = 1' --by 'A\u0308rzte' --at 12");
  EXPECT_EQ(curves.exit_code, 0) << curves.err;
  EXPECT_THAT(curves.out, HasSubstr("j\u00E41"));
}

}  // namespace
}  // namespace rtsurv::cli

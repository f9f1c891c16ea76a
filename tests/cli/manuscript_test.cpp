// The texts that run writes for a manuscript: their numbers are those of results.json, their citations those of the list.
#include <filesystem>
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "places.hpp"
#include "program.hpp"
#include "report/manuscript/tied.hpp"
#include "rtsurv/results/json/read.hpp"

namespace rtsurv::cli {
namespace {

namespace fs = std::filesystem;
using tests::file_content;
using tests::run_program;
using tests::TemporaryFolder;

/// Of a protocol or, for a table alone, of the one that run writes for it.
fs::path report_of(const std::string& study, const TemporaryFolder& folder) {
  fs::path out = folder.path() / "out";
  const tests::Outcome outcome =
      run_program("run " + tests::source_path("examples/" + study) + " --quiet --out " + out.string());
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("text:    " + (out / "manuscript.txt").string()), std::string::npos);
  return out;
}

std::size_t times(const std::string& text, const std::string& pattern) {
  const std::regex wanted(pattern);
  return static_cast<std::size_t>(
      std::distance(std::sregex_iterator(text.begin(), text.end(), wanted), std::sregex_iterator()));
}

void expect_tied(const results::Study& study, const std::string& text) {
  const results::Lookup lookup(study);
  std::size_t ties = 0;
  for (const report::manuscript::Finding& finding : report::manuscript::findings(study)) {
    EXPECT_EQ(report::manuscript::tied::wrong_ties(lookup, finding.told), "") << finding.title;
    EXPECT_EQ(report::manuscript::tied::untied(study, finding.told), "") << finding.title;
    EXPECT_NE(text.find("\n" + finding.title + "\n" + finding.told.text + "\n"), std::string::npos) << finding.title;
    ties += finding.told.ties.size();
  }
  EXPECT_GT(ties, 10U);
}

void expect_no_expression(const results::Study& study, const std::string& text) {
  for (const results::EndpointResult& endpoint : study.endpoints)
    for (const std::string& expression : {endpoint.time, endpoint.event, endpoint.competing})
      EXPECT_TRUE(expression.find(' ') == std::string::npos || text.find(expression) == std::string::npos)
          << expression;
}

TEST(Manuscript, holds_numbers_of_the_results_and_sources_of_the_methods) {
  for (const char* name : {"gbsg/study.toml", "breast-palliative/study.toml", "rotterdam/study.toml", "gbsg/cohort.csv",
                           "rotterdam/cohort.csv"}) {
    const TemporaryFolder folder;
    const fs::path out = report_of(name, folder);
    const std::string text = file_content(out / "manuscript.txt"), bib = file_content(out / "references.bib");
    const results::Study study = results::read_study(file_content(out / "results.json"), "results.json");
    expect_tied(study, text);
    expect_no_expression(study, text);
    EXPECT_EQ(text.find("[@"), std::string::npos) << name;
    const std::string list = text.substr(text.find("\nREFERENCES\n"));
    EXPECT_EQ(times(list, "\n[0-9]+[.] "), times(bib, "@[a-z]+[{]")) << name;
    EXPECT_GT(times(bib, "@[a-z]+[{]"), 10U) << name;
  }
}

}  // namespace
}  // namespace rtsurv::cli

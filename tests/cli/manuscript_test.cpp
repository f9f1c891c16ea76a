// The texts that run writes for a manuscript: their numbers are those of results.json, their citations those of the list.
#include <array>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "examples.hpp"
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

/// Of a protocol or, for a table alone, of the one that init writes for it.
fs::path report_of(const std::string& name, const TemporaryFolder& folder) {
  fs::path out = folder.path() / "out";
  std::string study = tests::quick_example_path(name);
  if (study.ends_with(".csv")) {
    const std::string protocol = (folder.path() / "study.toml").string();
    EXPECT_EQ(run_program("init " + study + " -o " + protocol).exit_code, 0);
    study = folder.file("study.toml", tests::with_few_replicates(file_content(protocol)));
  }
  const tests::Outcome outcome = run_program("run " + study + " --quiet --out " + out.string());
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

/// 120 patients drawn by a recurrence, under names that need quotes.
std::string table_of_derivations() {
  std::string csv = "id,months,status,age,sex,site,stage,dose,fx,tox,best,\"arm \"\"x\"\"\"\n";
  unsigned state = 7;
  const auto draw = [&](unsigned n) { return (state = state * 1103515245U + 12345U) / 65536U % n; };
  for (int i = 0; i < 120; ++i) {
    const std::array<std::string, 4> sites{"breast", "lung", "bone", "skin"}, stages{"I", "II", "III", "IV"},
        responses{"CR", "PR", "SD", "PD"};
    csv += std::to_string(i) + "," + std::to_string(1 + draw(48)) + "," + std::to_string(draw(3)) + "," +
           std::to_string(35 + draw(50)) + "," + (draw(2) == 0 ? "m" : "f") + "," + sites[draw(4)] + "," +
           stages[draw(4)] + "," + std::to_string(20 + draw(40)) + "," + std::to_string(5 + draw(20)) + "," +
           std::to_string(draw(4)) + "," + responses[draw(4)] + "," + (draw(2) == 0 ? "A" : "B") + "\n";
  }
  return csv;
}

constexpr const char* derivations = R"toml([study]
data = "c.csv"
id = "id"
landmarks = [12]
[[endpoint]]
name = "DMFS"
label = "distant-metastasis-free survival"
time = "months"
event = "status>=1"
[describe]
variables = ["log(age)", "stage in ('I','II')", "case when dose/fx>=3 then 'hypo' else 'normo' end"]
by = '"arm ""x"""'
[univariable]
endpoints = ["DMFS"]
factors = ["case when dose/fx>=3 then 'hypo' else 'normo' end", "upper(sex)", "log(age)"]
[multivariable]
endpoints = ["DMFS"]
factors = ["case when dose/fx>=3 then 'hypo' else 'normo' end", "upper(sex)", "log(age)", "spline(round(dose),2)"]
[[cutpoint]]
name = "cc"
variable = "sqrt(dose)"
endpoint = "DMFS"
[[effect]]
variable = "upper(sex)"
within = "substr(site,1,2)"
endpoint = "DMFS"
adjust = ["log(age)", "stage in ('I','II')"]
[[effect]]
variable = "stage in ('I','II')"
within = "abs(age)>60"
endpoint = "DMFS"
[risk_groups]
factors = ["sex='m' and age>=60", "stage in ('III','IV')"]
groups = {"0" = [0], "1-2" = [1, 2]}
[response]
best = "best"
[[response.symptom]]
variable = "case when tox>1 then 'worse' else 'better' end"
relief = ["better"]
[toxicity]
grade = "greatest(tox,1)"
)toml";

TEST(Manuscript, and_the_terminal_hold_no_sql) {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "c.csv") << table_of_derivations();
  std::ofstream(folder.path() / "s.toml") << derivations;
  const fs::path out = folder.path() / "out";
  const tests::Outcome outcome = run_program("run " + (folder.path() / "s.toml").string() + " --out " + out.string());
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const std::string text = file_content(out / "manuscript.txt");
  for (const std::string& told : {outcome.out, text.substr(0, text.find("\nREFERENCES\n"))})
    for (const char* sql : {"case when", "substr(", "upper(", "log(", "sqrt(", "round(", "greatest(", "abs(", "spline(",
                            " in ('", "\"\"", "(age", "(sex", "(dose", "(site"})
      EXPECT_EQ(told.find(sql), std::string::npos) << sql << "\n" << told;
  for (const char* words :
       {"factors present: 2 derived factors (see protocol).", "\nDistant-metastasis-free survival (120 patients",
        "patients in and outside a derived group (see protocol)", "Numbers given as splines",
        "The response of a derived factor (see protocol) was relief", "Groups of arm \"x\" were compared"})
    EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
}

}  // namespace
}  // namespace rtsurv::cli

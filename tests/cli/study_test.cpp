// run, check and init as their user calls them.
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "examples.hpp"
#include "places.hpp"
#include "program.hpp"
#include "schema.hpp"

namespace rtsurv::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using tests::file_content;
using tests::run_program;
using tests::TemporaryFolder;

const std::string examples = tests::quick_example_path();

json run_study(const std::string& protocol, const fs::path& out) {
  const tests::Outcome outcome = run_program("run " + protocol + " --out " + out.string());
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  return json::parse(file_content(out / "results.json"), nullptr, false);
}

TEST(Study, the_examples_run_and_their_results_conform_to_the_schema) {
  for (const char* name : {"rotterdam", "gbsg"}) {
    const TemporaryFolder folder;
    const fs::path out = folder.path() / "out";
    const json results = run_study(tests::example_path(name) + "/study.toml", out);
    EXPECT_EQ(tests::schema_problems(results), "") << name;
    EXPECT_FALSE(results["endpoints"].empty());
    EXPECT_NE(file_content(out / "report.html").find("</html>"), std::string::npos);
    for (const char* kind : {".svg", ".pdf"})
      EXPECT_GT(fs::file_size(out / ("figures/km-RFS" + std::string(kind))), 1000U) << name << kind;
  }
}

TEST(Study, its_figures_are_drawn_again_from_its_results_alone) {
  for (const char* name : {"rotterdam", "breast-palliative"}) {
    const TemporaryFolder folder;
    const fs::path out = folder.path() / "out";
    (void)run_study(examples + name + "/study.toml", out);
    for (const char* preset : {"elsevier-1col", "elsevier-2col"})
      ASSERT_EQ(run_program("figures " + out.string() + " --format svg --preset " + preset).exit_code, 0);
    std::size_t figures = 0;
    for (const auto& entry : fs::directory_iterator(out.string() + "-elsevier-1col")) {
      if (entry.path().extension() != ".svg") continue;
      ++figures;
      const fs::path file = entry.path().filename();
      const std::string of_run = file_content(out / "figures" / file);
      const bool curves = of_run.find("width=\"90mm\"") != std::string::npos;  // two of them stand in a row
      EXPECT_EQ(of_run,
                curves ? file_content(entry.path()) : file_content(fs::path(out.string() + "-elsevier-2col") / file))
          << file;
    }
    EXPECT_GT(figures, 10U) << name;
  }
}

TEST(Study, a_figure_comes_in_the_width_and_the_formats_of_a_journal) {
  const TemporaryFolder folder;
  const fs::path out = folder.path() / "out", one = folder.path() / "out-elsevier-1col";
  (void)run_study(examples + "gbsg/study.toml", out);
  const std::string call =
      "figures " + out.string() + "/ --preset elsevier-1col --format tiff,eps,pdf,png,svg --only km-RFS --title no";
  const tests::Outcome drawn = run_program(call);
  ASSERT_EQ(drawn.exit_code, 0) << drawn.err;
  EXPECT_EQ(std::distance(fs::directory_iterator(one), fs::directory_iterator()), 6) << "and the captions";
  EXPECT_NE(file_content(one / "km-RFS.svg").find("width=\"90mm\""), std::string::npos);
  EXPECT_EQ(file_content(one / "km-RFS.svg").find("font-weight=\"bold\">Recurrence"), std::string::npos) << "no title";
  EXPECT_TRUE(file_content(one / "captions.txt").starts_with("km-RFS\n"));
  EXPECT_EQ(run_program(call).out.find("kept"), std::string::npos) << "the same figures again replace the earlier ones";
}

/// The example with its data at their place and more tables.
fs::path with_tables(const TemporaryFolder& folder, const std::string& tables) {
  std::string text = file_content(examples + "gbsg/study.toml");
  const std::string data = "\"cohort.csv\"";
  const std::size_t at = text.find(data);
  EXPECT_NE(at, std::string::npos);
  text.replace(at, data.size(), "\"" + examples + "gbsg/cohort.csv\"");
  std::ofstream(folder.path() / "study.toml") << text << "\n" << tables;
  return folder.path() / "study.toml";
}

TEST(Study, its_figures_are_drawn_as_the_protocol_wants) {
  const TemporaryFolder folder;
  const fs::path out = folder.path() / "out", again = folder.path() / "out-elsevier-1col";
  const fs::path protocol = with_tables(folder,
                                        "[figures]\npreset = \"elsevier-1col\"\nformats = [\"svg\", \"png\"]\n"
                                        "dpi = 300\ntitle = false\nend = 48\nshow = \"failure\"\n");
  const json results = run_study(protocol.string(), out);
  EXPECT_EQ(tests::schema_problems(results), "");
  EXPECT_EQ(results["figures"]["preset"].get<std::string>(), "elsevier-1col");
  EXPECT_EQ(results["figures"]["end"].get<double>(), 48.0);
  const std::string curves = file_content(out / "figures/km-RFS.svg");
  EXPECT_NE(curves.find("width=\"90mm\""), std::string::npos);
  EXPECT_NE(curves.find("1 \u2212 Recurrence-free survival (%)"), std::string::npos);
  EXPECT_EQ(curves.find("font-weight=\"bold\""), std::string::npos) << "no title";
  EXPECT_EQ(curves.find(">60</text>"), std::string::npos) << "the axis ends at 48";
  EXPECT_TRUE(fs::exists(out / "figures/km-RFS.png"));
  EXPECT_FALSE(fs::exists(out / "figures/km-RFS.pdf"));
  ASSERT_EQ(run_program("figures " + out.string()).exit_code, 0);
  EXPECT_EQ(file_content(again / "km-RFS.svg"), curves);
  EXPECT_EQ(file_content(again / "km-RFS.png"), file_content(out / "figures/km-RFS.png"));
  ASSERT_EQ(run_program("figures " + out.string() + " --preset jama --format svg --title yes").exit_code, 0);
  const std::string of_jama = file_content(fs::path(out.string() + "-jama") / "km-RFS.svg");
  EXPECT_NE(of_jama.find("width=\"127mm\""), std::string::npos) << "an option goes before the protocol";
  EXPECT_NE(of_jama.find("font-weight=\"bold\""), std::string::npos);
}

TEST(Study, a_figure_that_the_report_lacks_is_named_with_the_nearest) {
  const TemporaryFolder folder;
  const fs::path out = folder.path() / "out";
  (void)run_study(examples + "gbsg/study.toml", out);
  const tests::Outcome wrong = run_program("figures " + out.string() + " --only km-RSF");
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_NE(wrong.err.find("did you mean \"km-RFS\"?"), std::string::npos) << wrong.err;
  EXPECT_FALSE(fs::exists(out.string() + "-generic"));
  EXPECT_EQ(run_program("figures " + folder.path().string()).exit_code, 2) << "no report";
}

TEST(Study, the_same_study_gives_the_same_bytes) {
  const TemporaryFolder folder;
  const std::string protocol = examples + "gbsg/study.toml";
  (void)run_study(protocol + " --threads 1", folder.path() / "one");
  (void)run_study(protocol + " --threads 2", folder.path() / "two");
  for (const auto& entry : fs::recursive_directory_iterator(folder.path() / "one")) {
    if (!entry.is_regular_file()) continue;
    const fs::path name = fs::relative(entry.path(), folder.path() / "one");
    EXPECT_EQ(file_content(entry.path()), file_content(folder.path() / "two" / name)) << name;
  }
}

TEST(Study, check_counts_the_cohort_and_writes_nothing) {
  const tests::Outcome outcome = run_program("check " + examples + "rotterdam/study.toml");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("2982"), std::string::npos);
  EXPECT_NE(outcome.out.find("1546"), std::string::npos);
}

TEST(Study, init_writes_a_protocol_that_runs_as_it_stands) {
  const TemporaryFolder folder;
  const std::string data = folder.file("cohort.csv", file_content(examples + "gbsg/cohort.csv"));
  const std::string protocol = (folder.path() / "study.toml").string();
  const tests::Outcome written = run_program("init " + data + " -o " + protocol);
  ASSERT_EQ(written.exit_code, 0) << written.err;
  EXPECT_EQ(tests::schema_problems(run_study(protocol, folder.path() / "out")), "");
  EXPECT_EQ(run_program("init " + data + " -o " + protocol).exit_code, 2) << "an existing protocol is not overwritten";
}

TEST(Study, a_table_is_enough_and_its_protocol_lies_in_the_report) {
  const TemporaryFolder folder;
  const std::string data = folder.file("cohort.csv", file_content(examples + "gbsg/cohort.csv"));
  const fs::path out = folder.path() / "out";
  EXPECT_EQ(tests::schema_problems(run_study(data, out)), "");
  EXPECT_EQ(run_program("check " + (out / "study.toml").string()).exit_code, 0);
}

TEST(Study, a_table_whose_dates_are_open_says_so_and_runs_once_their_order_is_given) {
  const TemporaryFolder folder;
  std::string rows = "Beginn;Todesdatum;Letzter Kontakt;Alter\n";
  for (int i = 0; i < 48; ++i) {
    const std::string day = "0" + std::to_string(1 + i % 9) + ".0" + std::to_string(1 + i % 7) + ".20";
    rows += day + "15;" + (i % 3 == 0 ? day + std::to_string(16 + i % 4) : "") + ";" + day +
            std::to_string(16 + i % 4) + ";" + std::to_string(40 + i * 7 % 40) + "\n";
  }
  const std::string data = folder.file("kohorte.csv", rows);
  const fs::path out = folder.path() / "out";
  const tests::Outcome open = run_program("run " + data + " --out " + out.string());
  EXPECT_EQ(open.exit_code, 2);
  EXPECT_NE(open.err.find("--dates dmy"), std::string::npos) << open.err;
  EXPECT_FALSE(fs::exists(out));
  EXPECT_EQ(run_study(data + " --dates dmy", out)["endpoints"].size(), 1U);
  EXPECT_EQ(run_program("run " + (out / "study.toml").string() + " --dates dmy").exit_code, 2)
      << "a protocol says itself how its table is read";
}

/// Twenty patients, followed for 300 to 2200 "months"; the grade of three is NA.
std::string odd_cohort() {
  std::string rows = "id,months,died,grade\n";
  for (int i = 0; i < 20; ++i)
    rows += std::to_string(i + 1) + "," + std::to_string(300 + 100 * i) + "," + std::to_string(i % 2) + "," +
            (i < 3        ? "NA"
             : i % 3 == 0 ? "G1"
                          : "G2") +
            "\n";
  return rows;
}

std::string odd_protocol(const TemporaryFolder& folder) {
  (void)folder.file("cohort.csv", odd_cohort());
  return folder.file("study.toml",
                     "[study]\ndata = \"cohort.csv\"\n[[endpoint]]\nname = \"OS\"\ntime = \"months\"\n"
                     "event = \"died\"\n[univariable]\nendpoints = [\"OS\"]\nfactors = [\"grade\"]\n");
}

TEST(Study, check_says_what_is_odd_and_run_that_there_is_something) {
  const TemporaryFolder folder;
  const std::string protocol = odd_protocol(folder);
  const tests::Outcome checked = run_program("check " + protocol);
  EXPECT_EQ(checked.exit_code, 0) << checked.err;
  EXPECT_NE(checked.out.find("What I noticed\n  months: longer than 50 years"), std::string::npos) << checked.out;
  EXPECT_NE(checked.out.find("grade: \"NA\" counts as a value (3 rows)"), std::string::npos) << checked.out;
  const fs::path out = folder.path() / "out";
  const nlohmann::json results = run_study(protocol, out);
  ASSERT_EQ(results["noticed"].size(), 2U);
  EXPECT_EQ(results["noticed"][0]["id"], "time_unit");
  const tests::Outcome again = run_program("run " + protocol + " --out " + out.string());
  EXPECT_NE(again.out.find("noticed: 2 oddities"), std::string::npos) << again.out;
  EXPECT_EQ(again.out.find("Analysed as they stand, though they may not be meant so\n  grade: \"NA\" counts"), 0U)
      << again.out;
  EXPECT_EQ(again.out.find("What I noticed"), std::string::npos);
}

TEST(Study, findings_and_results_can_be_printed_as_json_and_no_report_is_written) {
  const TemporaryFolder folder;
  const std::string protocol = odd_protocol(folder);
  const tests::Outcome checked = run_program("check --json " + protocol);
  ASSERT_EQ(checked.exit_code, 0) << checked.err;
  const nlohmann::json found = nlohmann::json::parse(checked.out);
  EXPECT_EQ(tests::schema_problems(found, "checked"), "");
  EXPECT_EQ(found["n"], 20);
  EXPECT_EQ(found["noticed"].size(), 2U);
  const tests::Outcome ran = run_program("run --json " + protocol);
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(tests::schema_problems(nlohmann::json::parse(ran.out)), "");
  EXPECT_FALSE(fs::exists(folder.path() / "study-report"));
  EXPECT_FALSE(fs::exists(fs::path(protocol).replace_extension("trail")));
}

TEST(Study, a_table_alone_is_said_to_be_odd_once) {
  const TemporaryFolder folder;
  const std::string data = folder.file("cohort.csv", file_content(examples + "gbsg/cohort.csv"));
  std::string text = file_content(data);
  text.replace(text.find("132,49,"), 7, "132,999,");  // an age
  std::ofstream(data) << text;
  const std::string protocol = (folder.path() / "first.toml").string();
  const tests::Outcome started = run_program("init " + data + " -o " + protocol);
  const std::string line = "age: 999 far from all other values";
  EXPECT_NE(started.out.find(line), std::string::npos) << started.out;
  const tests::Outcome ran = run_program("run " + data + " --out " + (folder.path() / "out").string());
  const std::size_t at = ran.out.find(line);
  ASSERT_NE(at, std::string::npos) << ran.out << ran.err;
  EXPECT_EQ(ran.out.find(line, at + 1), std::string::npos);
}

TEST(Study, init_without_an_outcome_writes_its_protocol_and_says_what_is_open) {
  const TemporaryFolder folder;
  std::string rows = "age,arm\n";
  for (int i = 0; i < 20; ++i) rows += (i == 4 ? "999" : std::to_string(40 + i)) + (i % 2 == 0 ? ",A\n" : ",B\n");
  const std::string data = folder.file("cohort.csv", rows);
  const std::string protocol = (folder.path() / "study.toml").string();
  const tests::Outcome written = run_program("init " + data + " -o " + protocol);
  EXPECT_EQ(written.exit_code, 0) << written.err;
  EXPECT_TRUE(fs::exists(protocol));
  EXPECT_NE(written.out.find("It has no endpoint yet: "), std::string::npos) << written.out;
  EXPECT_NE(written.out.find("age: 999 far from all other values"), std::string::npos) << written.out;
  const tests::Outcome piped = run_program("init " + data + " -o -");
  EXPECT_EQ(piped.out, file_content(protocol)) << "the protocol alone";
  EXPECT_NE(piped.err.find("It has no endpoint yet: "), std::string::npos);
  EXPECT_EQ(run_program("run " + data).exit_code, 2) << "there is nothing to analyse";
}

TEST(Study, a_protocol_with_typos_reports_them_all_with_their_lines_and_writes_nothing) {
  const TemporaryFolder folder;
  (void)folder.file("cohort.csv", "id,months,event\n1,5,1\n2,7,0\n");
  const std::string protocol = folder.file("study.toml",
                                           "[study]\ntitel = \"x\"\ndata = \"cohort.csv\"\ntime_unit = \"months\"\n\n"
                                           "[[endpoint]]\nname = \"OS\"\ntime = \"months\"\nevnt = \"event\"\n");
  const tests::Outcome outcome = run_program("run " + protocol + " --out " + (folder.path() / "out").string());
  EXPECT_EQ(outcome.exit_code, 2);
  for (const char* piece : {"study.toml:2", "titel", "title", "study.toml:9", "evnt", "event"})
    EXPECT_NE(outcome.err.find(piece), std::string::npos) << outcome.err;
  EXPECT_FALSE(fs::exists(folder.path() / "out"));
}

TEST(Study, an_expression_with_an_unknown_column_names_the_line_and_the_nearest_column) {
  const TemporaryFolder folder;
  (void)folder.file("cohort.csv", "id,months,event\n1,5,1\n2,7,0\n");
  const std::string protocol = folder.file("study.toml",
                                           "[study]\ntitle = \"x\"\ndata = \"cohort.csv\"\ntime_unit = \"months\"\n"
                                           "landmarks = [6]\n[[endpoint]]\nname = \"OS\"\ntime = \"month\"\n"
                                           "event = \"event = 1\"\n");
  const tests::Outcome outcome = run_program("check " + protocol);
  EXPECT_EQ(outcome.exit_code, 2);
  for (const char* piece : {"study.toml:8", "month", "did you mean \"months\""})
    EXPECT_NE(outcome.err.find(piece), std::string::npos) << outcome.err;
}

}  // namespace
}  // namespace rtsurv::cli

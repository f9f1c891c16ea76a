// Reports compared with each other, with their hashes and with their table.
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/study_folder.hpp"
#include "hash_list.hpp"
#include "places.hpp"
#include "rtsurv/core/error.hpp"
#include "schema.hpp"

namespace rtsurv::cli {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using tests::file_content;
using tests::run_program;
using tests::small::cohort;
using tests::small::protocol_text;

/// A study with its report.
class Trail : public tests::StudyFolder {
 protected:
  void SetUp() override {
    StudyFolder::SetUp();
    (void)run();
  }
  /// Runs the study as it is now into another folder.
  fs::path again() {
    (void)run("again");
    return folder.path() / "again";
  }

  fs::path out = folder.path() / "report";
};

TEST_F(Trail, diff_says_that_nothing_moved) {
  const tests::Outcome same = run_program("diff " + out.string() + "/ " + (again() / "results.json").string());
  EXPECT_EQ(same.exit_code, 0) << same.err;
  EXPECT_THAT(same.out, HasSubstr("Nothing moved: "));
  EXPECT_THAT(same.out, HasSubstr("Table, protocol, program and seed are the same"));
}

TEST_F(Trail, diff_names_what_moved_and_the_table_as_the_reason) {
  (void)folder.file("cohort.csv", cohort(29));
  const std::string call = "diff " + out.string() + " " + again().string();
  const tests::Outcome moved = run_program(call);
  EXPECT_EQ(moved.exit_code, 1);
  EXPECT_THAT(moved.out, HasSubstr("data/sha256: "));
  EXPECT_THAT(moved.out, Not(HasSubstr("protocol/sha256: ")));
  EXPECT_THAT(moved.out, HasSubstr("endpoints/OS/km/groups/"));
  const auto json = nlohmann::json::parse(run_program(call + " --format json").out);
  EXPECT_EQ(tests::schema_problems(json, "comparison"), "");
  EXPECT_EQ(json["moved"].get<std::size_t>() > 0, true);
  const tests::Outcome all = run_program(call + " --all");
  EXPECT_GE(all.out.size(), moved.out.size());
  EXPECT_THAT(all.out, Not(HasSubstr("--all lists them")));
}

TEST_F(Trail, diff_names_the_keys_of_the_protocol_that_were_changed) {
  fs::create_directory(folder.path() / "kept");
  fs::rename(out, folder.path() / "kept/report");
  fs::copy_file(protocol, folder.path() / "kept/study.toml");
  std::string later = protocol_text;
  later.replace(later.find("[12]"), 4, "[24]");
  (void)folder.file("study.toml", later);
  const tests::Outcome moved = run_program("diff " + (folder.path() / "kept/report").string() + " " + again().string());
  EXPECT_EQ(moved.exit_code, 1);
  EXPECT_THAT(moved.out, HasSubstr("keys of the protocol that differ:\n    study/landmarks\n"));
}

TEST_F(Trail, diff_refuses_what_is_no_report) {
  EXPECT_EQ(run_program("diff " + out.string() + " " + data).exit_code, 2);
  EXPECT_EQ(run_program("diff " + out.string() + " " + folder.path().string()).exit_code, 2);
}

TEST_F(Trail, verify_finds_files_and_numbers_as_they_were_written) {
  const tests::Outcome same = verify();
  EXPECT_EQ(same.exit_code, 0) << same.out << same.err;
  EXPECT_THAT(same.out, HasSubstr("Nothing moved: "));
  const std::string check = "cd " + out.string() + " && sha256sum --quiet -c hashes.sha256";
  EXPECT_EQ(std::system(check.c_str()), 0) << "coreutils reads the list too";
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(out)) files += entry.is_directory() ? 0U : 1U;
  EXPECT_EQ(parse_hashes(file_content(out / hash_list), "list").size(), files - 1) << "all but the list itself";
}

TEST_F(Trail, verify_finds_a_file_that_was_changed_or_taken_away) {
  std::ofstream(out / "report.html", std::ios::app) << " ";
  fs::remove(out / "tables/tables.docx");
  std::ofstream(out / "figures/mine.svg") << "<svg/>";
  const tests::Outcome changed = verify();
  EXPECT_EQ(changed.exit_code, 1);
  EXPECT_THAT(changed.out, HasSubstr("changed: report.html\n"));
  EXPECT_THAT(changed.out, HasSubstr("missing: tables/tables.docx\n"));
  EXPECT_THAT(changed.out, HasSubstr("not of the report: figures/mine.svg\n"));
}

TEST_F(Trail, verify_misses_a_report_that_was_taken_out_of_the_list) {
  const std::string list = file_content(out / hash_list);
  std::string without;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = list.find('\n', at) + 1;
    if (list.substr(at, end - at).find("report.html") == std::string::npos) without += list.substr(at, end - at);
    at = end;
  }
  std::ofstream(out / hash_list) << without;
  EXPECT_EQ(verify().exit_code, 1);
}

TEST_F(Trail, verify_finds_a_number_that_does_not_follow_from_the_table) {
  auto results = nlohmann::ordered_json::parse(file_content(out / "results.json"));
  results["flow"][0]["remaining"] = 41;
  std::ofstream(out / "results.json") << results.dump();
  const tests::Outcome changed = verify();
  EXPECT_EQ(changed.exit_code, 1);
  EXPECT_THAT(changed.out, HasSubstr("changed: results.json\n"));
  EXPECT_THAT(changed.out, HasSubstr("flow/-/remaining: 41 \u2192 40\n"));
}

TEST_F(Trail, verify_finds_that_the_table_is_another) {
  const std::string other = folder.file("other.csv", cohort(29));
  const tests::Outcome changed = verify("--data " + other);
  EXPECT_EQ(changed.exit_code, 1);
  EXPECT_THAT(changed.out, HasSubstr("the table is not that of the report"));
  EXPECT_EQ(verify("--data " + data).exit_code, 0);
}

TEST_F(Trail, verify_says_what_it_could_not_compute) {
  fs::remove(data);
  const tests::Outcome without_data = verify();
  EXPECT_EQ(without_data.exit_code, 0) << "the files are as they were";
  EXPECT_THAT(without_data.out, HasSubstr("not computed again: there is no "));
  (void)folder.file("cohort.csv", cohort());
  fs::rename(protocol, folder.path() / "other.toml");
  EXPECT_THAT(verify().out, HasSubstr("--protocol names it"));
  EXPECT_EQ(verify("--data " + data).exit_code, 2);
  EXPECT_EQ(verify("--protocol " + (folder.path() / "other.toml").string()).exit_code, 0);
}

TEST(HashList, refuses_names_that_lead_out_of_the_folder) {
  const std::string hash(64, 'a');
  EXPECT_THAT(parse_hashes("", "list"), IsEmpty());
  EXPECT_EQ(parse_hashes(to_text({{"figures/a b.svg", hash}}), "list").at("figures/a b.svg"), hash);
  for (const std::string& line : {hash + "  ../a", hash + "  /etc/a", hash + "  figures/../../a", hash + " a",
                                  hash + "  ", std::string("a  b"), std::string(64, 'x') + "  a"})
    EXPECT_THROW((void)parse_hashes(line + "\n", "list"), Error) << line;
}

TEST_F(Trail, export_r_gives_the_script_and_no_patient) {
  const tests::Outcome script = run_program("export-r " + out.string());
  EXPECT_EQ(script.exit_code, 0) << script.err;
  EXPECT_THAT(script.out, HasSubstr("survdiff(Surv(OS_time, OS_event) ~ site, data = d)"));
  EXPECT_FALSE(fs::exists("patients.csv"));
}

TEST_F(Trail, export_r_writes_patients_only_where_it_is_told_to) {
  const std::string patients = (folder.path() / "patients.csv").string();
  const std::string call = "export-r " + out.string() + " -o " + (folder.path() / "a.R").string() + " --with-data ";
  const tests::Outcome written = run_program(call + patients);
  EXPECT_EQ(written.exit_code, 0) << written.err;
  EXPECT_THAT(written.out, HasSubstr("which holds patients"));
  EXPECT_THAT(file_content(patients), ::testing::StartsWith("\"site\",\"OS_time\",\"OS_event\"\n\"bone\",5,FALSE\n"));
  EXPECT_THAT(file_content(folder.path() / "a.R"), HasSubstr("\"" + patients + "\""));
  const tests::Outcome again = run_program(call + patients);
  EXPECT_EQ(again.exit_code, 2);
  EXPECT_THAT(again.err, HasSubstr("exists already, and may hold patients"));
}

TEST_F(Trail, export_r_takes_the_place_of_an_earlier_script_alone) {
  const std::string table = file_content(data), script = (folder.path() / "a.R").string();
  const std::string patients = (folder.path() / "p.csv").string();
  const tests::Outcome refused = run_program("export-r " + out.string() + " --with-data " + patients + " -o " + data);
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("exists already, and is no script of export-r"));
  EXPECT_EQ(file_content(data), table);
  EXPECT_FALSE(fs::exists(patients));
  const std::string call = "export-r " + out.string() + " -o ";
  EXPECT_EQ(run_program(call + out.string()).exit_code, 2) << "a folder";
  EXPECT_EQ(run_program(call + script + " --with-data " + script).exit_code, 2);
  EXPECT_FALSE(fs::exists(script));
  EXPECT_EQ(run_program(call + script).exit_code, 0);
  EXPECT_EQ(run_program(call + script).exit_code, 0) << "its own script";
}

TEST_F(Trail, export_r_writes_no_patients_into_the_report) {
  const std::string script = place("a.R");
  const std::string call = "export-r " + out.string() + "/ -o " + script + " --with-data ";
  for (const char* inside : {"report/p.csv", "report/tables/../p.csv", "report/tables/p.csv"}) {
    const tests::Outcome refused = run_program(call + place(inside));
    EXPECT_EQ(refused.exit_code, 2) << inside;
    EXPECT_THAT(refused.err, HasSubstr("in the folder of the report, which is passed on"));
  }
  EXPECT_FALSE(fs::exists(script));
  EXPECT_EQ(run_program(call + place("report-p.csv")).exit_code, 0) << "beside it";
}

TEST_F(Trail, export_r_refuses_another_table_or_protocol) {
  const std::string other = folder.file("other.csv", cohort(6));
  const tests::Outcome table = run_program("export-r " + out.string() + " --data " + other);
  EXPECT_EQ(table.exit_code, 2);
  EXPECT_THAT(table.err, HasSubstr("is not the table of the report"));
  const std::string changed = folder.file("changed.toml", protocol_text + "\n");
  const tests::Outcome rules = run_program("export-r " + out.string() + " --protocol " + changed);
  EXPECT_EQ(rules.exit_code, 2);
  EXPECT_THAT(rules.err, HasSubstr("is not the protocol of the report"));
}

}  // namespace
}  // namespace rtsurv::cli

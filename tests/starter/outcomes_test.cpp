#include "rtsurv/starter/outcomes/outcomes.hpp"

#include <gtest/gtest.h>

#include "table/files.hpp"

namespace rtsurv::starter {
namespace {

using table::table_of;

std::string coding(const std::string& name, const std::string& cells) {
  const auto found = event_coding(profile(table_of(name + ",x\n" + cells)).columns[0], read_name(name));
  return found ? found->event.expression : "none";
}

TEST(StarterOutcomes, read_codings_that_leave_no_doubt) {
  EXPECT_EQ(coding("status", "0,\n1,\n0,\n"), "status");
  EXPECT_EQ(coding("status", "1,\n1,\n"), "status");
  EXPECT_EQ(coding("died", "true,\nfalse,\n"), "died");
  EXPECT_EQ(coding("status", "1,\n2,\n1,\n"), "status = 2");
  EXPECT_EQ(coding("order", "1,\n2,\n1,\n"), "\"order\" = 2");
  EXPECT_EQ(coding("vital", "Alive,\nDead,\n"), "vital = 'Dead'");
  EXPECT_EQ(coding("OS_STATUS", "0:LIVING,\n1:DECEASED,\n"), "OS_STATUS = '1:DECEASED'");
  EXPECT_EQ(coding("died", "NA,\nno,\nyes,\n"), "died = 'yes'");
  EXPECT_EQ(coding("status", "DOD,\nDOC,\nNED,\nAWD,\n"), "status in ('DOC', 'DOD')");
  EXPECT_EQ(coding("status", "yes,\nYes,\nno,\n"), "status in ('Yes', 'yes')");
}

TEST(StarterOutcomes, turn_columns_round_that_name_the_opposite) {
  EXPECT_EQ(coding("alive", "0,\n1,\n"), "alive = 0");
  EXPECT_EQ(coding("censored", "true,\nfalse,\n"), "not censored");
  EXPECT_EQ(coding("cens", "0,\n1,\n"), "cens");
}

TEST(StarterOutcomes, take_the_codes_that_a_name_gives) {
  EXPECT_EQ(coding("status (0=alive; 1=dead)", "0,\n1,\n"), "\"status (0=alive; 1=dead)\" = 1");
  EXPECT_EQ(coding("status (dead=1; alive=2)", "2,\n1,\n"), "\"status (dead=1; alive=2)\" = 1");
  EXPECT_EQ(coding("사망(1=예)", "0,\n1,\n"), "\"사망(1=예)\" = 1");
  EXPECT_EQ(coding("alive or dead", "0,\n1,\n"), "alive or dead");
}

TEST(StarterOutcomes, do_not_guess_other_codings) {
  EXPECT_EQ(coding("status", "0,\n1,\n2,\n3,\n"), "none");
  EXPECT_EQ(coding("status", "2,\n3,\n"), "none");
  EXPECT_EQ(coding("status", "a,\nb,\n"), "none");
  EXPECT_EQ(coding("status", "dead,\nunwell,\nalive,\n"), "none");
  EXPECT_EQ(coding("status", "yes,\ndead,\n"), "none");
}

/// "time/event" of every endpoint, for columns whose cells suit their part: times have many values, events 0 and 1, and
/// no column tells the same as another.
std::string pairs(const std::vector<std::string>& times, const std::vector<std::string>& events,
                  const StarterOptions& options = {}) {
  std::string head, rows;
  for (const auto& name : times) head += (head.empty() ? "" : ",") + name;
  for (const auto& name : events) head += "," + name;
  for (int row = 1; row <= 32; ++row) {
    std::string line;
    for (int i = 0; i < static_cast<int>(times.size()); ++i)
      line += (i == 0 ? "" : ",") + std::to_string(row * (3 + i * 5) % 31);
    for (std::size_t i = 0; i < events.size(); ++i) line += "," + std::to_string((row >> i) % 2);
    rows += line + "\n";
  }
  const TableProfile table = profile(table_of(head + "\n" + rows));
  std::vector<NameWords> names;
  for (const ColumnProfile& column : table.columns) names.push_back(read_name(column.name));
  std::string result;
  const GuessedOutcomes outcomes = guess_outcomes(table, names, options);
  for (const GuessedEndpoint& endpoint : outcomes.endpoints)
    result += (result.empty() ? "" : " ") + endpoint.title.name + ":" + endpoint.time + "/" + endpoint.event;
  return result;
}

TEST(StarterOutcomes, pair_times_with_their_events) {
  EXPECT_EQ(pairs({"time"}, {"status"}), "event:time/status");
  EXPECT_EQ(pairs({"rtime", "dtime"}, {"death", "recur"}), "FFR:rtime/recur OS:dtime/death");
  EXPECT_EQ(pairs({"os_months", "lc_months"}, {"local_failure", "os_event"}),
            "OS:os_months/os_event LC:lc_months/local_failure");
  EXPECT_EQ(pairs({"rfstime"}, {"status"}), "RFS:rfstime/status");
  EXPECT_EQ(pairs({"ptime", "futime"}, {"pstat", "death"}), "p:ptime/pstat OS:futime/death");
  EXPECT_EQ(pairs({"OS.time", "PFI.time"}, {"OS", "PFI"}), "OS:OS.time/OS PFI:PFI.time/PFI");
  EXPECT_EQ(pairs({"diagtime", "time"}, {"status"}), "event:time/status");
  EXPECT_EQ(pairs({"follow_up_months"}, {"died"}), "OS:follow_up_months/died");
}

TEST(StarterOutcomes, keep_equal_times_of_two_kinds_of_event) {
  std::string cells = "rtime,recur,rfstime,rfs,dtime,death\n";
  for (int row = 1; row <= 32; ++row)
    cells += fmt::format("{0},{1},{0},{2},{3},{4}\n", row * 7 % 31, row % 2, row % 3 == 0 ? 0 : 1, row * 13 % 61,
                         row % 5 == 0 ? 0 : 1);
  const TableProfile table = profile(table_of(cells));
  std::vector<NameWords> names;
  for (const ColumnProfile& column : table.columns) names.push_back(read_name(column.name));
  std::string titles;
  for (const GuessedEndpoint& endpoint : guess_outcomes(table, names, {}).endpoints)
    titles += endpoint.title.name + " ";
  EXPECT_EQ(titles, "FFR RFS OS ");
}

TEST(StarterOutcomes, take_the_best_pair_even_when_no_names_fit) {
  EXPECT_EQ(pairs({"pfs_months"}, {"death"}), "PFS:pfs_months/death");
}

TEST(StarterOutcomes, use_no_column_twice) { EXPECT_EQ(pairs({"time"}, {"death", "relapse"}), "OS:time/death"); }

TEST(StarterOutcomes, give_endpoints_names_that_differ) {
  EXPECT_EQ(pairs({"time", "futime"}, {"event", "status"}), "event:time/status event2:futime/event");
}

TEST(StarterOutcomes, take_what_the_user_names) {
  EXPECT_EQ(pairs({"x", "time"}, {"y", "status"}, {.data = {}, .time = "X", .event = "y", .missing = {}}), "event:x/y");
  EXPECT_EQ(pairs({"time"}, {"z"}, {.data = {}, .time = {}, .event = "z = 1", .missing = {}}), "event:time/z = 1");
  EXPECT_EQ(pairs({"x"}, {"died"}, {.data = {}, .time = "x", .event = {}, .missing = {}}), "OS:x/died");
}

}  // namespace
}  // namespace rtsurv::starter

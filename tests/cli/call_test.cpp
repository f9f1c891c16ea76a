// Commands called in this process, as the Python package calls them.
#include "call.hpp"

#include <gmock/gmock.h>

#include "places.hpp"
#include "program.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/table/columns/columns.hpp"

namespace rtsurv::cli {
namespace {

using ::testing::HasSubstr;

const std::string gbsg = tests::source_path("examples/gbsg/cohort.csv");

table::Table six_patients() {
  return table::Table::from_columns(
      {table::number_column("months", {5, 8, 12, 20, 24, 30}), table::number_column("died", {1, 0, 1, 1, 0, 1})});
}

const char* const six_patients_csv = "months,died\n5,1\n8,0\n12,1\n20,1\n24,0\n30,1\n";

/// The message of the error of that kind that a call ends with.
std::string complaint(ErrorKind kind, const std::vector<std::string>& arguments,
                      std::optional<table::Table> table = std::nullopt) {
  try {
    (void)call(arguments, std::move(table));
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), kind) << error.what();
    return error.what();
  }
  ADD_FAILURE() << "no error";
  return {};
}

TEST(Call, GivesWhatTheProgramPrints) {
  EXPECT_EQ(call({"km", gbsg, "--time=rfstime", "--event=status", "--json"}),
            tests::run_program("km " + gbsg + " --time rfstime --event status --json").out);
  EXPECT_EQ(call({"dose", "45/15", "--alpha-beta", "3.5"}), tests::run_program("dose 45/15 --alpha-beta 3.5").out);
}

TEST(Call, TakesATableInMemory) {
  const tests::TemporaryFolder folder;
  const std::string file = folder.file("six.csv", six_patients_csv);
  EXPECT_EQ(call({"km", data_in_memory, "--time", "months", "--event", "died", "--json"}, six_patients()),
            tests::run_program("km " + file + " --time months --event died --json").out);
}

TEST(Call, ValuesInMemoryMayMeanMissing) {
  const std::string told =
      call({"km", data_in_memory, "--time=months", "--event=died", "--missing=30"}, six_patients());
  EXPECT_THAT(told, HasSubstr("n = 5"));
}

TEST(Call, ATableIsOfOneCall) {
  (void)call({"dose", "45/15", "--alpha-beta", "3.5"}, six_patients());
  EXPECT_THAT(complaint(ErrorKind::usage, {"table1", data_in_memory}), HasSubstr(data_in_memory));
}

TEST(Call, ThrowsWhatTheProgramWouldTell) {
  EXPECT_THAT(complaint(ErrorKind::usage, {"km", gbsg}), HasSubstr("--time"));
  EXPECT_THAT(complaint(ErrorKind::usage, {"kn"}), HasSubstr("did you mean \"km\""));
  EXPECT_THAT(complaint(ErrorKind::usage, {"serve"}), HasSubstr("no command"));
  EXPECT_THAT(complaint(ErrorKind::usage, {"table1", data_in_memory, "--decimal=,"}, six_patients()),
              HasSubstr("is not for data in memory"));
  EXPECT_THAT(complaint(ErrorKind::not_estimable,
                        {"logrank", data_in_memory, "--time=months", "--event=died", "--by=1"}, six_patients()),
              HasSubstr("group"));
}

TEST(Call, ACommandThatAnswersWithAnExitCodeIsAnError) {
  const std::string ledger = tests::source_path("examples/breast-palliative/published.toml");
  EXPECT_THAT(complaint(ErrorKind::numerical, {"audit", ledger, "--strict"}), HasSubstr("exit code 1"));
}

}  // namespace
}  // namespace rtsurv::cli

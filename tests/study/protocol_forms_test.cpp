// What a protocol may leave out, and in which forms it may be written.

#include "rtsurv/study/protocol/protocol.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/protocol_file.hpp"
#include "table/files.hpp"

namespace rtsurv::study {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using testing::read_text;
using testing::smallest;

std::vector<std::string> words(const std::vector<Text>& texts) {
  std::vector<std::string> result;
  for (const Text& text : texts) result.push_back(text.text);
  return result;
}

TEST(ProtocolForms, has_defaults_for_all_but_data_and_an_endpoint) {
  const Protocol protocol = read_text(smallest);
  EXPECT_EQ(protocol.title, "study");
  EXPECT_EQ(protocol.time_unit, TimeUnit::months);
  EXPECT_EQ(protocol.seed, 1U);
  EXPECT_THAT(protocol.landmarks, IsEmpty());
  EXPECT_FALSE(protocol.id || protocol.dose || protocol.describe || protocol.univariable || protocol.multivariable);
  EXPECT_FALSE(protocol.risk_groups.has_value());
}

TEST(ProtocolForms, bears_the_hash_of_its_bytes) {
  EXPECT_EQ(read_text(smallest).sha256, "db5c07f478ec7aa964c64e8a188555b1de1e288da651da70545232bca9fa4103");
}

TEST(ProtocolForms, does_not_move_an_absolute_data_path) {
  const Protocol protocol = read_text("[study]\ndata = '/data/cohort.csv'\n" + smallest.substr(smallest.find("[[")));
  EXPECT_EQ(protocol.data, "/data/cohort.csv");
}

TEST(ProtocolForms, reads_the_long_forms_of_tables_too) {
  const Protocol protocol = read_text(smallest + R"([columns.size]
label = "Size"
unit  = "mm"
[columns.age]
label = "Age"
[risk_groups]
factors = ["a", "b"]
[risk_groups.groups]
"High" = [1, 2]
"Low"  = [0]
)");
  ASSERT_EQ(protocol.columns.size(), 2U);
  EXPECT_EQ(protocol.columns[0].label, "Size");
  EXPECT_EQ(protocol.columns[1].label, "Age");
  EXPECT_THAT(protocol.risk_groups.value().groups,
              ElementsAre(Pair("High", ElementsAre(1, 2)), Pair("Low", ElementsAre(0))));
}

TEST(ProtocolForms, accepts_a_byte_order_mark_and_windows_line_ends) {
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : smallest) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  EXPECT_EQ(read_text(windows).endpoints.size(), 1U);
}

TEST(ProtocolForms, lets_names_of_the_dose_columns_be_derived_when_there_is_no_dose_table) {
  EXPECT_EQ(read_text(smallest + "[derive]\neqd2 = \"dose * 1.2\"\nrisk_group = \"a\"\n").derivations.size(), 2U);
}

TEST(ProtocolForms, allows_counts_that_no_risk_group_lists) {
  const Protocol protocol = read_text(smallest + "[risk_groups]\nfactors = [\"a\", \"b\"]\ngroups = { Low = [0] }\n");
  EXPECT_EQ(protocol.risk_groups.value().groups.size(), 1U);
}

TEST(ProtocolForms, accepts_fixed_factors_without_a_univariable_table) {
  const Protocol protocol =
      read_text(smallest + "[multivariable]\nendpoints = [\"OS\"]\nfactors = [\"age\", \"stage\"]\n");
  EXPECT_FALSE(protocol.multivariable.value().select_below.has_value());
  EXPECT_THAT(words(protocol.multivariable.value().factors), ElementsAre("age", "stage"));
}

TEST(ProtocolForms, says_which_file_cannot_be_read) {
  for (const std::string path : {"/nowhere/study.toml", "/"}) {
    try {
      (void)read_protocol(path);
      FAIL() << path;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::io);
      EXPECT_THAT(error.what(), ::testing::StartsWith(path + ": cannot be "));
    }
  }
}

}  // namespace
}  // namespace rtsurv::study

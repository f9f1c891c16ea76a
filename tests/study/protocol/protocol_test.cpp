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

std::vector<std::string> words(const std::vector<Text>& texts) {
  std::vector<std::string> result;
  for (const Text& text : texts) result.push_back(text.text);
  return result;
}

const std::string complete = R"(# every table and every key
[study]
title     = "Palliative radiotherapy"
data      = "tables/cohort.csv"
id        = "patient_id"
time_unit = "weeks"
landmarks = [104, 52.5, 0, 52.5]
seed      = 20231011
missing   = ["NA", "."]

[columns]
stage   = { label = "Stage", levels = [2, 1, 3.5, "x", true] }
age     = { label = "Age at radiotherapy", unit = "years" }
outside = { labels = { "1" = "yes", 0 = "no" } }

[[exclude]]
reason = "Re-irradiation"
when   = "reirradiation"
[[exclude]]
reason = "Too young"
when   = "age < 18"

[dose]
total      = "total_dose_gy"
fractions  = "fractions"
alpha_beta = 4

[derive]
zeta  = "lesions > 5"
alpha = "prior_lines > 2"

[[endpoint]]
name  = "LC"
label = "Local control"
time  = "lc_months"
event = "local_failure"
competing = "died_without_failure"
[[endpoint]]
name  = "OS"
from  = "rt_start"
to    = "last_seen"
event = "died"

[describe]
variables = ["outside", "age"]
by        = "technique"

[[cutpoint]]
name     = "high_dose"
variable = "eqd2"
endpoint = "LC"
p_method = "Lau94"
min_prop = 0.2
max_prop = 0.7
fixed    = 63
[[cutpoint]]
name     = "bulky"
variable = "volume"
endpoint = "OS"

[univariable]
endpoints = ["LC", "OS"]
factors   = ["zeta", "high_dose", "age > 50"]

[multivariable]
endpoints = ["OS"]
select    = " logrank   p<0.1 "

[risk_groups]
factors = ["zeta", "alpha"]
groups  = { "Worst" = [2], "Best" = [0, 1] }

[[effect]]
variable = "high_dose"
within   = "risk_group"
endpoint = "LC"
)";

TEST(Protocol, reads_the_study_table) {
  const table::TemporaryFile file("study.toml", complete);
  const Protocol protocol = read_protocol(file.path());
  EXPECT_EQ(protocol.path, file.path());
  EXPECT_EQ(protocol.title, "Palliative radiotherapy");
  EXPECT_EQ(protocol.data, file.folder() + "/tables/cohort.csv");
  EXPECT_EQ(protocol.id.value().text, "patient_id");
  EXPECT_EQ(protocol.time_unit, TimeUnit::weeks);
  EXPECT_THAT(protocol.landmarks, ElementsAre(0.0, 52.5, 104.0));
  EXPECT_EQ(protocol.seed, 20231011U);
  EXPECT_THAT(protocol.reading.missing, ElementsAre("NA", "."));
}

TEST(Protocol, keeps_columns_in_the_order_of_the_file) {
  const Protocol protocol = read_text(complete);
  ASSERT_EQ(protocol.columns.size(), 3U);
  EXPECT_EQ(protocol.columns[0].column.text, "stage");
  EXPECT_EQ(protocol.columns[1].label, "Age at radiotherapy");
  EXPECT_EQ(protocol.columns[1].unit, "years");
  EXPECT_EQ(protocol.columns[2].column.text, "outside");
  EXPECT_EQ(protocol.columns[2].label, "");
}

TEST(Protocol, takes_levels_of_any_type_as_labels_and_labels_in_their_order) {
  const Protocol protocol = read_text(complete);
  EXPECT_THAT(protocol.columns[0].levels, ElementsAre("2", "1", "3.5", "x", "true"));
  EXPECT_THAT(protocol.columns[2].labels, ElementsAre(Pair("1", "yes"), Pair("0", "no")));
}

TEST(Protocol, reads_the_cohort_tables) {
  const Protocol protocol = read_text(complete);
  ASSERT_EQ(protocol.exclusions.size(), 2U);
  EXPECT_EQ(protocol.exclusions[0].reason, "Re-irradiation");
  EXPECT_EQ(protocol.exclusions[1].when.text, "age < 18");
  EXPECT_EQ(protocol.dose.value().phases[0].total.value().text, "total_dose_gy");
  EXPECT_EQ(protocol.dose.value().phases[0].fractions.value().text, "fractions");
  EXPECT_THAT(protocol.dose.value().alpha_beta, ElementsAre(4.0));
  ASSERT_EQ(protocol.derivations.size(), 2U);
  EXPECT_EQ(protocol.derivations[0].name.text, "zeta");
  EXPECT_EQ(protocol.derivations[1].expression.text, "prior_lines > 2");
}

TEST(Protocol, reads_the_outcome_tables) {
  const Protocol protocol = read_text(complete);
  ASSERT_EQ(protocol.endpoints.size(), 2U);
  EXPECT_EQ(protocol.endpoints[0].label, "Local control");
  EXPECT_EQ(protocol.endpoints[0].time.value().text, "lc_months");
  EXPECT_EQ(protocol.endpoints[0].competing.value().text, "died_without_failure");
  EXPECT_FALSE(protocol.endpoints[0].from.has_value());
  EXPECT_EQ(protocol.endpoints[1].label, "OS");
  EXPECT_EQ(protocol.endpoints[1].from.value().text, "rt_start");
  EXPECT_EQ(protocol.endpoints[1].to.value().text, "last_seen");
  EXPECT_FALSE(protocol.endpoints[1].time.has_value());
  EXPECT_THAT(words(protocol.describe.value().variables), ElementsAre("outside", "age"));
  EXPECT_EQ(protocol.describe.value().by.value().text, "technique");
}

TEST(Protocol, reads_cutpoints_with_their_defaults) {
  const Protocol protocol = read_text(complete);
  ASSERT_EQ(protocol.cutpoints.size(), 2U);
  const CutpointRule& first = protocol.cutpoints[0];
  EXPECT_EQ(first.p_method, "Lau94");
  EXPECT_EQ(first.min_proportion, 0.2);
  EXPECT_EQ(first.max_proportion, 0.7);
  EXPECT_EQ(first.fixed.value(), 63.0);
  const CutpointRule& second = protocol.cutpoints[1];
  EXPECT_EQ(second.p_method, "condMC");
  EXPECT_EQ(second.min_proportion, 0.1);
  EXPECT_EQ(second.max_proportion, 0.9);
  EXPECT_FALSE(second.fixed.has_value());
}

TEST(Protocol, reads_the_model_tables) {
  const Protocol protocol = read_text(complete);
  EXPECT_THAT(words(protocol.univariable.value().factors), ElementsAre("zeta", "high_dose", "age > 50"));
  EXPECT_THAT(words(protocol.multivariable.value().endpoints), ElementsAre("OS"));
  EXPECT_EQ(protocol.multivariable.value().select_below.value(), 0.1);
  EXPECT_THAT(protocol.multivariable.value().factors, IsEmpty());
  EXPECT_THAT(protocol.risk_groups.value().groups,
              ElementsAre(Pair("Worst", ElementsAre(2)), Pair("Best", ElementsAre(0, 1))));
  ASSERT_EQ(protocol.effects.size(), 1U);
  EXPECT_EQ(protocol.effects[0].within.text, "risk_group");
}

TEST(Protocol, remembers_the_place_of_names_and_expressions) {
  const Protocol protocol = read_text(complete);
  const Text& name = protocol.derivations[0].name;
  EXPECT_EQ(name.line, 29U);
  EXPECT_EQ(name.position, 1U);
  const Text& expression = protocol.derivations[0].expression;
  EXPECT_EQ(expression.line, 29U);
  EXPECT_EQ(expression.position, 9U);
  EXPECT_EQ(protocol.univariable.value().factors[2].line, 63U);
  EXPECT_EQ(protocol.univariable.value().factors[2].position, 35U);
}

TEST(Protocol, reads_how_the_file_is_read) {
  const Protocol protocol = read_text(R"([study]
data = "cohort.xlsx"
sheet = 2
header = 4
encoding = "CP949"
dates = "dmy"
century = 1930
[columns]
hr = { missing = ["9"], dates = "mdy", same = { "pos" = ["Pos", "positive"] } }
[[endpoint]]
name = "OS"
time = "months"
event = "died"
)");
  EXPECT_EQ(protocol.reading.sheet, "2");
  EXPECT_EQ(protocol.reading.header, 4U);
  EXPECT_EQ(protocol.reading.encoding, "CP949");
  EXPECT_EQ(protocol.reading.dates.order, table::DateOrder::dmy);
  EXPECT_EQ(protocol.reading.dates.century, 1930);
  ASSERT_EQ(protocol.reading.columns.size(), 1U);
  EXPECT_THAT(protocol.reading.columns[0].missing, ElementsAre("9"));
  EXPECT_EQ(protocol.reading.columns[0].dates, table::DateOrder::mdy);
  EXPECT_THAT(protocol.reading.columns[0].same.at(0).second, ElementsAre("Pos", "positive"));
}

}  // namespace
}  // namespace rtsurv::study

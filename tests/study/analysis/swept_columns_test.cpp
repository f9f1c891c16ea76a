// The columns of another alpha/beta, put in and taken out again.
#include "rtsurv/study/analysis/swept_columns.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/study/parts/run.hpp"
#include "rtsurv/study/prepare/treatments.hpp"
#include "study/irradiated.hpp"

namespace rtsurv::study {
namespace {

using table::texts;
using ::testing::ElementsAre;
using testing::os;

const std::string protocol = "[study]\ndata = \"c.csv\"\n" + os + R"([dose]
total = "gy"
fractions = "n"
alpha_beta = [3.5, 4]
[derive]
by_fraction = "eqd2 / n"
twice = "by_fraction * 2"
half = "gy / 2"
other = "eqd2_ab4 > 60"
[[cutpoint]]
name = "high"
variable = "twice"
endpoint = "OS"
[[cutpoint]]
name = "large"
variable = "half"
endpoint = "OS"
[risk_groups]
factors = ["died = 1", "EQD2 > 60"]
groups = { "none" = [0], "some" = [1, 2] }
)";

TEST(DoseDependence, FollowsTheFirstAlphaBetaThroughTheProtocol) {
  const Protocol parsed = parse_protocol(protocol, "study.toml");
  const DoseDependence depends(parsed);
  for (const char* name : {"bed", "eqd2", "EQD2", "by_fraction", "twice", "high", "risk_group", "log(bed) > 3"})
    EXPECT_TRUE(depends.reaches(name)) << name;
  for (const char* name : {"dose_per_fraction", "half", "large", "other", "eqd2_ab4", "bedroom", "gy"})
    EXPECT_FALSE(depends.reaches(name)) << name;
}

TEST(PutDose, ChangesWhatDependsOnDoseInTheOverlayOnly) {
  const Protocol parsed = parse_protocol(protocol, "study.toml");
  Analysis analysis(parsed, prepare(parsed, table::table_of("months,died,gy,n\n1,1,36,6\n2,0,50,25\n3,1,,5\n")));
  const DoseDependence depends(parsed);
  const Treatments treatments =
      treatments_of(analysis.table(), *parsed.dose, read_dose_input(analysis.table(), *parsed.dose));
  const auto before = texts(analysis.values().number("eqd2 * 1", "test"));
  const auto names = analysis.table().names();
  Analysis swept = analysis.overlay();
  put_dose(swept, depends, treatments, 4.0);  // 36 (6 + 4) / 6 = 60; 10 a fraction
  EXPECT_THAT(texts(swept.table().column("eqd2", "test")), ElementsAre("60", "50", ""));
  EXPECT_THAT(texts(swept.values().number("twice", "test")), ElementsAre("20", "4", ""));
  EXPECT_THAT(texts(swept.values().number("eqd2 * 1", "test")), ElementsAre("60", "50", ""));
  EXPECT_THAT(texts(swept.table().evaluate("eqd2 >= 60", "test")), ElementsAre("1", "0", ""));
  EXPECT_EQ(texts(analysis.values().number("eqd2 * 1", "test")), before);
  put_dose(swept, depends, treatments, 1.0);  // 36 x 7 / 3 = 84
  EXPECT_THAT(texts(swept.values().number("twice", "test")), ElementsAre("28", "4", ""));
  EXPECT_THAT(texts(swept.table().column("eqd2_ab4", "test")), ElementsAre("60", "50", ""));
  EXPECT_NEAR(analysis.values().number("twice", "test").number[0], 2.0 * 9.5 * 6.0 / 5.5, 1e-9);
  EXPECT_EQ(analysis.table().names(), names);
}

TEST(Values, AnOverlayAsksItsParentForAllThatNamesNoneOfItsColumns) {
  const table::Table table = table::table_of("a,b\n1,0\n0,1\n");
  Values values(table), overlay(&values);
  table::Column changed = table.column("a", "test");
  changed.number = {0, 1};
  EXPECT_EQ(&overlay.number("a + 1", "test"), &values.number("a + 1", "test"));
  overlay.put(changed);
  EXPECT_THAT(texts(overlay.number("a + 1", "test")), ElementsAre("1", "2"));
  EXPECT_THAT(texts(overlay.indicator("A", "test")), ElementsAre("0", "1"));
  EXPECT_THAT(texts(overlay.number_since("a", 1, "test")), ElementsAre("-1", "0"));
  EXPECT_EQ(&overlay.indicator("b", "test"), &values.indicator("b", "test"));
  EXPECT_THAT(texts(values.number("a + 1", "test")), ElementsAre("2", "1"));
  EXPECT_THAT(texts(values.any("a", "test")), ElementsAre("1", "0"));
  changed.number = {1, 1};
  overlay.put(changed);
  EXPECT_THAT(texts(overlay.number("a + 1", "test")), ElementsAre("2", "2"));
  EXPECT_THAT(texts(overlay.number_since("a", 1, "test")), ElementsAre("0", "0"));
}

TEST(Values, AnOverlayOnAnOverlayHidesOnlyItsOwn) {
  const table::Table table = table::table_of("a,b\n1,0\n0,1\n");
  Values values(table), first(&values);
  table::Column both = table.column("a", "test");
  both.number = {1, 1};
  first.put(both);
  Values second(&first);
  table::Column added = table.column("b", "test");
  added.name = "c";
  second.put(added);
  EXPECT_THAT(texts(second.number("a + b + c", "test")), ElementsAre("1", "3"));
  EXPECT_EQ(&second.any("a", "test"), &first.any("a", "test"));
  EXPECT_EQ(table::message_of(ErrorKind::usage, [&] { values.put(added); }).empty(), false);
}

}  // namespace
}  // namespace rtsurv::study

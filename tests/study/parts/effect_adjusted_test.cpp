// [[effect]] adjust: from a protocol and a table to crude and adjusted numbers, and to reasons.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "oracle/oracle.hpp"
#include "places.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/results/json/json.hpp"
#include "rtsurv/study/parts/run.hpp"
#include "study/protocol_file.hpp"
#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

using ::testing::HasSubstr;
using testing::os;
using testing::study_of;

/// The patients of tests/oracle/treatment/gbsg.csv, with grade as a factor, through a study.
results::Study gbsg_study(const std::string& keys) {
  const std::string protocol = "[study]\ndata = \"gbsg.csv\"\nlandmarks = [365, 1096, 1826]\ntime_unit = \"days\"\n" +
                               std::string("[derive]\ngrade = \"1 + grade2 + 2 * grade3\"\n") +
                               "[columns]\ngrade = { levels = [\"1\", \"2\", \"3\"] }\n" +
                               "[[endpoint]]\nname = \"RFS\"\ntime = \"time\"\nevent = \"event = 1\"\n" +
                               "[[effect]]\nvariable = \"treated\"\nwithin = \"meno\"\nendpoint = \"RFS\"\n" +
                               "adjust = [\"age\", \"meno\", \"size\", \"grade\", \"nodes\"]\n" + keys;
  return run(parse_protocol(protocol, "study.toml"),
             table::Table::read({.path = tests::source_path("tests/oracle/treatment/gbsg.csv")}));
}

const results::AdjustedEffect& adjusted(const results::Study& study) { return *study.effects.at(0).adjusted->value; }

TEST(EffectAdjusted, WeightedAgreesWithR) {
  for (const auto& expected :
       {oracle::read_json("treatment/expected.json")[0], oracle::read_json("treatment/expected.json")[1]}) {
    const auto study = gbsg_study("estimand = \"" + expected["estimand"].get<std::string>() + "\"\ntruncate = 0.01\n");
    const results::AdjustedEffect& found = adjusted(study);
    EXPECT_EQ(found.n, 686u);
    EXPECT_EQ(found.second.n, 246u);
    for (std::size_t k = 0; k < 3; ++k) {
      oracle::expect_close(*found.at[k].first.estimate, oracle::number(expected["first"][k]));
      oracle::expect_close(*found.at[k].second.estimate, oracle::number(expected["second"][k]));
      EXPECT_LT(*found.at[k].difference.lower, *found.at[k].difference.estimate);
      EXPECT_EQ(found.km->groups[1].curve.at[k].survival, found.at[k].second.estimate);
      EXPECT_EQ(found.km->groups[1].curve.at[k].lower, found.at[k].second.lower);
    }
    oracle::expect_close(std::log(*found.ratio.ratio), oracle::number(expected["coef"]));
    oracle::expect_close(*found.ratio.std_error, oracle::number(expected["robust_se"]));
    oracle::expect_close(found.first.effective_n, oracle::number(expected["ess"][0]));
    EXPECT_EQ(found.truncated, expected["changed"].get<std::size_t>());
    oracle::expect_close(found.e_value->estimate, oracle::number(expected["e_value"]));
    // age, meno, size, the three grades, nodes; R has no first grade.
    ASSERT_EQ(found.balance.size(), 7u);
    EXPECT_EQ(found.balance[3].level, "1");
    for (const auto& [ours, theirs] :
         std::vector<std::pair<std::size_t, std::size_t>>{{0, 0}, {2, 2}, {5, 4}, {6, 5}}) {
      oracle::expect_close(*found.balance[ours].before, oracle::number(expected["before"][theirs]));
      oracle::expect_close(*found.balance[ours].after, oracle::number(expected["after"][theirs]), 1e-7);
    }
  }
}

TEST(EffectAdjusted, StandardisedAgreesWithR) {
  const auto expected = oracle::read_json("treatment/expected.json")[0];
  const auto study = gbsg_study("method = \"standardise\"\n");
  const results::AdjustedEffect& found = adjusted(study);
  for (std::size_t k = 0; k < 3; ++k)
    oracle::expect_close(*found.at[k].second.estimate, oracle::number(expected["standardised_second"][k]));
  oracle::expect_close(std::log(*found.ratio.ratio), oracle::number(expected["model_coef"]));
  EXPECT_FALSE(found.km);
  EXPECT_FALSE(found.balance[0].after);
  EXPECT_TRUE(found.balance[0].before);
}

struct Row {
  double months;
  int died, other;
  bool treated;
  int age, stage;
};

std::vector<Row> rows() {
  std::vector<Row> all;
  for (int i = 0; i < 120; ++i)
    all.push_back({1.0 + i * 7 % 23, i % 3 == 0 ? 1 : 0, i % 3 == 1 ? 1 : 0, (i * 5 + i % 7) % 11 < 5, 40 + i * 13 % 37,
                   1 + i % 2});
  return all;
}

std::string table_of(const std::vector<Row>& all) {
  std::string text = "months,died,other,treated,age,stage\n";
  for (const Row& row : all)
    text += std::to_string(row.months) + "," + std::to_string(row.died) + "," + std::to_string(row.other) +
            (row.treated ? ",true," : ",false,") + (row.age > 0 ? std::to_string(row.age) : "") + "," +
            std::to_string(row.stage) + "\n";
  return text;
}

const std::string fair =
    "[[effect]]\nvariable = \"treated\"\nwithin = \"stage\"\nendpoint = \"OS\"\nadjust = [\"age\"]\n";

std::string reason(const std::vector<Row>& all) { return study_of(os + fair, table_of(all)).effects[0].adjusted->why; }

TEST(EffectAdjusted, CountsWhatIsMissingAndCompetes) {
  std::vector<Row> all = rows();
  all[3].age = all[4].age = 0;
  const auto study = study_of(os + "competing = \"other\"\n" + fair, table_of(all));
  const results::AdjustedEffect& found = adjusted(study);
  EXPECT_EQ(found.n, 118u);
  EXPECT_EQ(found.n_missing, 2u);
  ASSERT_EQ(found.missing.size(), 1u);
  EXPECT_EQ(found.missing[0].n, 2u);
  ASSERT_EQ(found.incidence.size(), 1u);
  EXPECT_GT(*found.incidence[0].second.estimate, 0.0);
  EXPECT_LT(*found.incidence[0].second.estimate, 1.0 - *found.at[0].second.estimate);
  EXPECT_TRUE(found.incidence[0].difference.lower);
  EXPECT_TRUE(study_of(os + fair, table_of(all)).effects[0].adjusted->value->incidence.empty());
  EXPECT_THAT(results::to_json(study), HasSubstr("\"outside_common_support\""));
}

TEST(EffectAdjusted, WithoutAdjustThereIsNone) {
  const auto study = study_of(os + fair.substr(0, fair.find("adjust")), table_of(rows()));
  EXPECT_FALSE(study.effects[0].adjusted);
}

TEST(EffectAdjusted, IsTheSameForAnyNumberOfThreads) {
  std::vector<std::string> json;
  for (const std::size_t threads : {std::size_t{1}, std::size_t{3}}) {
    parallel::set_threads(threads);
    json.push_back(results::to_json(study_of(os + fair, table_of(rows()))));
  }
  parallel::set_threads(0);
  EXPECT_EQ(json[0], json[1]);
}

TEST(EffectAdjusted, ALandmarkBeyondASideHasNoDifference) {
  std::vector<Row> all = rows();
  for (Row& row : all)
    if (row.treated) row.months = std::min(row.months, 5.0), row.died = row.months < 5.0 ? row.died : 0;
  for (const char* method : {"iptw", "standardise"}) {
    const auto study = study_of(os + fair + "method = \"" + method + "\"\n", table_of(all));
    EXPECT_EQ(adjusted(study).at[0].why, "a side is not followed so long");
    EXPECT_FALSE(adjusted(study).at[0].difference.estimate);
  }
}

TEST(EffectAdjusted, RefusesWhereNobodyCanBeCompared) {
  std::vector<Row> all = rows();
  for (Row& row : all) row.treated = row.age > 60;
  EXPECT_THAT(reason(all), HasSubstr("the treatment of some patients is certain from \"age\""));
  for (Row& row : all) row.treated = true;
  EXPECT_THAT(reason(all), HasSubstr("\"treated\" has one level"));
  for (std::size_t i = 0; i < 4; ++i) all[i * 9].treated = false;
  EXPECT_THAT(reason(all), HasSubstr("a side has 4 patients with all values known, fewer than 5"));
  all = rows();
  for (std::size_t i = 0; i < all.size(); ++i) all[i].died = i < 9 ? 1 : 0;
  EXPECT_THAT(reason(all), HasSubstr("9 events, fewer than 10"));
}

std::string problem(const std::string& protocol) {
  return table::message_of(ErrorKind::protocol, [&] { (void)study_of(os + protocol, table_of(rows())); });
}

std::string with(std::string protocol, const std::string& from, const std::string& to) {
  return protocol.replace(protocol.find(from), from.size(), to);
}

TEST(EffectAdjusted, RefusesWeightsAndClusters) {
  for (const char* key : {"weights", "cluster"}) {
    const auto study = study_of(os + key + " = \"stage\"\n" + fair, table_of(rows()));
    EXPECT_THAT(study.effects.at(0).adjusted->why, HasSubstr("every row for one patient")) << key;
  }
}

TEST(EffectAdjusted, ProblemsOfTheProtocol) {
  EXPECT_THAT(problem(with(fair, "[\"age\"]", "[\"age\", \"treated\"]")),
              HasSubstr("\"treated\" is the treatment itself"));
  EXPECT_THAT(problem(with(fair, "\"treated\"", "\"stage + died\"")), HasSubstr("compares two treatments, and"));
  EXPECT_THAT(problem(with(fair, "\"treated\"", "\"age\"")), HasSubstr("has many values"));
  EXPECT_THAT(problem(with(fair, "\"age\"", "\"agee\"")), HasSubstr("agee"));
  EXPECT_THAT(problem("[columns]\nage = { measured = \"after\" }\n" + fair), HasSubstr("[[effect]] adjust"));
  EXPECT_THAT(problem(fair + "estimand = \"ATU\"\n"), HasSubstr("must be \"ATE\" or \"ATT\""));
  EXPECT_THAT(problem(with(fair, "[\"age\"]", "[\"died\"]")), HasSubstr("\"died\" belongs to the outcome"));
  EXPECT_THAT(problem(with(fair, "[\"age\"]", "[\"died = 1 and age > 50\"]")), HasSubstr("belongs to the outcome"));
  EXPECT_THAT(problem(fair + "method = \"standardise\"\ntruncate = 0.05\n"), HasSubstr("is for weights"));
  EXPECT_THAT(problem(fair + "truncate = 0.5\n"), HasSubstr("must be a share of the weights from 0 to below 0.5"));
  EXPECT_THAT(problem(with(fair, "adjust = [\"age\"]\n", "method = \"iptw\"\n")),
              HasSubstr("\"method\" in [[effect]] says how to adjust, and \"adjust\" for what: add it"));
}

}  // namespace
}  // namespace rtsurv::study

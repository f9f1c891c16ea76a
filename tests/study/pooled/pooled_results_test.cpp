// The results of parts are those of the table.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/results/json/json.hpp"
#include "study/pooled/parted_table.hpp"

namespace rtsurv::study {
namespace {

using table::Table;
using ::testing::Contains;
using testing::differences, testing::parts_of, testing::random_columns, testing::sums_of;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::ThrowsMessage;

const std::vector<std::string> weights{"", "count", "share"};

TEST(PooledResults, of_curves_are_those_of_the_table) {
  unsigned seed = 0;
  for (const std::string& weight : weights)
    for (const std::string entry : {"", "entry"})
      for (const std::string by : {"", "arm", "grade", "age > 55"})
        for (const unsigned parts : {1U, 2U, 7U, 60U}) {
          if (weight == "share" && !entry.empty()) continue;
          SCOPED_TRACE(weight + " " + entry + " " + by + " " + std::to_string(parts));
          const auto columns = random_columns(++seed);
          const KaplanMeierCall call{.outcome = {.time = "months", .event = "died", .entry = entry, .weights = weight},
                                     .by = by,
                                     .at = {6, 12, 40}};
          EXPECT_THAT(differences(kaplan_meier(sums_of(parts_of(columns, seed, parts), call), call),
                                  kaplan_meier(Table::from_columns(columns), call)),
                      IsEmpty());
        }
}

TEST(PooledResults, of_log_rank_tests_are_those_of_the_table) {
  unsigned seed = 100;
  for (const std::string weight : {"", "count"})
    for (const std::string entry : {"", "entry"})
      for (const std::string by : {"arm", "grade"})
        for (const std::vector<std::string>& strata :
             {std::vector<std::string>{}, {"centre"}, {"grade > 2", "centre"}}) {
          const auto columns = random_columns(++seed);
          const LogRankCall call{.outcome = {.time = "months", .event = "died", .entry = entry, .weights = weight},
                                 .by = by,
                                 .strata = strata,
                                 .trend = true,
                                 .pairwise = GroupPairs{}};
          EXPECT_THAT(differences(log_rank(sums_of(parts_of(columns, seed, 6), call), call),
                                  log_rank(Table::from_columns(columns), call)),
                      IsEmpty());
        }
}

TEST(PooledResults, of_incidences_are_those_of_the_table) {
  unsigned seed = 200;
  for (const std::string& weight : weights)
    for (const std::string entry : {"", "entry"})
      for (const bool by_status : {false, true})
        for (const std::string by : {"", "arm"}) {
          if (weight == "share" && !entry.empty()) continue;
          const auto columns = random_columns(++seed);
          IncidenceCall call{
              .outcome = {.time = "months", .entry = entry, .weights = weight}, .by = by, .at = {6, 12, 40}};
          if (!by.empty()) call.strata = {"centre"};
          if (by_status) {
            call.outcome.status = "ended";
            call.outcome.censor = "alive";
          } else {
            call.outcome.event = "died";
            call.outcome.competing = "relapse";
          }
          EXPECT_THAT(differences(cumulative_incidence(sums_of(parts_of(columns, seed, 40), call), call),
                                  cumulative_incidence(Table::from_columns(columns), call)),
                      IsEmpty());
        }
}

CoxCall cox_call(const std::string& terms, const std::string& weight = "", const std::string& entry = "") {
  return {.outcome = {.time = "months", .event = "died", .entry = entry, .weights = weight},
          .terms = parse_model(terms)};
}

TEST(PooledResults, of_cox_models_are_those_of_the_table) {
  unsigned seed = 300;
  for (const std::string weight : {"", "count"})
    for (const std::string entry : {"", "entry"})
      for (const std::string terms :
           {"age,arm,factor(grade)", "factor(grade, ref=3),age*arm", "age:grade,arm:centre", "age > 55"})
        for (const std::vector<std::string>& strata : {std::vector<std::string>{}, {"centre"}}) {
          if (!strata.empty() && terms.find("centre") != std::string::npos) continue;
          SCOPED_TRACE(weight + " " + entry + " " + terms);
          const auto columns = random_columns(++seed, 400);
          CoxCall call = cox_call(terms, weight, entry);
          call.strata = strata;
          const results::CoxResult expected = cox(Table::from_columns(columns), call);
          for (const std::size_t most : {std::size_t{1} << 22, std::size_t{0}}) {
            const results::CoxResult actual =
                testing::cox_of(parts_of(columns, seed, 5), call, {.most_products = most});
            EXPECT_THAT(differences(actual, expected, {"warnings", "concordance", "iterations", "firth"}), IsEmpty());
            EXPECT_THAT(actual.sample.warnings, Contains(HasSubstr("the concordance is not given")));
          }
        }
}

TEST(PooledResults, withhold_what_sampling_weights_would_need) {
  const auto columns = random_columns(7, 300);
  const CoxCall call = cox_call("age,arm", "share");
  const results::CoxResult expected = cox(Table::from_columns(columns), call);
  const results::CoxResult actual = testing::cox_of(parts_of(columns, 7, 4), call);
  EXPECT_THAT(actual.sample.warnings, Contains(HasSubstr("robust error of each patient")));
  EXPECT_THAT(actual.factors, IsEmpty());
  ASSERT_EQ(actual.terms.size(), expected.terms.size());
  for (std::size_t j = 0; j < expected.terms.size(); ++j) {
    EXPECT_NEAR(*actual.terms[j].coefficient, *expected.terms[j].coefficient, 1e-10);
    EXPECT_EQ(actual.terms[j].n, expected.terms[j].n);
    EXPECT_FALSE(actual.terms[j].lower || actual.terms[j].p || actual.terms[j].robust_std_error);
  }
}

TEST(PooledResults, move_a_reference_without_events_as_the_table_does) {
  auto columns = random_columns(9, 300);
  for (std::size_t i = 0; i < 300; ++i)
    if (columns[5].number[i] == 1.0) columns[2].number[i] = 0.0;
  const CoxCall call = cox_call("factor(grade),age");
  const results::CoxResult expected = cox(Table::from_columns(columns), call);
  const results::CoxResult actual = testing::cox_of(parts_of(columns, 3, 5), call);
  EXPECT_EQ(actual.references.front().level, expected.references.front().level);
  EXPECT_EQ(actual.sample.warnings.front(), expected.sample.warnings.front());
  ASSERT_EQ(actual.terms.size(), expected.terms.size());
  EXPECT_TRUE(actual.terms[0].infinite);
  EXPECT_THAT(actual.sample.warnings, Contains(HasSubstr("Firth's penalty, which bounds an infinite hazard ratio")));
}

TEST(PooledResults, refuse_what_sums_cannot_give_by_name) {
  const std::vector<Table> parts = parts_of(random_columns(1), 1, 2);
  CoxCall call = cox_call("age");
  call.zph = survival::ZphTransform::kaplan_meier;
  EXPECT_THAT([&] { (void)pooled_sums(parts[0], call); },
              ThrowsMessage<Error>(HasSubstr("--zph is not for a table in parts")));
  EXPECT_THAT([&] { (void)pooled_sums(parts[0], cox_call("spline(age, 3)")); },
              ThrowsMessage<Error>(HasSubstr("knots stand at quantiles")));
  const KaplanMeierCall clustered{.outcome = {.time = "months", .event = "died", .cluster = "centre"}};
  EXPECT_THAT([&] { (void)pooled_sums(parts[0], clustered); }, ThrowsMessage<Error>(HasSubstr("--cluster")));
  const KaplanMeierCall ranked{.outcome = {.time = "months", .event = "died"}, .by = "age > avg(age) over ()"};
  EXPECT_THAT([&] { (void)pooled_sums(parts[0], ranked); }, ThrowsMessage<Error>(HasSubstr("depends on other rows")));
}

TEST(PooledResults, say_what_the_whole_lacks) {
  const std::vector<Table> parts = parts_of(random_columns(1), 1, 3);
  const LogRankCall one_group{.outcome = {.time = "months", .event = "died"}, .by = "grade > 0"};
  EXPECT_THAT([&] { (void)log_rank(sums_of(parts, one_group), one_group); },
              ThrowsMessage<NotEstimable>(HasSubstr("has a single group")));
  const IncidenceCall no_code{.outcome = {.time = "months", .status = "ended", .censor = "lost"}};
  EXPECT_THAT([&] { (void)cumulative_incidence(sums_of(parts, no_code), no_code); },
              ThrowsMessage<Error>(HasSubstr("has no value \"lost\"")));
  const CoxCall no_level = cox_call("factor(grade, ref=9)");
  EXPECT_THAT([&] { (void)pooled_cox_model(sums_of(parts, no_level), no_level); },
              ThrowsMessage<Error>(HasSubstr("has no level \"9\"")));
  const CoxCall dates = [] {
    CoxCall call = cox_call("grade");
    call.strata = {"months"};
    return call;
  }();
  EXPECT_THAT([&] { (void)pooled_cox_model(sums_of(parts, dates), dates); },
              ThrowsMessage<Error>(HasSubstr("not all of them whole numbers")));
}

TEST(PooledResults, name_the_row_of_an_impossible_patient) {
  auto columns = random_columns(2, 20);
  columns[0].number[4] = -1.0;
  const KaplanMeierCall call{.outcome = {.time = "months", .event = "died"}};
  EXPECT_THAT([&] { (void)pooled_sums(Table::from_columns(columns), call); },
              ThrowsMessage<Error>(HasSubstr("row 5, column \"months\"")));
}

TEST(PooledResults, do_not_mix_types_of_parts) {
  const KaplanMeierCall call{.outcome = {.time = "months", .event = "died"}, .by = "x"};
  const auto part = [](const std::string& x) {
    return Table::from_columns({table::number_column("months", {1, 2}), table::number_column("died", {1, 0}),
                                x.empty() ? table::number_column("x", {1, 2}) : table::text_column("x", {x, x})});
  };
  EXPECT_THAT([&] { (void)merged(pooled_sums(part("a"), call), pooled_sums(part(""), call)); },
              ThrowsMessage<Error>(HasSubstr("is not of one type in every part")));
}

TEST(PooledResults, survive_bytes_from_elsewhere) {
  const std::vector<Table> parts = parts_of(random_columns(5, 60), 5, 2);
  CoxCall call = cox_call("arm,age:grade");
  call.strata = {"centre"};
  const PooledSums sums = sums_of(parts, call);
  const std::vector<std::string> texts{to_bytes(sums), to_bytes(pooled_cox_model(sums, call))};
  std::mt19937 random(1);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = texts[random() % 2];
    if (round % 3 == 0) bytes.resize(random() % bytes.size());
    for (int change = 0; change < round % 4 && !bytes.empty(); ++change)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    try {
      const PooledSums read = pooled_sums_from(bytes);
      (void)merged(read, sums);
      (void)pooled_cox_model(read, call);
    } catch (const Error&) {
    }
    try {
      const PooledCoxModel model = pooled_cox_model_from(bytes);
      (void)cox_part(parts[0], call, model);
    } catch (const Error&) {
    }
  }
  EXPECT_THAT([] { (void)pooled_sums_from("hello"); }, ThrowsMessage<Error>(HasSubstr("not the sums of a part")));
}

}  // namespace
}  // namespace rtsurv::study

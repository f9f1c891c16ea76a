// Calls over parts that are read again and again.
#include "rtsurv/study/pooled/over_parts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/results/json/json.hpp"
#include "study/pooled/parted_table.hpp"

namespace rtsurv::study {
namespace {

using table::Table;
using ::testing::AllOf;
using ::testing::ContainsRegex;
using testing::differences, testing::parts_of, testing::random_columns;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::ThrowsMessage;

/// Tables that are handed over as often as they are asked for, and how often each was.
class Source {
 public:
  explicit Source(std::vector<Table> tables) : tables_(std::move(tables)), read(tables_.size()) {}

  [[nodiscard]] EachPart parts() {
    return [this](std::size_t skipped, const std::function<void(Table)>& use) {
      for (std::size_t i = skipped; i < tables_.size(); ++i) {
        ++read[i];
        use(tables_[i].copy());
      }
    };
  }

 private:
  std::vector<Table> tables_;

 public:
  std::vector<int> read;
};

const KaplanMeierCall km_call{.outcome = {.time = "months", .event = "died"}, .by = "arm", .at = {6, 12}};
const CoxCall cox_call{.outcome = {.time = "months", .event = "died", .weights = "count"},
                       .terms = parse_model("age,arm,factor(grade)"),
                       .strata = {"centre"}};

TEST(OverParts, curves_and_tests_are_those_of_the_table) {
  for (const unsigned parts : {1U, 2U, 9U}) {
    const auto columns = random_columns(parts, 400);
    const Table whole = Table::from_columns(columns);
    Source source(parts_of(columns, parts, parts));
    EXPECT_THAT(differences(kaplan_meier(sums_over(source.parts(), km_call), km_call), kaplan_meier(whole, km_call)),
                IsEmpty());
    const LogRankCall logrank{.outcome = km_call.outcome, .by = "arm", .strata = {"centre"}};
    EXPECT_THAT(differences(log_rank(sums_over(source.parts(), logrank), logrank), log_rank(whole, logrank)),
                IsEmpty());
    const IncidenceCall causes{.outcome = {.time = "months", .status = "ended", .censor = "alive"}, .by = "arm"};
    EXPECT_THAT(differences(cumulative_incidence(sums_over(source.parts(), causes), causes),
                            cumulative_incidence(whole, causes)),
                IsEmpty());
  }
}

TEST(OverParts, cox_models_are_those_of_the_table_however_much_is_kept) {
  const auto columns = random_columns(5, 500);
  const results::CoxResult expected = cox(Table::from_columns(columns), cox_call);
  std::string bytes;
  for (const std::size_t most : {std::size_t{0}, std::size_t{20'000}, std::size_t{1} << 30}) {
    Source source(parts_of(columns, 5, 9));
    const results::CoxResult actual = cox_over(source.parts(), cox_call, most);
    EXPECT_THAT(differences(actual, expected, {"warnings", "concordance", "iterations", "firth"}), IsEmpty());
    if (bytes.empty()) bytes = results::to_json(actual);
    EXPECT_EQ(results::to_json(actual), bytes);
    // Once for the sums, once to be coded, and again at every question if there is no room.
    EXPECT_EQ(source.read.front() == 2, most > 0);
    EXPECT_EQ(source.read.back() == 2, most > 20'000);
    EXPECT_GE(source.read.back(), 2);
  }
}

TEST(OverParts, threads_do_not_change_a_byte) {
  const auto columns = random_columns(6, 500);
  std::vector<std::string> found;
  for (const std::size_t threads : {1U, 2U, 3U, 8U}) {
    parallel::set_threads(threads);
    Source source(parts_of(columns, 6, 11));
    found.push_back(results::to_json(kaplan_meier(sums_over(source.parts(), km_call), km_call)) +
                    results::to_json(cox_over(source.parts(), cox_call, 10'000)));
  }
  parallel::set_threads(0);
  EXPECT_THAT(found, ::testing::Each(found.front()));
}

TEST(OverParts, the_problems_of_all_parts_are_told_in_their_order) {
  auto columns = random_columns(7, 400);
  std::vector<Table> tables = parts_of(columns, 7, 6);
  for (const std::size_t spoilt : {std::size_t{4}, std::size_t{2}}) {
    std::vector<table::Column> part;
    for (const std::string& name : tables[spoilt].names()) part.push_back(tables[spoilt].column(name, "--x"));
    part[0].number[spoilt] = -1.0;
    part[0].missing[spoilt] = 0;
    tables[spoilt] = Table::from_columns(part);
  }
  Source source(std::move(tables));
  const auto both =
      ThrowsMessage<Error>(ContainsRegex("row 3, column \"months\"[^\n]*\n[^\n]*row 5, column \"months\""));
  EXPECT_THAT([&] { (void)sums_over(source.parts(), km_call); }, both);
  EXPECT_THAT([&] { (void)cox_over(source.parts(), cox_call, 0); }, both);
}

TEST(OverParts, what_is_wrong_with_the_call_is_told_once) {
  Source source(parts_of(random_columns(7, 400), 7, 6));
  KaplanMeierCall call = km_call;
  call.by = "nothing";
  EXPECT_THAT([&] { (void)sums_over(source.parts(), call); },
              ThrowsMessage<Error>(AllOf(HasSubstr("nothing"), Not(HasSubstr("\n")))));
}

TEST(OverParts, a_table_without_parts_has_no_result) {
  Source source({});
  EXPECT_THAT([&] { (void)sums_over(source.parts(), km_call); }, ThrowsMessage<NotEstimable>(HasSubstr("no rows")));
}

}  // namespace
}  // namespace rtsurv::study

#include "rtsurv/survival/pooled/serial.hpp"

#include <functional>
#include <random>

#include <gmock/gmock.h>

#include "rtsurv/survival/pooled/pooled_cox.hpp"
#include "survival/pooled/pooled_cohort.hpp"

namespace rtsurv::survival {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

/// One of everything.
struct Exchange {
  explicit Exchange(Ties ties) : cohort(random_parted_cohort(4, {.n = 50, .causes = 2, .strata = 2, .entry = true})) {
    std::mt19937 random(1);
    for (std::size_t i = 0; i < cohort.time.size(); ++i) x.values.push_back(static_cast<double>(random() % 9));
    x.rows = cohort.time.size();
    x.columns = 1;
    for (const int cause : cohort.cause) event.push_back(cause == 0 ? 0 : 1);
    table = pooled_times(cohort.columns(), cohort.group, 2);
    moments = cox_moments(x);
    plan = cox_plan(PooledFollowUp(table), moments, ties);
  }
  [[nodiscard]] CoxPart part() const {
    return CoxPart({cohort.time, event, cohort.entry, cohort.weight, cohort.stratum}, x, plan);
  }

  PartedCohort cohort;
  Covariates x;
  std::vector<std::uint8_t> event;
  PooledTimes table;
  CoxMoments moments;
  CoxPlan plan;
};

TEST(Serial, gives_the_values_again) {
  for (const Ties ties : {Ties::efron, Ties::breslow}) {
    const Exchange one(ties);
    EXPECT_EQ(to_bytes(from_bytes<PooledTimes>(to_bytes(one.table))), to_bytes(one.table));
    EXPECT_EQ(from_bytes<PooledTimes>(to_bytes(one.table)).event_squares, one.table.event_squares);
    EXPECT_EQ(from_bytes<CoxMoments>(to_bytes(one.moments)).spread, one.moments.spread);
    EXPECT_EQ(from_bytes<CoxPlan>(to_bytes(one.plan)).step_weight, one.plan.step_weight);
    EXPECT_EQ(from_bytes<CoxPlan>(to_bytes(one.plan)).ties, ties);
    const std::vector<CoxQuestion> questions{{CoxPass::everything, {0.3}}, {CoxPass::sums, {-1.0}}};
    const CoxPart again = from_bytes<CoxPart>(to_bytes(one.part()));
    const auto sums = again.answers(from_bytes<std::vector<CoxQuestion>>(to_bytes(questions)));
    EXPECT_EQ(to_bytes(sums), to_bytes(one.part().answers(questions)));
    EXPECT_EQ(from_bytes<std::vector<CoxSums>>(to_bytes(sums))[1].leaving, sums[1].leaving);
  }
}

TEST(Serial, tells_kinds_and_versions_apart) {
  const Exchange one(Ties::efron);
  std::string bytes = to_bytes(one.table);
  EXPECT_THAT([&] { (void)from_bytes<CoxPlan>(bytes); }, ThrowsMessage<Error>(HasSubstr("they hold something else")));
  bytes[6] = 9;
  EXPECT_THAT([&] { (void)from_bytes<PooledTimes>(bytes); }, ThrowsMessage<Error>(HasSubstr("another version")));
  EXPECT_THAT([] { (void)from_bytes<std::vector<CoxSums>>(""); },
              ThrowsMessage<Error>(HasSubstr("not the sums of a Cox model")));
  EXPECT_THAT([&] { (void)from_bytes<PooledTimes>(to_bytes(one.table) + "x"); },
              ThrowsMessage<Error>(HasSubstr("more of them")));
}

TEST(Serial, refuses_what_would_do_harm) {
  const Exchange one(Ties::efron);
  CoxPlan plan = one.plan;
  plan.steps[0] = 1e300;
  EXPECT_THAT([&] { (void)from_bytes<CoxPlan>(to_bytes(plan)); }, ThrowsMessage<Error>(HasSubstr("steps of a tie")));
  plan = one.plan;
  plan.ties = Ties::breslow;  // with several steps, whose sums no part would give
  plan.steps[0] = 2.0;
  EXPECT_THROW((void)from_bytes<CoxPlan>(to_bytes(plan)), Error);
  plan = one.plan;
  plan.time.pop_back();
  EXPECT_THROW((void)from_bytes<CoxPlan>(to_bytes(plan)), Error);
  PooledTimes table = one.table;
  table.group[0] = 2'000'000'000;
  EXPECT_THROW((void)from_bytes<PooledTimes>(to_bytes(table)), Error);
}

/// Runs `use` on damaged copies: it may throw an Error and do nothing worse.
void damage(const std::string& bytes, const std::function<void(const std::string&)>& use) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string damaged = bytes;
    if (round % 3 == 0) damaged.resize(random() % damaged.size());
    for (int change = 0; change <= round % 3 && !damaged.empty(); ++change) {
      const std::size_t at = random() % damaged.size();
      damaged[at] = static_cast<char>(round % 2 == 0 ? random() : 0xff);
    }
    try {
      use(damaged);
    } catch (const Error&) {
    }
  }
}

TEST(Serial, survives_damaged_bytes) {
  const Exchange one(Ties::efron);
  const CoxPart part = one.part();
  const std::vector<CoxQuestion> question{{CoxPass::everything, {0.3}}};
  const std::vector<CoxSums> sums = part.answers(question);
  damage(to_bytes(one.table), [&](const std::string& bytes) {
    (void)cox_plan(PooledFollowUp(merged(from_bytes<PooledTimes>(bytes), one.table)), one.moments);
  });
  damage(to_bytes(one.moments), [&](const std::string& bytes) {
    (void)cox_plan(PooledFollowUp(one.table), merged(from_bytes<CoxMoments>(bytes), one.moments));
  });
  damage(to_bytes(one.plan), [&](const std::string& bytes) {
    const CoxPlan plan = from_bytes<CoxPlan>(bytes);
    (void)pooled_cox(plan, [&](const std::vector<CoxQuestion>& asked) {
      return CoxPart({one.cohort.time, one.event, one.cohort.entry, one.cohort.weight, one.cohort.stratum}, one.x, plan)
          .answers(asked);
    });
  });
  damage(to_bytes(question),
         [&](const std::string& bytes) { (void)part.answers(from_bytes<std::vector<CoxQuestion>>(bytes)); });
  damage(to_bytes(sums), [&](const std::string& bytes) {
    auto damaged = from_bytes<std::vector<CoxSums>>(bytes);
    merge(damaged, sums);
    (void)pooled_cox(one.plan, [&](const std::vector<CoxQuestion>&) { return damaged; });
  });
  damage(to_bytes(part), [&](const std::string& bytes) {
    try {
      (void)from_bytes<CoxPart>(bytes).answers(question);
    } catch (const std::bad_alloc&) {  // more event times than this machine has memory for
    }
  });
}

}  // namespace
}  // namespace rtsurv::survival

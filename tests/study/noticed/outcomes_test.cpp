// Events, endpoints and factors that say what they should not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/noticed/cohort.hpp"

namespace rtsurv::study::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string univariable(const std::string& list) {
  return endpoint + "[univariable]\nendpoints = [\"OS\"]\nfactors = [" + list + "]\n";
}
std::string model(const std::string& list) {
  return endpoint + "[multivariable]\nendpoints = [\"OS\"]\nfactors = [" + list + "]\n";
}
Field died(const Cell& cell) { return {"died", cell}; }

TEST(Noticed, EventsOfAllAndOfNobody) {
  EXPECT_EQ(of(Id::every_event, noticed(cohort({died([](std::size_t) { return "1"; })}))).rows, forty);
  EXPECT_EQ(of(Id::no_event, noticed(cohort({died([](std::size_t) { return "0"; })}))).rows, forty);
  const Notice blank =
      of(Id::event_blank, noticed(cohort({died([](std::size_t i) { return i % 3 == 0 ? "1" : ""; })})));
  EXPECT_EQ(blank.rows, 26U);
  EXPECT_EQ(blank.key, "[[endpoint]] event = \"(died) is not null\"");
}

TEST(Noticed, LabelsThatNameTheFailure) {
  const auto label = [](const std::string& text) {
    const std::string protocol =
        "[[endpoint]]\nname = \"E\"\nlabel = \"" + text + "\"\ntime = \"months\"\nevent = \"died\"\n";
    return of(Id::failure_label, noticed(cohort({}), protocol)).key;
  };
  EXPECT_EQ(label("Local failure"), "[[endpoint]] label = \"Freedom from local failure\"");
  EXPECT_EQ(label("Death"), "[[endpoint]] label = \"Overall survival\"");
  for (const char* text : {"Recurrence", "Relapse", "Distant progression", "Lokalrezidiv", "재발"})
    EXPECT_NE(label(text), "") << text;
  for (const char* text : {"Overall survival", "Local control", "Relapse-free survival", "Freedom from recurrence",
                           "Time to progression", "Rezidivfreies Überleben", "무재발 생존"})
    EXPECT_EQ(label(text), "") << text;
}

TEST(Noticed, FactorsThatAreTheOutcome) {
  const Cell vital = [](std::size_t i) { return i % 3 == 0 ? "dead" : "alive"; };
  const Notice told = of(Id::outcome_as_factor, noticed(cohort({{"vital", vital}}), univariable("\"age\", \"vital\"")));
  EXPECT_EQ(told.column, "vital");
  EXPECT_EQ(told.beside, "OS");
  EXPECT_EQ(told.rows, forty);
  const Cell cause = [](std::size_t i) { return i % 3 == 0 ? (i % 2 == 0 ? "tumour" : "other") : ""; };
  EXPECT_EQ(of(Id::known_with_event, noticed(cohort({{"cause", cause}}), univariable("\"cause\""))).column, "cause");
  EXPECT_EQ(of(Id::time_as_factor, noticed(cohort({}), univariable("\"months\""))).column, "months");
  const Cell days = [](std::size_t i) { return std::to_string((7 + i * 3 / 2 * 2) * 15); };
  EXPECT_EQ(of(Id::time_as_factor, noticed(cohort({{"days", days}}), univariable("\"days\""))).column, "days");
  const Cell nearly = [](std::size_t i) { return i % 3 == 0 && i != 6 ? "yes" : "no"; };
  EXPECT_THAT(noticed(cohort({{"nearly", nearly}}), univariable("\"nearly\"")), IsEmpty()) << "one of 40 differs";
}

TEST(Noticed, AFactorThatIsComputedFromTheOutcome) {
  const auto derived = [](const std::string& expression) {
    return "[derive]\ng = \"" + expression + "\"\nf = \"g + age\"\n" + univariable("\"f\"");
  };
  const Notice of_time = of(Id::made_of_outcome, noticed(cohort({}), derived("months * 100 % 7")));
  EXPECT_EQ(of_time.column, "f");
  EXPECT_EQ(of_time.beside, "OS");
  EXPECT_THAT(of_time.values, ElementsAre("months"));
  EXPECT_THAT(of(Id::made_of_outcome, noticed(cohort({}), derived("100 * died"))).values, ElementsAre("died"));
  EXPECT_THAT(noticed(cohort({}), derived("age % 5")), IsEmpty());
}

TEST(Noticed, AFactorInTheOrderOfTheTimesOfThoseWithTheEvent) {
  const Cell squared = [](std::size_t i) {
    const auto month = static_cast<double>(3 + i * 3 / 2);
    return i % 3 == 0 ? std::to_string(month * month * month * month * month) : std::to_string(i * 7919 % 101);
  };
  EXPECT_EQ(of(Id::time_as_factor, noticed(cohort({{"marker", squared}}), univariable("\"marker\""))).column, "marker");
}

TEST(Noticed, AFactorThatIsTheStateOfALandmark) {
  const Cell began = [](std::size_t i) { return i % 4 == 1 ? "1.5" : ""; };
  const Cell answer = [](std::size_t i) { return i % 4 == 1 ? "true" : "false"; };
  const std::string landmark = "[landmark]\nat = [3]\nendpoints = [\"OS\"]\nstates = { responded = \"response_at\" }\n";
  EXPECT_EQ(of(Id::outcome_as_factor,
               noticed(cohort({{"response_at", began}, {"answer", answer}}), univariable("\"answer\"") + landmark))
                .beside,
            "responded");
}

TEST(Noticed, FactorsOfOneModelThatSayTheSame) {
  const Field total{"total_dose", [](std::size_t i) { return std::to_string(30 + i % 5 * 6); }};
  const Field each{"dose_per_fraction", [](std::size_t i) { return std::to_string(2 + i % 4); }};
  const Field heart{"heart_dose", [](std::size_t i) { return std::to_string(i % 11); }};
  const Notice doses = of(Id::two_doses, noticed(cohort({total, each, heart}),
                                                 model("\"total_dose\", \"dose_per_fraction\", \"heart_dose\"")));
  EXPECT_EQ(doses.column, "dose_per_fraction");
  EXPECT_EQ(doses.beside, "total_dose");
  EXPECT_THAT(noticed(cohort({total, heart}), model("\"total_dose\", \"heart_dose\"")), IsEmpty());
  EXPECT_THAT(noticed(cohort({total, each}), univariable("\"total_dose\", \"dose_per_fraction\"")), IsEmpty())
      << "each alone";
  const Field code{"code", [](std::size_t i) { return i % 2 == 0 ? "1" : "2"; }};
  EXPECT_EQ(of(Id::same_factor, noticed(cohort({code}), model("\"arm\", \"code\""))).beside, "arm");
  const Field inches{"born", [](std::size_t i) { return std::to_string(2020 - 41 - static_cast<int>(i) * 7 % 39); }};
  EXPECT_EQ(of(Id::same_factor, noticed(cohort({inches}), model("\"age\", \"born\""))).beside, "age");
  EXPECT_THAT(noticed(cohort({}), model("\"age\", \"arm\"")), IsEmpty());
}

TEST(Noticed, EndpointsThatAreNearlyTheSame) {
  const auto two = [](const std::string& event) {
    return endpoint + "[[endpoint]]\nname = \"LC\"\ntime = \"months\"\nevent = \"" + event + "\"\n";
  };
  EXPECT_EQ(of(Id::same_outcome, noticed(cohort({}), two("died = 1"))).beside, "OS");
  const Field failed{"failed", [](std::size_t i) { return i % 2 == 0 ? "1" : "0"; }};
  EXPECT_EQ(of(Id::same_times, noticed(cohort({failed}), two("failed"))).rows, 7U) << "0, 6, ..., 36";
  EXPECT_THAT(noticed(cohort({failed}), two("died = 1 and failed = 1")), IsEmpty()) << "death of one cause";
}

TEST(Noticed, TheWorstStandsFirstAndTheSameEveryTime) {
  const std::string table = cohort({{"age", some({3}, "999", sound()[2].cell)},
                                    {"arm", some({2, 4}, "NA", sound()[3].cell)},
                                    {"months", [](std::size_t i) { return std::to_string(90 + 45 * i); }}});
  const std::vector<Notice> all = noticed(table);
  std::vector<Id> ids;
  for (const Notice& one : all) ids.push_back(one.id);
  EXPECT_THAT(ids, ElementsAre(Id::time_unit, Id::missing_code, Id::missing_word));
}

}  // namespace
}  // namespace rtsurv::study::testing

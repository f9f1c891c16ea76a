// The recipes at the top of docs/protocol.md run as they stand on a table with their columns.

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <fstream>
#include <regex>
#include <sstream>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "places.hpp"
#include "program.hpp"
#include "rtsurv/study/parts/run.hpp"
#include "rtsurv/study/protocol/protocol.hpp"

namespace rtsurv::study {
namespace {

std::vector<std::string> recipes() {
  std::ifstream file(tests::source_path("docs/protocol.md"));
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  std::vector<std::string> found;
  const std::string opening = "```toml recipe\n";
  for (std::size_t at = page.find(opening); at != std::string::npos; at = page.find(opening, at + 1)) {
    const std::size_t start = at + opening.size();
    found.push_back(page.substr(start, page.find("```", start) - start));
  }
  return found;
}

std::string day(int after_2018) {
  return fmt::format("{:%d.%m.%Y}", std::chrono::system_clock::time_point(std::chrono::days(17532 + after_2018)));
}

/// 240 patients with the columns that the recipes name; an unfavourable state and a low dose shorten control.
std::string cohort() {
  std::ostringstream rows;
  rows << "age,stage,ecog,prior_lines,outside,her2,ki67,reirradiation,total_dose,fractions,rt_start,failure_date,"
          "last_contact,vital,os_months,status,lc_months,local_failure\n";
  unsigned state = 7;
  const auto one_of = [](auto words, int place) { return words[static_cast<std::size_t>(place)]; };
  const auto draw = [&state](int below) {
    state = state * 1664525U + 1013904223U;
    return static_cast<int>((state >> 16U) % static_cast<unsigned>(below));
  };
  for (int i = 0; i < 240; ++i) {
    const bool unstable = draw(2) == 0, high = draw(2) == 0;
    const int lines = draw(6), start = draw(900);
    const int failure = 60 + draw(high ? 1500 : 700) / (unstable ? 2 : 1), last = 90 + draw(1300) / (lines > 2 ? 2 : 1);
    const bool failed = failure < last, dead = draw(2) == 0;
    rows << fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{:.2f},{},{:.2f},{}\n", 35 + draw(50),
                        one_of(std::array{"I", "II", "III"}, draw(3)), draw(4), lines, unstable ? "mixed" : "stable",
                        one_of(std::array{"pos", "Pos", "neg", "n.a."}, draw(4)), draw(20) == 0 ? 99 : draw(60),
                        draw(15) == 0 ? "yes" : "no", high ? 45 : 36, high ? 10 : 12, day(start),
                        failed ? day(start + failure) : "", day(start + last), dead ? "dead" : "alive", last / 30.4375,
                        dead ? 2 : 1, std::min(failure, last) / 30.4375, failed ? 1 : 0);
  }
  return rows.str();
}

TEST(Recipes, RunAsTheyStand) {
  const tests::TemporaryFolder folder;
  const std::string plain = folder.file("cohort.csv", cohort());
  const std::string titled = folder.file("titled.csv", "Breast cohort,,\nas of 2026,,\n" + cohort());
  ASSERT_EQ(recipes().size(), 5U);
  for (const std::string& recipe : recipes()) {
    const bool has_title = recipe.find("\nheader ") != std::string::npos;
    const std::string text =
        std::regex_replace(std::regex_replace(recipe, std::regex("cohort.xlsx"), has_title ? titled : plain),
                           std::regex("= 1000"), "= 100");
    const Protocol protocol = parse_protocol(text, "study.toml");
    const results::Study results = run(protocol, read_cohort(protocol));
    EXPECT_GT(results.manifest.rows_analysed, 200U) << recipe;
    EXPECT_FALSE(results.endpoints.empty()) << recipe;
  }
}

TEST(Recipes, TheFirstGivesTheIncidenceOfLocalFailureByStage) {
  const tests::TemporaryFolder folder;
  const std::string plain = folder.file("cohort.csv", cohort());
  const Protocol protocol =
      parse_protocol(std::regex_replace(recipes().front(), std::regex("cohort.xlsx"), plain), "study.toml");
  const results::Study study = run(protocol, read_cohort(protocol));
  const results::EndpointResult& control = study.endpoints[0];
  const results::UnivariableRow& stage = control.univariable.at(0);
  ASSERT_TRUE(stage.cuminc && stage.cuminc->value);
  double failures = 0.0, deaths = 0.0;
  ASSERT_EQ(stage.cuminc->value->groups.size(), 3U);
  for (const auto& group : stage.cuminc->value->groups) {
    failures += group.curve_of("event")->events;
    deaths += group.curve_of("competing")->events;
    ASSERT_EQ(group.curve_of("event")->at.size(), 2U);
    EXPECT_GT(*group.curve_of("event")->at[1].cif, *group.curve_of("event")->at[0].cif) << group.group;
    EXPECT_TRUE(group.curve_of("event")->at[0].lower && group.curve_of("event")->at[0].upper);
  }
  EXPECT_EQ(failures, control.km.sample.events);
  EXPECT_EQ(deaths, control.cuminc->groups[0].curve_of("competing")->events);
  EXPECT_NE(stage.gray(), nullptr);
  EXPECT_EQ(control.event_label, "Local failure");
  EXPECT_EQ(control.competing_label, "Death");
}

}  // namespace
}  // namespace rtsurv::study

#include "rtsurv/results/compare/compare.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "rtsurv/core/error.hpp"
#include "rtsurv/results/json/json.hpp"

namespace rtsurv::results {
namespace {

using nlohmann::ordered_json;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Claim claim(const std::string& factor, Verdict verdict) {
  Claim one;
  one.id = "factor/" + factor + "/OS";
  one.endpoint = "OS";
  one.subject = factor;
  one.verdict = verdict;
  one.estimate.hazard_ratio = 2.0;
  return one;
}

Study example() {
  Study study;
  study.manifest.data_sha256 = std::string(64, 'a');
  study.manifest.protocol_sha256 = std::string(64, 'b');
  study.manifest.seed = 7;
  study.flow = {{std::nullopt, 0, 12}, {"Course not completed", 5, 7}};
  study.claims = {claim("age", Verdict::holds), claim("stage", Verdict::depends)};
  return study;
}

Comparison compared(const std::string& earlier, const std::string& later) {
  return compare({earlier, "a"}, {later, "b"});
}
Comparison compared(const Study& later) { return compared(to_json(example()), to_json(later)); }

/// A document of one key beside an empty manifest.
std::string document(const ordered_json& value) {
  return ordered_json{{"manifest", ordered_json::object()}, {"key", value}}.dump();
}

std::vector<std::string> addresses(const std::vector<Difference>& differences) {
  std::vector<std::string> all;
  for (const Difference& one : differences) all.push_back(one.address);
  return all;
}

std::vector<std::string> moved(const ordered_json& earlier, const ordered_json& later) {
  return addresses(compared(document(earlier), document(later)).differences);
}

TEST(Compare, finds_nothing_between_a_study_and_itself) {
  const Comparison same = compared(example());
  EXPECT_THAT(same.differences, IsEmpty());
  EXPECT_THAT(same.reasons, IsEmpty());
  EXPECT_EQ(same.moved(), 0U);
  EXPECT_GT(same.numbers, 4U);
}

TEST(Compare, begins_with_the_claim_whose_verdict_changed) {
  Study later = example();
  later.flow[1].excluded = 6;
  later.claims[0].estimate.hazard_ratio = 1.5;
  later.claims[1].verdict = Verdict::no_evidence;
  const Comparison comparison = compared(later);
  EXPECT_THAT(addresses(comparison.differences),
              ElementsAre("claims/\"factor/stage/OS\"/verdict", "claims/\"factor/age/OS\"/estimate/hr",
                          "flow/Course not completed/excluded"));
  EXPECT_EQ(std::get<std::string>(comparison.differences[0].earlier), "depends");
  EXPECT_EQ(std::get<double>(comparison.differences[1].later), 1.5);
}

TEST(Compare, lays_items_side_by_side_by_their_labels) {
  Study later = example();
  later.flow.insert(later.flow.begin() + 1, {"Lost", 0, 12});
  later.claims.erase(later.claims.begin());
  const Comparison comparison = compared(later);
  EXPECT_THAT(addresses(comparison.differences), ElementsAre("claims/\"factor/age/OS\"", "flow/Lost"));
  EXPECT_EQ(comparison.differences[0].kind, Difference::Kind::verdict);
  EXPECT_EQ(comparison.differences[1].kind, Difference::Kind::part);
}

TEST(Compare, takes_as_many_labels_as_tell_items_apart) {
  const ordered_json earlier = {{{"term", "site"}, {"level", "a"}, {"hr", 1}},
                                {{"term", "site"}, {"level", "b"}, {"hr", 2}}};
  ordered_json later = earlier;
  later[1]["hr"] = 3;
  EXPECT_THAT(moved(earlier, later), ElementsAre("key/site/b/hr"));
}

TEST(Compare, says_why_in_the_words_of_the_manifest) {
  Study later = example();
  later.manifest.data_sha256 = std::string(64, 'c');
  later.manifest.seed = 8;
  const Comparison comparison = compared(later);
  EXPECT_THAT(addresses(comparison.reasons), ElementsAre("data/sha256", "seed"));
  EXPECT_THAT(comparison.differences, IsEmpty());
}

TEST(Compare, takes_numbers_as_equal_within_a_part_in_a_million_millions) {
  EXPECT_THAT(moved(1e6, 1e6 * (1 + 0.9e-12)), IsEmpty());
  EXPECT_THAT(moved(1e6, 1e6 * (1 + 1.2e-12)), ElementsAre("key"));
  EXPECT_THAT(moved(3, 3.0), IsEmpty());
  EXPECT_THAT(moved(0.0, 1e-300), ElementsAre("key"));
}

TEST(Compare, shows_a_curve_as_one_difference) {
  ordered_json curve = ordered_json::array();
  for (int i = 0; i < 40; ++i) curve.push_back({{"time", i}, {"survival", 1.0 - i / 40.0}});
  ordered_json later = curve;
  later[3]["survival"] = later[4]["survival"] = 0.5;
  const Comparison changed = compared(document(curve), document(later));
  ASSERT_THAT(addresses(changed.differences), ElementsAre("key"));
  EXPECT_EQ(std::get<std::string>(changed.differences[0].later), "2 of them differ");
  later.erase(0);
  EXPECT_EQ(std::get<std::string>(compared(document(curve), document(later)).differences.at(0).later), "39 items");
}

TEST(Compare, tells_words_from_numbers) {
  const Comparison words = compared(document("one"), document("two"));
  EXPECT_EQ(words.differences.size(), 1U);
  EXPECT_EQ(words.moved(), 0U);
  const Comparison gone = compared(document(2.5), document({{"not_estimable", "no event"}}));
  EXPECT_EQ(gone.moved(), 1U);
  EXPECT_EQ(std::get<std::string>(gone.differences[0].later), "not estimable: no event");
}

TEST(Compare, leaves_out_what_depends_on_the_day) {
  Study later = example();
  later.noticed.emplace_back();
  EXPECT_THAT(compared(later).differences, IsEmpty());
}

TEST(Compare, takes_the_lock_as_a_reason) {
  Study locked = example();
  locked.lock = Lock{"2026-11-28", false, std::string(64, 'e'), false, {{"study/seed", "1", "2"}}, true};
  const Comparison comparison = compared(locked);
  EXPECT_THAT(comparison.differences, IsEmpty());
  EXPECT_THAT(addresses(comparison.reasons), ElementsAre("lock"));
  EXPECT_THAT(compared(to_json(locked), to_json(locked)).reasons, IsEmpty());
}

TEST(Compare, takes_a_lock_that_is_unknown_as_a_reason) {
  Study unknown = example();
  EXPECT_EQ(lock_unknown_of({to_json(unknown), "a"}), "");
  unknown.lock_unknown = "file is not a database";
  const Comparison comparison = compared(unknown);
  EXPECT_THAT(comparison.differences, IsEmpty());
  EXPECT_THAT(addresses(comparison.reasons), ElementsAre("lock_unknown"));
  EXPECT_EQ(lock_unknown_of({to_json(unknown), "a"}), "file is not a database");
}

TEST(Compare, reads_the_lock_of_a_document) {
  Study locked = example();
  EXPECT_FALSE(lock_of({to_json(locked), "a"}));
  locked.lock =
      Lock{"2026-11-28", true, std::string(64, 'e'), false, {{"study/seed", "1", std::nullopt}}, std::nullopt};
  const auto lock = lock_of({to_json(locked), "a"});
  ASSERT_TRUE(lock);
  EXPECT_EQ(lock->date, "2026-11-28");
  EXPECT_TRUE(lock->after_outcomes);
  EXPECT_EQ(lock->changed.at(0).before, "1");
  EXPECT_FALSE(lock->changed.at(0).after);
  EXPECT_FALSE(lock->data_changed);
}

TEST(Compare, refuses_what_is_no_document_of_a_study) {
  for (const char* text : {"", "[]", "{}", "{\"manifest\"", "{\"manifest\": 3, \"flow\": 1}"}) {
    EXPECT_THROW((void)manifest_of({text, "a"}), Error) << text;
  }
  EXPECT_THROW((void)compared("{}", to_json(example())), Error);
  EXPECT_EQ(manifest_of({to_json(example()), "a"}).seed, 7U);
}

}  // namespace
}  // namespace rtsurv::results

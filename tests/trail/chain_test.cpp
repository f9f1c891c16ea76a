// A trail that was tampered with, in every way that the chain can show.
#include "rtsurv/trail/chain.hpp"

#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "trail/entries.hpp"

namespace rtsurv::trail {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Action = Entry::Action;

Trail four() {
  return tests::trail_of(
      {{Action::lock, "first"}, {Action::run, "first"}, {Action::run, "second"}, {Action::verify, "second"}});
}

TEST(Chain, HashIsThatOfTheLinesOfItsHeader) {
  Trail trail = tests::trail_of({{Action::run, "abc"}});
  const std::string lines =
      "rtsurv trail entry\nnumber 1\ntime 2026-11-28T17:20:01Z\naction run\nversion 0.1.0\ncommit 0123456789ab\n"
      "protocol ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n"
      "data " +
      table::sha256_hex("table") + "\nresults -\nseed 7\nprevious -\n";
  EXPECT_EQ(trail.entries[0].hash, table::sha256_hex(lines));
}

TEST(Chain, IsWholeAsItWasWritten) {
  EXPECT_THAT(problems_of(four()), IsEmpty());
  EXPECT_THAT(problems_of(Trail{}), IsEmpty());
}

TEST(Chain, FindsAChangeOfAnyField) {
  for (const auto change : std::initializer_list<void (*)(Entry&)>{
           [](Entry& entry) { entry.time = "2025-01-01T00:00:00Z"; }, [](Entry& entry) { entry.action = Action::lock; },
           [](Entry& entry) { entry.version = "9"; }, [](Entry& entry) { entry.commit = "other"; },
           [](Entry& entry) { entry.data_sha256.clear(); }, [](Entry& entry) { entry.results_sha256 = "other"; },
           [](Entry& entry) { entry.seed = 8; }, [](Entry& entry) { entry.hash[0] ^= 1; }}) {
    Trail trail = four();
    change(trail.entries[1]);
    EXPECT_THAT(problems_of(trail), ElementsAre("entry 2 was changed after it was written"));
  }
}

TEST(Chain, FindsAnEntryThatWasSealedAnew) {
  Trail trail = four();
  trail.entries[1].seed = 8;
  trail.entries[1].hash = hash_of(trail.entries[1]);
  EXPECT_THAT(problems_of(trail), ElementsAre("entry 3 did not follow entry 2 as it stands: that one was replaced"));
}

TEST(Chain, NamesWhatWasTakenOut) {
  Trail trail = four();
  trail.entries.erase(trail.entries.begin() + 1, trail.entries.begin() + 3);
  EXPECT_THAT(problems_of(trail), ElementsAre("entries 2 to 3 are missing"));
  trail = four();
  trail.entries.erase(trail.entries.begin());
  EXPECT_THAT(problems_of(trail), ElementsAre("entry 1 is missing"));
}

TEST(Chain, NamesWhatMovedUpWhenAnEntryWasTakenOut) {
  Trail trail = four();
  trail.entries.erase(trail.entries.begin() + 1);
  for (std::size_t i = 0; i < trail.entries.size(); ++i) trail.entries[i].number = i + 1;
  EXPECT_THAT(problems_of(trail), ElementsAre(HasSubstr("entry 2 was entry 3 when it was written"),
                                              HasSubstr("entry 3 was entry 4 when it was written")));
}

TEST(Chain, NamesWhatWasPutInAnotherOrder) {
  Trail trail = four();
  std::swap(trail.entries[1], trail.entries[2]);
  std::swap(trail.entries[1].number, trail.entries[2].number);
  EXPECT_THAT(problems_of(trail), ElementsAre(HasSubstr("entry 2 was entry 3 when it was written"),
                                              HasSubstr("entry 3 was entry 2 when it was written")));
}

TEST(Chain, FindsABeginningThatIsNone) {
  Trail trail = four();
  trail.entries.erase(trail.entries.begin());
  trail.entries[0].number = 1;
  trail.entries[0].hash = hash_of(trail.entries[0]);
  EXPECT_THAT(problems_of(trail).at(0), "something stood before entry 1 when it was written");
}

TEST(Chain, FindsProtocolsThatAreMissingOrChanged) {
  Trail trail = four();
  trail.protocols.erase(table::sha256_hex("first"));
  trail.protocols[table::sha256_hex("second")] = "third";
  EXPECT_THAT(problems_of(trail), ElementsAre("the protocol of entry 1 is missing",
                                              "the protocol of entry 3 was changed after it was written"));
}

TEST(Chain, TwoEntriesCannotHaveTheSameLines) {
  Entry one = four().entries[1], other = one;
  one.version = "0.1.0\ncommit x";
  one.commit = "y";
  other.version = "0.1.0";
  other.commit = "x\ncommit y";
  EXPECT_EQ(hash_of(one), "");
  EXPECT_EQ(hash_of(other), "");
}

}  // namespace
}  // namespace rtsurv::trail

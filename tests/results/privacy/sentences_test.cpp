// Counts within texts.
#include "rtsurv/results/privacy/sentences.hpp"

#include <gtest/gtest.h>

#include "rtsurv/results/privacy/hidden.hpp"

namespace rtsurv::results {
namespace {

std::string hidden(const std::string& sentence) { return privacy::without_small_counts(sentence, 5); }

TEST(Sentences, lose_small_counts_and_the_percentage_behind_them) {
  EXPECT_EQ(hidden("\"ki67\" is missing in 3 of 200 patients (1.5 %): results with it rest on the others"),
            "\"ki67\" is missing in <5 of 200 patients: results with it rest on the others");
  EXPECT_EQ(hidden("only 1 event."), "only <5 events.");
  EXPECT_EQ(hidden("1 patient has no time"), "<5 patients have no time");
  EXPECT_EQ(hidden("from 200 patients to 197; 3 miss a factor"), "from 200 patients to 197; <5 miss a factor");
}

TEST(Sentences, keep_what_is_no_small_count) {
  for (const char* sentence :
       {"12 of 200 patients (6.0 %)", "0 events", "level \"2\" of \"grade 3\"", "P = 0.003, HR 1.4, -2 and 1,234",
        "at 2 years and 3 months after 4 Gy", "9 events for 1 coefficient: 2 coefficients, 3 degrees of freedom",
        "T2 or N1 in 5 patients"})
    EXPECT_EQ(hidden(sentence), sentence);
}

TEST(HiddenCounts, are_their_text_and_come_back) {
  EXPECT_EQ(hidden_text(hidden_count(5)), "<5");
  EXPECT_EQ(hidden_text(hidden_count()), "hidden");
  EXPECT_EQ(hidden_text(hidden_count(5) + 20.0), "hidden");
  EXPECT_EQ(hidden_number("<20"), hidden_count(20));
  EXPECT_EQ(hidden_number("hidden"), hidden_count());
  for (const char* other : {"", "<", "<1", "<101", "<5 ", "5", "Hidden"}) EXPECT_FALSE(hidden_number(other)) << other;
  EXPECT_FALSE(is_hidden(4.0));
  EXPECT_FALSE(is_hidden(1e15));
}

}  // namespace
}  // namespace rtsurv::results

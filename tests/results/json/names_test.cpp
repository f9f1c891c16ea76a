#include "rtsurv/results/json/names.hpp"

#include <gtest/gtest.h>

namespace rtsurv::results {
namespace {

TEST(Names, every_method_of_the_corrected_p_reads_back_as_itself) {
  for (const char* word : {"condMC", "HL", "Lau92", "Lau94", "exactGauss", "exact"}) {
    ASSERT_TRUE(maxstat_p(word)) << word;
    EXPECT_EQ(name(*maxstat_p(word)), word);
  }
}

TEST(Names, every_other_choice_reads_back_as_itself) {
  for (const char* word : {"plain", "log", "log-log"}) EXPECT_EQ(name(*confidence_type(word)), word);
  for (const char* word : {"efron", "breslow"}) EXPECT_EQ(name(*ties(word)), word);
  for (const char* word : {"km", "identity", "rank", "log"}) EXPECT_EQ(name(*zph_transform(word)), word);
  for (const char* word : {"logrank", "gehan"}) EXPECT_EQ(name(*maxstat_score(word)), word);
}

TEST(Names, another_word_is_no_choice) {
  EXPECT_FALSE(confidence_type("cubic"));
  EXPECT_FALSE(ties("Efron"));
  EXPECT_FALSE(maxstat_p("min"));
}

}  // namespace
}  // namespace rtsurv::results

#include "rtsurv/audit/wording.hpp"

#include <gtest/gtest.h>

namespace rtsurv::audit {
namespace {

TEST(Wording, brings_cuts_into_one_form) {
  const std::string key = wording_of("EQD2 at least 63 Gy").key();
  for (const char* label :
       {"share given EQD2 >=63", "EQD2 \u2265 63.0 Gy", "eqd2_ge_63", "patients with EQD2 not less than 63 Gy"})
    EXPECT_EQ(wording_of(label).key(), key) << label;
  EXPECT_NE(wording_of("EQD2 above 63 Gy").key(), key);
  EXPECT_EQ(wording_of("lines_gt3").cut, (Cut{">", "3"}));
}

TEST(Wording, knows_the_other_side_of_a_cut) {
  EXPECT_EQ(wording_of("EQD2 < 63").cut->complement(), wording_of("EQD2 at least 63").cut);
  EXPECT_EQ(wording_of("at most 2 lines").cut->complement(), wording_of("more than 2 lines").cut);
}

TEST(Wording, takes_no_ratio_for_a_cut_and_no_side_when_there_are_two) {
  EXPECT_EQ(wording_of("dose <63 Gy, printed with HR<1").cut, (Cut{"<", "63"}));
  EXPECT_FALSE(wording_of("EQD2 >=63 vs <63").cut);
}

}  // namespace
}  // namespace rtsurv::audit

#include "rtsurv/report/words/format.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(Fixed, KeepsItsDecimals) {
  EXPECT_EQ(fixed(2.0, 2), "2.00");
  EXPECT_EQ(fixed(-1.25, 1), "-1.2");
  EXPECT_EQ(fixed(1234567.0, 0), "1234567");
}

TEST(Fixed, NeverPrintsMinusZero) {
  EXPECT_EQ(fixed(-0.04, 1), "0.0");
  EXPECT_EQ(fixed(-0.0, 2), "0.00");
  EXPECT_EQ(fixed(-0.06, 1), "-0.1");
}

TEST(Fixed, SaysNotEstimableForWhatIsNotFinite) {
  EXPECT_EQ(fixed(nan, 1), "not estimable");
  EXPECT_EQ(fixed(-infinity, 1), "not estimable");
}

TEST(Fixed, HasRoomForTheLargestDouble) { EXPECT_EQ(fixed(std::numeric_limits<double>::max(), 2).size(), 312U); }

TEST(Percent, HasOneDecimalAndAThinSpace) {
  EXPECT_EQ(percent(0.639), "63.9\u2009%");
  EXPECT_EQ(percent(1.0), "100.0\u2009%");
  EXPECT_EQ(percent(nan), "not estimable");
}

TEST(PercentInterval, HasAnEnDash) { EXPECT_EQ(percent_interval(0.639, 0.51, 0.801), "63.9\u2009% (51.0\u201380.1)"); }

TEST(PercentInterval, SaysWhatIsMissing) {
  EXPECT_EQ(percent_interval({}, {}, {}), "not estimable");
  EXPECT_EQ(percent_interval(0.0, {}, nan), "0.0\u2009% (interval not estimable)");
  EXPECT_EQ(percent_interval(0.5, 0.1, {}), "50.0\u2009% (10.0\u2013not estimable)");
  EXPECT_EQ(percent_interval(1.0, 1.0, 1.0), "100.0\u2009% (interval not estimable)");
}

TEST(MedianWithQuartiles, IsWholeOfWholeTimes) {
  EXPECT_EQ(median_with_quartiles(1084.0, 567.0, 1684.0, "IQR"), "1084 (IQR 567\u20131684)");
  EXPECT_EQ(median_with_quartiles(1084.0, 567.5, 1684.0, "IQR"), "1084.0 (IQR 567.5\u20131684.0)");
}

TEST(RatioInterval, HasTwoDecimals) { EXPECT_EQ(ratio_interval(0.6931, 0.54, 0.881), "0.69 (0.54\u20130.88)"); }

TEST(RatioInterval, HasThreeDecimalsUnderATenth) {
  EXPECT_EQ(ratio_interval(0.0912, 0.0456, 0.182), "0.091 (0.046\u20130.18)");
}

TEST(RatioInterval, NeverSeemsToTouchOneWhenItDoesNot) {
  EXPECT_EQ(ratio_interval(1.013, 1.001, 1.025), "1.013 (1.001\u20131.025)");
  EXPECT_EQ(ratio_interval(0.99982, 0.99971, 0.99993), "0.9998 (0.9997\u20130.9999)");
  EXPECT_EQ(ratio_interval(1.000031, 1.000012, 1.00005), "1.00003 (1.00001\u20131.00005)");
}

TEST(RatioInterval, PrintsNothingAsOneThatIsNot) {
  EXPECT_EQ(ratio_interval(1.0021, 0.9953, 1.0089), "1.002 (0.995\u20131.009)");
  EXPECT_EQ(ratio_interval(0.951, 0.901, 1.003), "0.951 (0.901\u20131.003)");
  EXPECT_EQ(ratio_interval(1.0, 0.8, 1.25), "1.00 (0.80\u20131.25)");
  EXPECT_EQ(ratio_interval(1.0012, 0.6161, 1.6262), "1.00 (0.62\u20131.63)");  // nobody knows its third decimal
  EXPECT_EQ(ratio_interval(1.00002, 0.991, 1.012), "1.00 (0.99\u20131.01)");   // four decimals are not enough
  EXPECT_EQ(ratio_text(1.0004), "1.0004");
  EXPECT_EQ(ratio_text(0.69), "0.69");
  EXPECT_EQ(ratio_text(1.0), "1.00");
  EXPECT_EQ(ratio_text(nan), "not estimable");
}

TEST(RatioInterval, DoesNotSpellOutExtremes) {
  EXPECT_EQ(ratio_interval(52.31, 4.2, 123456.0), "52.31 (4.20\u2013>1000)");
  EXPECT_EQ(ratio_interval(0.0102, 1e-9, 0.4), "0.010 (<0.001\u20130.40)");
}

TEST(RatioInterval, SaysWhatIsMissing) {
  EXPECT_EQ(ratio_interval({}, 0.5, 2.0), "not estimable");
  EXPECT_EQ(ratio_interval(nan, {}, {}), "not estimable");
  EXPECT_EQ(ratio_interval(2.0, {}, {}), "2.00 (interval not estimable)");
  EXPECT_EQ(ratio_interval(2.0, 0.5, infinity), "2.00 (0.50\u2013not estimable)");
}

TEST(TimeInterval, SaysNotReached) {
  EXPECT_EQ(time_interval({60.02, 56.55, 62.81}), "60.0 (56.5\u201362.8)");
  EXPECT_EQ(time_interval({60.02, 56.61, {}}), "60.0 (56.6\u2013not reached)");
  EXPECT_EQ(time_interval({{}, 56.61, {}}), "not reached (56.6\u2013not reached)");
  EXPECT_EQ(time_interval({1645.0, 1279.0, {}}), "1645 (1279\u2013not reached)");
  EXPECT_EQ(time_interval({1645.0, 1279.5, 1814.0}), "1645.0 (1279.5\u20131814.0)");
  EXPECT_EQ(time_interval({36.1, {}, {}}), "36.1 (interval not estimable)");
  EXPECT_EQ(time_interval({}), "not reached");
  EXPECT_EQ(time_interval({nan, nan, nan}), "not reached");
}

TEST(TimeInterval, HasItsUnitBehindANumberAlone) {
  EXPECT_EQ(in_unit(time_interval({60.02, 56.61, {}}), TimeUnit::years), "60.0 (56.6\u2013not reached) years");
  EXPECT_EQ(in_unit(time_interval({{}, 56.61, {}}), TimeUnit::years), "not reached (56.6\u2013not reached; years)");
  EXPECT_EQ(in_unit(time_interval({}), TimeUnit::years), "not reached");
}

TEST(LevelPhrase, HasTheDigitsOfTheLevel) {
  EXPECT_EQ(level_phrase(0.95), "95\u2009%");
  EXPECT_EQ(level_phrase(0.07), "7\u2009%");
  EXPECT_EQ(level_phrase(0.975), "97.5\u2009%");
  EXPECT_EQ(level_phrase(0.999999), "99.9999\u2009%");
  EXPECT_EQ(level_phrase(0.0001), "0.01\u2009%");
  EXPECT_NE(level_phrase(std::nextafter(1.0, 0.0)), "100\u2009%");
}

TEST(PValue, FollowsTheJournalsRule) {
  EXPECT_EQ(p_value(0.0), "<0.001");
  EXPECT_EQ(p_value(0.00099), "<0.001");
  EXPECT_EQ(p_value(0.001), "0.001");
  EXPECT_EQ(p_value(0.0171), "0.017");
  EXPECT_EQ(p_value(0.0994), "0.099");
  EXPECT_EQ(p_value(0.0996), "0.10");
  EXPECT_EQ(p_value(0.4321), "0.43");
  EXPECT_EQ(p_value(0.99), "0.99");
  EXPECT_EQ(p_value(0.991), ">0.99");
  EXPECT_EQ(p_value(1.0), ">0.99");
}

TEST(PValue, NeverRoundsAcrossFivePerCent) {
  EXPECT_EQ(p_value(0.0496), "0.0496");
  EXPECT_EQ(p_value(0.04997), "0.04997");
  EXPECT_EQ(p_value(0.0494), "0.049");
  EXPECT_EQ(p_value(0.05), "0.050");
  EXPECT_EQ(p_value(0.0504), "0.050");
  EXPECT_EQ(p_value(std::nextafter(0.05, 0.0)), "<0.05");
}

TEST(PValue, SaysNotEstimable) {
  EXPECT_EQ(p_value({}), "not estimable");
  EXPECT_EQ(p_value(nan), "not estimable");
}

TEST(PPhrase, ReadsWell) {
  EXPECT_EQ(p_phrase(0.0171), "P = 0.017");
  EXPECT_EQ(p_phrase(1e-9), "P <0.001");
  EXPECT_EQ(p_phrase({}), "P not estimable");
}

TEST(Plain, HasNoTrailingZeros) {
  EXPECT_EQ(plain(3.0), "3");
  EXPECT_EQ(plain(2.5), "2.5");
  EXPECT_EQ(plain(100.0), "100");
  EXPECT_EQ(plain(0.3333333333), "0.333333");
  EXPECT_EQ(plain(-0.0000001), "0");
  EXPECT_EQ(plain(1.26, 1), "1.3");
  EXPECT_EQ(plain(120.0, 0), "120");
  EXPECT_EQ(plain(nan), "not estimable");
}

TEST(Counted, HasTheWordThatGoesWithTheNumber) {
  EXPECT_EQ(counted(1, "patient"), "1 patient");
  EXPECT_EQ(counted(2982, "patient"), "2,982 patients");
  EXPECT_EQ(counted(0, "oddity", "oddities"), "0 oddities");
  EXPECT_EQ(plural(1.0, "row"), "row");
  EXPECT_EQ(plural(1.5, "event"), "events");
}

TEST(Duration, HasTheUnitThatGoesWithTheNumber) {
  EXPECT_EQ(duration(1.0, TimeUnit::months), "1 month");
  EXPECT_EQ(duration(60.0, TimeUnit::months), "60 months");
  EXPECT_EQ(duration(0.5, TimeUnit::years), "0.5 years");
  EXPECT_EQ(duration(1.0, TimeUnit::days), "1 day");
  EXPECT_EQ(durations({6.0, 23.753593429158110, 1.0}, TimeUnit::months), "6, 23.75 and 1 month");
  EXPECT_EQ(durations({}, TimeUnit::months), "");
}

TEST(Duration, IsPrintedAsItWasGivenOrWithTwoDecimals) {
  EXPECT_EQ(duration(23.753593429158110, TimeUnit::months), "23.75 months");
  EXPECT_EQ(duration(0.125, TimeUnit::years), "0.125 years");
  EXPECT_EQ(duration_number(12.999), "12.999");
}

TEST(EventCount, IsSingularForOne) {
  EXPECT_EQ(event_count(1), "1 event");
  EXPECT_EQ(event_count(0), "0 events");
  EXPECT_EQ(event_count(1518), "1,518 events");
}

TEST(Count, HasCommas) {
  EXPECT_EQ(count(0), "0");
  EXPECT_EQ(count(999), "999");
  EXPECT_EQ(count(2982), "2,982");
  EXPECT_EQ(count(1234567), "1,234,567");
  EXPECT_EQ(count(-1234), "-1,234");
  EXPECT_EQ(count(-123), "-123");
  EXPECT_EQ(count(1234.5), "1,234.5");
}

}  // namespace
}  // namespace rtsurv::report

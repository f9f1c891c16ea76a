#include "rtsurv/table/columns/cell.hpp"

#include <gtest/gtest.h>

#include <clocale>
#include <cmath>
#include <string>

namespace rtsurv::table {
namespace {

CellKind kind_of(std::string_view text) { return read_cell(text).kind; }

TEST(Cell, IntegersHaveNoMarkNoExponentAndNoLeadingZero) {
  for (const char* text : {"0", "7", "-7", "+7", "-0", "123456789012345", "9007199254740991", "-9007199254740991"})
    EXPECT_EQ(kind_of(text), integer_cell) << text;
  EXPECT_EQ(read_cell("-42").number, -42);
  EXPECT_EQ(read_cell("9007199254740991").number, 9007199254740991.0);
}

TEST(Cell, LeadingZerosMakeText) {
  for (const char* text : {"00", "007", "0012", "-01", "00.5", "01,5", "01e3"})
    EXPECT_EQ(kind_of(text), text_cell) << text;
}

TEST(Cell, IntegersThatADoubleCannotHoldAreText) {
  for (const char* text : {"9007199254740992", "9007199254740993", "-9007199254740993", "123456789012345678901"})
    EXPECT_EQ(kind_of(text), text_cell) << text;
}

TEST(Cell, NumbersHaveAMarkOrAnExponent) {
  for (const char* text : {"1.5", "-.5", "5.", "+0.25", "1.5e3", "0.0"}) EXPECT_EQ(kind_of(text), point_cell) << text;
  for (const char* text : {"1,5", "-,5", "5,", "1,5e-3"}) EXPECT_EQ(kind_of(text), comma_cell) << text;
  for (const char* text : {"1e3", "1E+3", "-2e-3"}) EXPECT_EQ(kind_of(text), real_cell) << text;
  EXPECT_EQ(read_cell("0.1").number, 0.1);
  EXPECT_EQ(read_cell("-12,5").number, -12.5);
  EXPECT_EQ(read_cell("2e-3").number, 0.002);
  EXPECT_EQ(read_cell("1.7976931348623157e308").number, 1.7976931348623157e308);
}

TEST(Cell, NumbersBeyondTheRangeOfADoubleAreInfiniteOrZero) {
  EXPECT_EQ(kind_of("1e999"), non_finite_cell);
  EXPECT_EQ(read_cell("-1e999").number, -INFINITY);
  EXPECT_EQ(kind_of("1" + std::string(400, '0') + ".5"), non_finite_cell);
  EXPECT_EQ(kind_of("1" + std::string(400, '0')), non_finite_cell);
  EXPECT_EQ(read_cell("1e-999").number, 0);
  EXPECT_EQ(read_cell("0." + std::string(400, '0') + "1").number, 0);
}

TEST(Cell, WordsForNotANumberAndInfinityAreNotFinite) {
  for (const char* text : {"NaN", "nan", "Inf", "-inf", "+Infinity", "INFINITY"})
    EXPECT_EQ(kind_of(text), non_finite_cell) << text;
  EXPECT_TRUE(std::isnan(read_cell("nan").number));
  EXPECT_EQ(read_cell("-inf").number, -INFINITY);
}

TEST(Cell, TrueAndFalseAreBooleansInAnyCaseAndNothingElseIs) {
  EXPECT_EQ(kind_of("TRUE"), boolean_cell);
  EXPECT_EQ(read_cell("true").number, 1);
  EXPECT_EQ(read_cell("False").number, 0);
  for (const char* text : {"t", "f", "yes", "no", "T", "truee"}) EXPECT_EQ(kind_of(text), text_cell) << text;
}

TEST(Cell, DatesAreDaysOfTheCalendarInOneOrder) {
  EXPECT_EQ(read_cell("1970-01-01").number, 0);
  EXPECT_EQ(read_cell("2000-02-29").number, 11016);
  EXPECT_EQ(read_cell("1969-12-31").number, -1);
  EXPECT_EQ(kind_of("0001-01-01"), date_cell);
  for (const char* text : {"1900-02-29", "2021-04-31", "2021-13-01", "2021-00-10", "0000-01-01", "2021-1-1",
                           "01/02/2021", "2021/01/02", "20210102", "2021-01-02 10:00", "2021-0a-02"})
    EXPECT_NE(kind_of(text), date_cell) << text;
}

TEST(Cell, EverythingElseIsText) {
  for (const char* text : {"", "-", "+", ".", ",", "e5", "1e", "1e+", "1.2.3", "1,234.5", "1 000", "0x1F", "1_000",
                           "12 mg", "--5", "1.5f", "NA", "infinite"})
    EXPECT_EQ(kind_of(text), text_cell) << text;
}

TEST(Cell, NumbersAreReadWhateverTheLocale) {
  const char* before = std::setlocale(LC_ALL, nullptr);
  const std::string kept = before == nullptr ? "C" : before;
  std::setlocale(LC_ALL, "de_DE.UTF-8");
  EXPECT_EQ(read_cell("1.5").number, 1.5);
  std::setlocale(LC_ALL, kept.c_str());
}

TEST(ParseNumber, IgnoresLeadingZerosAndRefusesWhatIsNotFinite) {
  EXPECT_EQ(parse_number("007"), 7);
  EXPECT_EQ(parse_number("9007199254740993"), 9007199254740992.0);
  EXPECT_EQ(parse_number("-1.5e2"), -150);
  for (const char* text : {"", "NaN", "inf", "1e999", "1,5", "abc", "2020-01-01"})
    EXPECT_EQ(parse_number(text), std::nullopt) << text;
}

}  // namespace
}  // namespace rtsurv::table

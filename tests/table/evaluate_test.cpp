// What expressions give, and how their errors read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "table/files.hpp"

namespace rtsurv::table {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view cohort =
    "id,age,stage,dose,fractions,start,died\n"
    "p1,61,II,45,15,2020-02-29,true\n"
    "p2,,I,60.5,0,2021-12-31,false\n"
    "p3,47,,20,5,,\n"
    "p4,70,II,0,0,1969-12-31,true\n";

class Evaluate : public testing::Test {
 protected:
  std::vector<std::string> values(std::string_view expression) { return texts(table.evaluate(expression, "--event")); }
  ColumnType type(std::string_view expression) { return table.evaluate(expression, "--event").type; }
  std::string refusal(std::string_view expression) {
    return message_of(ErrorKind::usage, [&] { (void)table.evaluate(expression, "--event"); });
  }
  std::string failure(std::string_view expression) {
    return message_of(ErrorKind::data, [&] { (void)table.evaluate(expression, "--event"); });
  }

  Table table = table_of(cohort);
};

TEST_F(Evaluate, ComparisonsAreBooleanAndMissingStaysMissing) {
  EXPECT_EQ(type("age > 60"), ColumnType::boolean);
  EXPECT_THAT(values("age > 60"), ElementsAre("1", "", "0", "1"));
  EXPECT_THAT(values("stage = 'II' and died"), ElementsAre("1", "0", "", "1"));
  EXPECT_THAT(values("age is null"), ElementsAre("0", "1", "0", "0"));
}

TEST_F(Evaluate, EveryTypeOfSqlBecomesAColumnType) {
  for (const char* text : {"age", "1", "age::tinyint", "age::uhugeint", "count(*) over ()", "sum(age) over ()"})
    EXPECT_EQ(type(text), ColumnType::integer) << text;
  for (const char* text : {"dose / 2", "0.5", "1e0", "dose::float", "cast(1 as decimal(30, 10))"})
    EXPECT_EQ(type(text), ColumnType::number) << text;
  for (const char* text : {"'a'", "upper(id)", "'a'::enum('a', 'b')", "'00000000-0000-0000-0000-000000000000'::uuid"})
    EXPECT_EQ(type(text), ColumnType::text) << text;
  for (const char* text : {"start", "date '2020-01-01'", "start + interval 1 month", "timestamp '2020-01-01'",
                           "'2020-01-01'::timestamp_s", "'2020-01-01 00:00:00+00'::timestamptz"})
    EXPECT_EQ(type(text), ColumnType::date) << text;
}

TEST_F(Evaluate, WholeNumbersOfEveryTypeAreDaysBesideADate) {
  for (const char* text :
       {"start + fractions", "fractions + start", "start + fractions::double", "start + fractions * 1.0",
        "start + (fractions - 0)", "start + fractions::decimal(9, 2)", "start + fractions::ubigint"}) {
    EXPECT_EQ(type(text), ColumnType::date) << text;
    EXPECT_THAT(values(text), ElementsAre("18336", "18992", "", "-1")) << text;
  }
  EXPECT_THAT(values("start - fractions"), ElementsAre("18306", "18992", "", "-1"));
  EXPECT_THAT(values("start + fractions + age"), ElementsAre("18397", "", "", "69"));
  EXPECT_THAT(values("start + (start - date '2020-01-01')"), ElementsAre("18380", "19722", "", "-18264"));
  EXPECT_THAT(values("start + fractions > date '2020-03-01'"), ElementsAre("1", "1", "", "0"));
  EXPECT_THAT(values("coalesce(start + fractions, date '2020-01-01') - fractions"),
              ElementsAre("18321", "18992", "18257", "-1"));
}

TEST_F(Evaluate, DaysThatAreNotWholeAreAddedToNoDate) {
  EXPECT_EQ(refusal("start + 1.5"),
            "--event \"start + 1.5\": only whole days can be added to a date; round(...) makes them whole");
  EXPECT_THAT(failure("start + dose"),
              HasSubstr("row 3: --event \"start + dose\" cannot be computed: only whole days"));
  EXPECT_THAT(values("start + round(dose)"), ElementsAre("18366", "19053", "", "-1"));
  EXPECT_THAT(refusal("start + stage"), HasSubstr("--event \"start + stage\""));
}

TEST_F(Evaluate, TypesThatDoNotFitAreNamedInWords) {
  EXPECT_EQ(refusal("stage > 1"),
            "--event \"stage > 1\": it compares a text with a number; a text stands in single quotes, and a column of "
            "numbers is text when one of its cells is none");
  EXPECT_EQ(refusal("start > 3"), "--event \"start > 3\": it compares a date with a number");
  EXPECT_THAT(refusal("stage + 0.5"), HasSubstr(": there is no + of a text and a number; a text stands"));
  EXPECT_EQ(refusal("start + stage"), "--event \"start + stage\": there is no + of a date and a text");
  EXPECT_EQ(refusal("lower(age)"), "--event \"lower(age)\": there is no lower() of a number");
  EXPECT_THAT(refusal("coalesce(age, stage)"), HasSubstr(": it mixes a number with a text; a text stands"));
  EXPECT_EQ(refusal("nosuch(age)"), "--event \"nosuch(age)\": there is no function nosuch()");
}

TEST_F(Evaluate, ValuesAreThoseOfSql) {
  EXPECT_THAT(values("age / 2"), ElementsAre("30.5", "", "23.5", "35"));
  EXPECT_THAT(values("cast(3 as decimal(10, 2)) / 7"), testing::Each("0.42857142857142855"));
  EXPECT_THAT(values("66.6"), testing::Each("66.6"));
  EXPECT_THAT(values("coalesce(stage, '?')"), ElementsAre("II", "I", "?", "II"));
  EXPECT_THAT(values("start + interval 1 day"), ElementsAre("18322", "18993", "", "0"));
  EXPECT_THAT(values("date_diff('day', date '2020-01-01', start)"), ElementsAre("59", "730", "", "-18263"));
  EXPECT_THAT(values("start - date '2020-01-01'"), ElementsAre("59", "730", "", "-18263"));
}

TEST_F(Evaluate, IntegersFromTwoToThe53OnAreNumbers) {
  EXPECT_EQ(type("9007199254740991"), ColumnType::integer);
  EXPECT_EQ(type("9007199254740993"), ColumnType::number);
}

TEST_F(Evaluate, EmptyTextIsMissing) { EXPECT_THAT(values("''"), ElementsAre("", "", "", "")); }

TEST_F(Evaluate, DivisionByZeroIsMissing) {
  EXPECT_THAT(values("dose / fractions"), ElementsAre("3", "", "4", ""));
  EXPECT_THAT(values("dose / fractions > 1"), ElementsAre("1", "", "1", ""));
}

TEST_F(Evaluate, NamesCompareWithoutCase) {
  EXPECT_THAT(values("AGE > 60 and Cohort.Stage = 'II'"), ElementsAre("1", "0", "0", "1"));
}

TEST_F(Evaluate, SubqueriesAndWindowsSeeTheWholeCohort) {
  EXPECT_THAT(values("age > (select avg(age) from cohort)"), ElementsAre("1", "", "0", "1"));
  EXPECT_THAT(values("(select count(*) from cohort c where c.stage = cohort.stage)"), ElementsAre("2", "1", "0", "2"));
  EXPECT_THAT(values("rank() over (order by dose)"), ElementsAre("3", "4", "2", "1"));
  EXPECT_THAT(values("(with a as (select max(age) m from cohort) select m from a)"), testing::Each("70"));
  EXPECT_THAT(values("exists (select 1 from cohort union all select 2 from cohort)"), testing::Each("1"));
}

TEST_F(Evaluate, SeesRowsAndColumnsAsTheyAreNow) {
  EXPECT_THAT(values("max(age) over ()"), testing::Each("70"));
  table.exclude("age = 70", "--where");
  table.derive("double", "2 * age", "--derive");
  EXPECT_THAT(values("max(double) over ()"), ElementsAre("122", "122", "122"));
  table.keep("false", "--where");
  EXPECT_EQ(table.rows(), 0U);
  EXPECT_THAT(values("double + 1"), ElementsAre());
}

TEST_F(Evaluate, UnknownColumnsAreNamedWithTheUserTheExpressionAndTheNearest) {
  const std::string message = refusal("stagee = 'II'");
  EXPECT_THAT(message, HasSubstr("--event \"stagee = 'II'\": there is no column \"stagee\""));
  EXPECT_THAT(message, HasSubstr("did you mean \"stage\"?"));
  EXPECT_THAT(refusal("quite_different > 1"), HasSubstr("its columns are: id, age, stage"));
  EXPECT_THAT(refusal("version > 1"), HasSubstr("there is no column \"version\""));  // a function, but not without ()
  EXPECT_THAT(refusal("today > 1"), HasSubstr("there is no column \"today\""));
}

TEST_F(Evaluate, SyntaxErrorsAreNamedWithTheUserAndTheExpression) {
  EXPECT_THAT(refusal("age = = 1"), HasSubstr("--event \"age = = 1\": syntax error at or near \"=\""));
}

TEST_F(Evaluate, AggregatesWithoutAWindowAreRefusedWithTheRemedy) {
  EXPECT_THAT(refusal("age > avg(age)"), HasSubstr("avg(x) over ()"));
  EXPECT_THAT(refusal("count(*)"), HasSubstr("all patients together"));
}

TEST_F(Evaluate, WrongTypesAreRefused) {
  EXPECT_THAT(refusal("stage + 1"), HasSubstr("--event \"stage + 1\""));
  EXPECT_THAT(refusal("start - interval '1 hour'"), HasSubstr("time of day"));
  EXPECT_THAT(refusal("start::timestamp - timestamp '2020-01-01'"), HasSubstr("date_diff"));
  for (const char* text : {"[age]", "{'a': age}", "time '10:00'", "'a'::blob"})
    EXPECT_THAT(refusal(text), HasSubstr("gives no number, text, date, true or false")) << text;
}

TEST_F(Evaluate, ConstantOfTheWrongTypeIsAFaultOfTheExpression) {
  EXPECT_THAT(refusal("age = 'old'"), HasSubstr("compare texts with texts"));
}

TEST_F(Evaluate, RowsThatCannotBeComputedAreNamedWithoutTheirValues) {
  const std::string message = failure("ln(dose)");
  EXPECT_THAT(message, HasSubstr("row 5: --event \"ln(dose)\" cannot be computed: the logarithm of zero"));
  EXPECT_THAT(message, Not(HasSubstr("row 2")));
  EXPECT_THAT(failure("stage::int > 1"), HasSubstr("row 2"));
  EXPECT_THAT(failure("stage::int > 1"), Not(HasSubstr("II")));
}

TEST_F(Evaluate, FailingRowsAreThoseOfTheFileAfterAFilter) {
  table.exclude("id = 'p2'", "--where");
  EXPECT_THAT(failure("sqrt(dose - 30)"), HasSubstr("row 4:"));
  EXPECT_THAT(failure("sqrt(dose - 30)"), HasSubstr("the square root of a negative number"));
}

TEST_F(Evaluate, ValuesThatAreNotFiniteAreNamed) {
  EXPECT_THAT(failure("exp(dose * 20)"), HasSubstr("row 2: --event \"exp(dose * 20)\" is not a finite number"));
  EXPECT_THAT(failure("date 'infinity'"), HasSubstr("row 2"));
}

TEST_F(Evaluate, ColumnsThatHoldNotANumberAreRefusedInExpressions) {
  const Table bad = table_of("time,y\n5,1\nNaN,2\n");
  const std::string message = message_of(ErrorKind::data, [&] { (void)bad.evaluate("time > 3", "--event"); });
  EXPECT_THAT(message, HasSubstr("row 3, column \"time\": must be a finite number"));
  EXPECT_THAT(texts(bad.evaluate("y > 1", "--event")), ElementsAre("0", "1"));
}

TEST_F(Evaluate, ColumnsThatNeedQuotesAreShownWithThem) {
  const Table odd = table_of("EQD2_3.5,my col,group\n60,1,a\n");
  const auto complaint_of = [&](std::string_view expression) {
    return message_of(ErrorKind::usage, [&] { (void)odd.evaluate(expression, "--x"); });
  };
  EXPECT_THAT(complaint_of("EQD2_3.5 > 50"), HasSubstr("is written with double quotes: \"EQD2_3.5\""));
  EXPECT_THAT(complaint_of("my col = 1"), HasSubstr("\"my col\""));
  EXPECT_THAT(complaint_of("group = 'a'"), HasSubstr("is written with double quotes: \"group\""));
  EXPECT_THAT(complaint_of("\"my col\" = = 1"), Not(HasSubstr("double quotes")));
}

TEST_F(Evaluate, FunctionsThatMakeSeveralRowsAreRefused) {
  EXPECT_THAT(refusal("unnest([1, 2])"), HasSubstr("several values for one row"));
  EXPECT_THAT(refusal("unnest([])"), HasSubstr("several values for one row"));
  EXPECT_THAT(refusal("(select age from cohort)"), HasSubstr("more than one row"));
}

}  // namespace
}  // namespace rtsurv::table

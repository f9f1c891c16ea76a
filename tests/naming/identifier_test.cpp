#include "rtsurv/naming/identifier.hpp"

#include <gtest/gtest.h>

namespace rtsurv::naming {
namespace {

std::string why(const char* name, const ColumnFacts& column) { return why_no_variable(read_name(name), column); }

constexpr ColumnFacts texts{.text = true, .rows = 60, .known = 60, .distinct = 60};
constexpr ColumnFacts records{
    .whole = true, .rows = 60, .known = 60, .distinct = 60, .lowest = 12'345'678, .highest = 98'765'432};

TEST(Identifier, IsNamedInSevenLanguages) {
  const ColumnFacts small{.whole = true, .rows = 60, .known = 60, .distinct = 58, .lowest = 3, .highest = 900};
  for (const char* name :
       {"patient_id", "MRN", "Fallnummer", "ipp", "historia clínica", "등록번호", "患者番号", "住院号"})
    EXPECT_EQ(why(name, small), "is called like an identifier") << name;
  const ColumnFacts names{.text = true, .rows = 60, .known = 60, .distinct = 25};
  for (const char* name : {"surname", "Nachname", "prénom", "apellido", "성명", "氏名", "姓名", "e-mail"})
    EXPECT_EQ(why(name, names), "is called like what identifies a person") << name;
  for (const char* name : {"Comments", "Bemerkung", "remarques", "observaciones", "비고", "備考", "备注"})
    EXPECT_EQ(why(name, names), "is called like free text") << name;
}

TEST(Identifier, IsKnownByItsValuesWhateverItIsCalled) {
  EXPECT_EQ(why("x", records), "looks like a record number");
  EXPECT_EQ(why("x", {.whole = true, .rows = 60, .known = 60, .distinct = 60, .lowest = 1, .highest = 60}),
            "numbers the rows");
  EXPECT_EQ(why("x", texts), "looks like an identifier");
  EXPECT_EQ(why("x", {.text = true, .long_texts = true, .rows = 60, .known = 60, .distinct = 30}),
            "looks like free text");
}

TEST(Identifier, IsNoFollowUpTimeThatHappensToNumberTheRows) {
  const ColumnFacts numbers{.whole = true, .rows = 60, .known = 60, .distinct = 60, .lowest = 1, .highest = 60};
  for (const char* name : {"months", "follow_up", "OS.time", "time to death", "Überlebenszeit"})
    EXPECT_EQ(why(name, numbers), "") << name;
  for (const char* name : {"x", "age", "rank"}) EXPECT_EQ(why(name, numbers), "numbers the rows") << name;
  EXPECT_EQ(why("patient_id", numbers), "is called like an identifier");
}

TEST(Identifier, IsNoMeasurementAndNoCategory) {
  const ColumnFacts age{.whole = true, .rows = 60, .known = 60, .distinct = 55, .lowest = 31, .highest = 88};
  for (const char* name : {"age", "dose", "PSA", "size", "birth_weight", "volume", "survival"})
    EXPECT_EQ(why(name, age), "") << name;
  EXPECT_EQ(why("psa", {.rows = 60, .known = 60, .distinct = 60, .lowest = 10'000.5, .highest = 20'000}), "");
  ColumnFacts platelets = records;
  platelets.tens = true;
  EXPECT_EQ(why("platelets", platelets), "");
  const ColumnFacts drugs{.text = true, .long_texts = true, .rows = 60, .known = 60, .distinct = 5};
  for (const char* name : {"drug name", "note", "site", "case"}) EXPECT_EQ(why(name, drugs), "") << name;
  EXPECT_EQ(why("case", {.whole = true, .rows = 60, .known = 60, .distinct = 2, .lowest = 0, .highest = 1}), "");
}

}  // namespace
}  // namespace rtsurv::naming

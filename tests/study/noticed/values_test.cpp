// Codes, words, spellings, levels, rows.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/noticed/cohort.hpp"

namespace rtsurv::study::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Field age(const std::vector<std::size_t>& patients, const std::string& text) {
  return {"age", some(patients, text, sound()[2].cell)};
}
Field arm(const std::vector<std::size_t>& patients, const std::string& text) {
  return {"arm", some(patients, text, sound()[3].cell)};
}

/// ECOG 0 to 3 in the place of age.
Field ecog(const std::vector<std::size_t>& patients, const std::string& text) {
  return {"age", some(patients, text, [](std::size_t i) { return std::to_string(i % 4); })};
}

TEST(Noticed, CodesForNotKnownAreFarFromAllOthers) {
  for (const char* code : {"999", "-9", "-1", "888", "-99", "9999"}) {
    const Notice one = of(Id::missing_code, noticed(cohort({age({3, 11}, code)})));
    EXPECT_EQ(one.column, "age") << code;
    EXPECT_EQ(one.rows, 2U);
    EXPECT_THAT(one.values, ElementsAre(code));
    EXPECT_EQ(one.key, std::string("[columns] age = { missing = [\"") + code + "\"] }");
  }
  EXPECT_EQ(of(Id::missing_code, noticed(cohort({age({3}, "999")}))).rows, 1U);
  EXPECT_EQ(of(Id::missing_code, noticed(cohort({ecog({3}, "9")}))).rows, 1U);
  EXPECT_THAT(
      of(Id::missing_code, noticed(cohort({{"age", some({1, 2}, "99", some({4}, "88", ecog({}, "").cell))}}))).values,
      ElementsAre("88", "99"));
  EXPECT_EQ(of(Id::missing_code, noticed_alone(cohort({age({3}, "999")}))).rows, 1U);
}

TEST(Noticed, AColumnThatHasLostAllValuesIsNamed) {
  const std::string empty = "[columns]\narm = { missing = [\"A\", \"B\"] }\n";
  const Notice one = of(Id::empty_column, noticed(cohort({}), endpoint + factors + empty));
  EXPECT_EQ(one.column, "arm");
  EXPECT_EQ(one.rows, 40U);
  EXPECT_EQ(one.key, "[columns] arm = { missing = ... }");
  EXPECT_EQ(of(Id::empty_column, noticed(cohort({}), endpoint + "[derive]\nrate = \"age / 0\"\n")).key,
            "[derive] rate");
  const Cell nothing = [](std::size_t) { return ""; };
  EXPECT_EQ(of(Id::empty_column, noticed_alone(cohort({{"arm", nothing}}))).column, "arm");
  EXPECT_EQ(of(Id::empty_column, noticed(cohort({}))).rows, 0U);
}

TEST(Noticed, NumbersThatMayBeTrueAreNoCodes) {
  EXPECT_THAT(noticed(cohort({age({3}, "99")})), IsEmpty()) << "an age of 99 beside one of 79";
  EXPECT_THAT(noticed(cohort({{"age", [](std::size_t i) { return std::to_string(i % 10); }}})), IsEmpty());
  EXPECT_THAT(noticed(cohort({{"age", [](std::size_t i) { return std::to_string(i * 7 % 40 * 25); }}})), IsEmpty())
      << "0 to 975";
  EXPECT_THAT(
      noticed(cohort({{"age", [](std::size_t i) { return std::to_string(static_cast<int>(i * 7 % 40) - 9); }}})),
      IsEmpty())
      << "-9 to 30";
  EXPECT_THAT(noticed(cohort({{"age", [](std::size_t i) { return std::to_string(static_cast<int>(i / 2 % 3) - 1); }}})),
              IsEmpty())
      << "-1, 0, 1";
}

TEST(Noticed, ACodeThatTheProtocolSettlesIsNoneAnyMore) {
  EXPECT_THAT(noticed(cohort({age({3}, "999")}), endpoint + factors + "[columns]\nage = { missing = [\"999\"] }\n"),
              IsEmpty());
  EXPECT_THAT(noticed(cohort({age({3}, "999")}), endpoint + "[derive]\nyears = \"nullif(age, 999)\"\n[univariable]\n"
                                                            "endpoints = [\"OS\"]\nfactors = [\"years\"]\n"),
              IsEmpty());
}

TEST(Noticed, WordsForNoValueAreNoLevels) {
  for (const char* word : {"NA", "N/A", "unknown", "?", "Unbekannt", "99"}) {
    const Notice one = of(Id::missing_word, noticed(cohort({arm({3, 11, 12}, word)})));
    EXPECT_EQ(one.column, "arm") << word;
    EXPECT_EQ(one.rows, 3U);
    EXPECT_THAT(one.values, ElementsAre(word));
    EXPECT_EQ(one.key, std::string("[columns] arm = { missing = [\"") + word + "\"] }");
  }
  EXPECT_THAT(noticed(cohort({arm({3, 11, 12}, "none")})), IsEmpty());
  const Cell signs = [](std::size_t i) { return i % 2 == 0 ? "+" : "-"; };
  EXPECT_THAT(noticed(cohort({{"arm", signs}})), IsEmpty()) << "- beside + is a result";
  EXPECT_THAT(noticed(cohort({arm({3, 11, 12}, "NA")}), endpoint + factors, "missing = [\"NA\"]\n"), IsEmpty());
}

TEST(Noticed, AWordInTheEventOfAnEndpointCountsToo) {
  const std::string protocol = "[[endpoint]]\nname = \"OS\"\ntime = \"months\"\nevent = \"status = 'dead'\"\n";
  const Cell status = [](std::size_t i) { return i % 3 == 0 ? "dead" : i % 5 == 0 ? "unknown" : "alive"; };
  EXPECT_EQ(of(Id::missing_word, noticed(cohort({{"status", status}}), protocol)).column, "status");
  EXPECT_THAT(noticed(cohort({{"status", status}}),
                      protocol + "[[exclude]]\nreason = \"lost\"\nwhen = \"status = 'unknown'\"\n"),
              IsEmpty());
}

TEST(Noticed, SpellingsOfOneValue) {
  const Notice one = of(Id::spelling, noticed(cohort({arm({2, 4}, "a")})));
  EXPECT_EQ(one.rows, 2U);
  EXPECT_EQ(one.key, "[columns] arm = { same = { \"A\" = [\"a\"] } }");
  const Cell stages = [](std::size_t i) { return i % 2 == 0 ? "IV A" : i == 3 ? "IVA" : "III"; };
  EXPECT_EQ(of(Id::spelling, noticed(cohort({{"arm", stages}}))).key,
            "[columns] arm = { same = { \"IV A\" = [\"IVA\"] } }");
  EXPECT_THAT(
      noticed(cohort({arm({2, 4}, "a")}), endpoint + factors + "[columns]\narm = { same = { \"A\" = [\"a\"] } }\n"),
      IsEmpty());
}

TEST(Noticed, ASeldomSpellingIsNotQuoted) {
  const Cell rare = [](std::size_t i) { return i == 1 ? "Kim" : i == 2 ? "kim" : i % 2 == 0 ? "A" : "B"; };
  const Notice one = of(Id::spelling, noticed(cohort({{"arm", rare}})));
  EXPECT_THAT(one.values, IsEmpty());
  EXPECT_EQ(one.key.find("Kim"), std::string::npos);
}

TEST(Noticed, LevelsOfOnePatientAreCountedAndNotNamed) {
  const Notice one = of(Id::one_patient_level, noticed(cohort({arm({5}, "Q")})));
  EXPECT_EQ(one.rows, 1U);
  EXPECT_EQ(one.key.find('Q'), std::string::npos);
  EXPECT_THAT(noticed(cohort({arm({5, 6}, "Q")})), IsEmpty());
  const std::string listed = endpoint + factors + "[columns]\nage = { levels = [0, 1, 2, 3, 4] }\n";
  EXPECT_EQ(of(Id::one_patient_level, noticed(cohort({ecog({3}, "4")}), listed)).column, "age");
  EXPECT_THAT(noticed(cohort({ecog({3}, "4")})), IsEmpty()) << "a number has no levels";
}

TEST(Noticed, AFactorWithOneValue) {
  EXPECT_EQ(of(Id::one_value, noticed(cohort({{"arm", [](std::size_t) { return "A"; }}}))).rows, forty);
}

TEST(Noticed, LinesBelowThePatients) {
  const auto id = [](std::size_t i) { return "P" + std::to_string(100 + i); };
  const std::vector<Field> fields{{"id", id}, {"note", [](std::size_t i) { return i % 2 == 0 ? "x" : ""; }}};
  const std::vector<Notice> mean = noticed(cohort(fields, "33.1,,59.4,,Mean,\n"));
  EXPECT_EQ(of(Id::footer_row, mean).column, "id");
  EXPECT_EQ(of(Id::footer_row, mean).rows, 1U);
  EXPECT_EQ(of(Id::footer_row, mean).key, "[[exclude]] when = \"id = 'Mean'\"");
  EXPECT_EQ(of(Id::footer_row, noticed_alone(cohort(fields, ",,,,Total: 40,\n,,,,Source: registry,\n"))).rows, 2U);
  EXPECT_THAT(noticed(cohort(fields, "33.5,0,59,A,P999,\n")), IsEmpty()) << "a patient";
  EXPECT_THAT(noticed(cohort({arm({1, 5, 39}, "total")})), IsEmpty())
      << "a kind of operation, also of the last patient";
}

TEST(Noticed, PatientsWhoStandInTheTableTwice) {
  const Field twice{"patient_id", [](std::size_t i) { return std::to_string(i == 7 ? 6 : i); }};
  const Notice id = of(Id::repeated_id, noticed(cohort({twice})));
  EXPECT_EQ(id.column, "patient_id");
  EXPECT_EQ(id.rows, 1U);
  EXPECT_EQ(id.key, "[study] id = \"patient_id\"");
  const Field visits{"patient_id", [](std::size_t i) { return std::to_string(i / 4); }};
  EXPECT_EQ(of(Id::repeated_id, noticed(cohort({visits}))).column, "") << "several rows each: visits, or a centre";
  const std::vector<Field> wide{{"a", [](std::size_t i) { return std::to_string(i * i); }},
                                {"b", [](std::size_t i) { return std::to_string(i % 7); }},
                                {"c", [](std::size_t i) { return std::to_string(i % 5); }}};
  std::string table = cohort(wide);
  EXPECT_THAT(noticed(table), IsEmpty());
  table += table.substr(table.rfind('\n', table.size() - 2) + 1);
  EXPECT_EQ(of(Id::repeated_row, noticed(table)).rows, 1U);
  const auto modulo = [](std::size_t m) { return [m](std::size_t i) { return std::to_string(1 + i % m); }; };
  const std::string coarse = cohort({{"months", modulo(20)},
                                     {"died", some({}, "", sound()[3].cell)},
                                     {"age", modulo(10)},
                                     {"a", modulo(5)},
                                     {"b", modulo(4)}});
  EXPECT_EQ(
      of(Id::repeated_row, noticed(coarse, "[[endpoint]]\nname = \"OS\"\ntime = \"months\"\nevent = \"died = 'A'\"\n"))
          .column,
      "")
      << "twenty pairs of equal rows, of patients whom nothing tells apart";
}

}  // namespace
}  // namespace rtsurv::study::testing

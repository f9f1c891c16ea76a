// Patients, births, units, doses and labels by their names.
#include <gtest/gtest.h>

#include "rtsurv/naming/roles.hpp"

namespace rtsurv::naming {
namespace {

TEST(Roles, PatientsAreNamedInManyWays) {
  for (const char* name : {"id", "Pat. Nr", "USUBJID", "patient_no", "IPP", "병록번호", "患者番号", "Fallnummer"})
    EXPECT_TRUE(names_patient(name)) << name;
  for (const char* name : {"Nr.", "age", "patient age", "drug name"}) EXPECT_FALSE(names_patient(name)) << name;
}

TEST(Roles, BirthsAndDays) {
  for (const char* name : {"DOB", "Geburtsdatum", "date of birth", "생년월일", "birthdate"})
    EXPECT_TRUE(names_birth(name)) << name;
  EXPECT_FALSE(names_birth("diagnosis date"));
  for (const char* name : {"Datum RT", "fecha", "last seen", "日付", "검사일자"}) EXPECT_TRUE(names_day(name)) << name;
  EXPECT_FALSE(names_day("age"));
}

TEST(Roles, AUnitIsAWordOfTheName) {
  EXPECT_EQ(unit_of_name("OS (Monate)"), TimeUnit::months);
  EXPECT_EQ(unit_of_name("survie_ans"), TimeUnit::years);
  EXPECT_EQ(unit_of_name("Wochen bis Rezidiv"), TimeUnit::weeks);
  EXPECT_EQ(unit_of_name("days_or_months"), std::nullopt);
  EXPECT_EQ(unit_of_name("time"), std::nullopt);
}

TEST(Roles, DosesOfTheTreatment) {
  for (const char* name : {"Total dose (Gy)", "Gesamtdosis", "총선량", "RT dose"})
    EXPECT_EQ(dose_kind(name), DoseKind::total) << name;
  for (const char* name : {"Dose/fx", "Einzeldosis", "EQD2", "1回線量"})
    EXPECT_EQ(dose_kind(name), DoseKind::other) << name;
  for (const char* name : {"lung dose", "cisplatin dose", "age"}) EXPECT_EQ(dose_kind(name), DoseKind::none) << name;
}

TEST(Roles, ACurveIsCalledForWhoIsFreeOfTheEvent) {
  EXPECT_EQ(success_label("Local failure"), "Freedom from local failure");
  EXPECT_EQ(success_label("Tod"), "Overall survival");
  EXPECT_EQ(success_label("Relapse-free survival"), "");
}

}  // namespace
}  // namespace rtsurv::naming

#include "rtsurv/naming/words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rtsurv::naming {
namespace {

using ::testing::ElementsAre;

TEST(NameWords, part_names_at_signs_and_capitals_and_before_known_endings) {
  EXPECT_THAT(read_name("OS.time").words, ElementsAre("os", "time"));
  EXPECT_THAT(read_name("survivalMonths").words, ElementsAre("survival", "months"));
  EXPECT_THAT(read_name("Total Dose (Gy)").words, ElementsAre("total", "dose", "gy"));
  EXPECT_THAT(read_name("rfstime").words, ElementsAre("rfs", "time"));
  EXPECT_THAT(read_name("fustat").words, ElementsAre("fu", "stat"));
  EXPECT_THAT(read_name("größe").words, ElementsAre("größe"));
  EXPECT_THAT(read_name("--").words, ElementsAre());
}

TEST(NameWords, tell_times_from_histories) {
  for (const char* name : {"time", "os_months", "follow_up", "futime", "survival", "months", "TTP", "days_to_relapse"})
    EXPECT_TRUE(read_name(name).time) << name;
  for (const char* name : {"age_years", "months_since_surgery", "prior_months", "smoking_years", "birth_time", "year"})
    EXPECT_FALSE(read_name(name).time) << name;
}

TEST(NameWords, tell_events) {
  for (const char* name : {"status", "death", "recur", "OS_event", "local_failure", "cens", "relapse", "os"})
    EXPECT_TRUE(read_name(name).event) << name;
  for (const char* name : {"sex", "recurrent", "progesterone", "progressive", "state"})
    EXPECT_FALSE(read_name(name).event) << name;
  EXPECT_TRUE(read_name("censored").inverted);
  EXPECT_TRUE(read_name("alive").inverted);
  EXPECT_FALSE(read_name("cens").inverted);
}

TEST(NameWords, tell_good_states_from_events_and_what_leaves_it_open) {
  for (const char* name : {"lebt", "생존여부", "no event", "sans récidive", "Local control", "국소제어", "disease-free",
                           "Progression free", "überlebt"})
    EXPECT_TRUE(read_name(name).inverted) << name;
  for (const char* name :
       {"recurrence-free survival", "Patient no", "local failure", "control arm", "alive or dead", "LC"})
    EXPECT_FALSE(read_name(name).inverted) << name;
  for (const char* name : {"LC", "OS", "pfs", "vital", "cens"}) EXPECT_TRUE(read_name(name).open) << name;
  for (const char* name : {"os_event", "died", "alive", "lc_status"}) EXPECT_FALSE(read_name(name).open) << name;
}

TEST(NameWords, keep_what_is_neither_time_nor_unit_nor_event_as_the_stem) {
  EXPECT_EQ(read_name("lc_months").stem, "lc");
  EXPECT_EQ(read_name("rtime").stem, "r");
  EXPECT_EQ(read_name("diagtime").stem, "diag");
  EXPECT_TRUE(read_name("follow_up_months").is_generic());
  EXPECT_TRUE(read_name("status").is_generic());
  EXPECT_FALSE(read_name("death").is_generic());
}

TEST(NameWords, know_units) {
  EXPECT_EQ(read_name("os_months").unit, TimeUnit::months);
  EXPECT_EQ(read_name("OS_wks").unit, TimeUnit::weeks);
  EXPECT_EQ(read_name("fu.yrs").unit, TimeUnit::years);
  EXPECT_EQ(read_name("time").unit, std::nullopt);
}

TEST(NameWords, tell_identifiers_from_facts_about_a_patient) {
  for (const char* name : {"id", "pid", "patient_id", "PatientID", "Patient No", "record", "case_number", "subject"})
    EXPECT_TRUE(read_name(name).id) << name;
  for (const char* name : {"Nr.", "No", "lfd. Nr.", "Number", "번호", "序号", "番号", "Numéro", "serial no"})
    EXPECT_TRUE(read_name(name).id) << name;
  for (const char* name : {"patient_age", "number of nodes", "case_mix", "valid", "idea"})
    EXPECT_FALSE(read_name(name).id) << name;
}

TEST(NameWords, title_endpoints_by_abbreviation_then_by_meaning) {
  const auto title = [](const char* time, const char* event) {
    return endpoint_title(read_name(time), read_name(event));
  };
  EXPECT_EQ(title("os_months", "died").name, "OS");
  EXPECT_EQ(title("os_months", "died").label, "Overall survival");
  EXPECT_EQ(title("rfstime", "status").label, "Recurrence-free survival");
  EXPECT_EQ(title("rtime", "recur").name, "FFR");
  EXPECT_EQ(title("time", "death").name, "OS");
  EXPECT_EQ(title("time", "status").name, "event");
  EXPECT_EQ(title("ptime", "pstat").name, "p");
}

TEST(NameWords, make_labels_readable) {
  EXPECT_EQ(readable("prior_lines"), "Prior lines");
  EXPECT_EQ(readable("wt.loss"), "Wt loss");
  EXPECT_EQ(readable("HER2"), "HER2");
  EXPECT_EQ(readable("Nr."), "Nr");
  EXPECT_EQ(readable(""), "");
}

}  // namespace
}  // namespace rtsurv::naming

// One phrase for each kind of notice; which notices there are is tested in tests/study/noticed.
#include "rtsurv/report/words/notices.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/report/text/text.hpp"

namespace rtsurv::report {
namespace {

using results::Notice;
using Id = Notice::Id;
using testing::HasSubstr;

TEST(NoticeLine, SaysColumnRowsAndWhatSettlesIt) {
  EXPECT_EQ(notice_line({Id::missing_word, "grade", 11, "[columns] grade = { missing = [\"NA\"] }", {}, {"NA"}}),
            "grade: \"NA\" counts as a value (11 rows). Settle it: [columns] grade = { missing = [\"NA\"] }");
  EXPECT_EQ(notice_line({Id::failure_label, "LF", 0, "KEY", {}, {"Local failure"}}),
            "LF: \"Local failure\" names the failure, but the curve shows who is free of it. Settle it: KEY");
  EXPECT_THAT(notice_line({Id::after_today, "last", 1, "KEY", {}, {}}), HasSubstr("dates after today (1 row)."));
  EXPECT_THAT(notice_line({Id::one_patient_level, "site", 2, "KEY", {}, {}}),
              HasSubstr("a factor with 2 levels of one patient each. Settle"));
}

TEST(NoticePhrase, IsOneForEachKind) {
  for (const auto& [id, word] : results::Words<Id>::all) {
    const bool unit = id == Id::time_unit || id == Id::unit_of_name;
    const Notice notice{
        id,    "column", 3,
        "key", "other",  unit ? std::vector<std::string>{"months", "days", "50"} : std::vector<std::string>{"50"}};
    EXPECT_NE(notice_phrase(notice), "") << word;
  }
}

TEST(NoticePhrase, NamesBothUnits) {
  EXPECT_EQ(notice_phrase({Id::time_unit, "time", 9, "key", {}, {"months", "days", "50"}}),
            "longer than 50 years if in months; these look like days");
  EXPECT_EQ(notice_phrase({Id::time_unit, "time", 9, "key", {}, {"days", "months"}}),
            "times in days with decimals; they look like months");
}

TEST(NoticeText, ListsTenAndCountsTheOthers) {
  EXPECT_EQ(to_text(std::vector<Notice>{}), "");
  const std::vector<Notice> many(12, {Id::no_event, "died", 40, "[[endpoint]] event", "OS", {}});
  const std::string text = to_text(many);
  EXPECT_THAT(text, testing::StartsWith("What I noticed\n  died: no patient has the event of OS (40 rows)"));
  EXPECT_EQ(std::ranges::count(text, '\n'), 12);
  EXPECT_THAT(text, testing::EndsWith("  and 2 more\n"));
}

}  // namespace
}  // namespace rtsurv::report

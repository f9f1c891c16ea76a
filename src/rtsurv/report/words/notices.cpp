#include "rtsurv/report/words/notices.hpp"

#include "rtsurv/core/text.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report {
namespace {

using results::Notice;

std::string quoted(const std::string& text) { return "\"" + excerpt(text) + "\""; }

std::string all_quoted(const Notice& notice) {
  std::vector<std::string> texts;
  for (const std::string& value : notice.values) texts.push_back(quoted(value));
  return enumerate(texts);
}

std::string unit_phrase(const Notice& notice) {
  const std::string& told = notice.values.at(0);
  const std::string& seems = notice.values.at(1);
  if (notice.values.size() < 3) return "times in " + told + " with decimals; they look like " + seems;
  return "longer than " + notice.values[2] + " years if in " + told + "; these look like " + seems;
}

std::string date_phrase(const Notice& notice) {
  using enum Notice::Id;
  switch (notice.id) {
    case long_follow_up:
      return "follow-up of more than " + notice.values.at(0) + " years; a date has a wrong century or year";
    case date_as_number:
      return "is used as a number, but looks like dates";
    case after_today:
      return "dates after today";
    case event_after_contact:
      return "lies after " + quoted(notice.beside);
    case contact_after_event:
      return "is an event, but follow-up goes on after it, to " + quoted(notice.beside);
    case before_birth:
      return "lies before " + quoted(notice.beside);
    case no_dates:
      return "rows without any date";
    default:
      return "";
  }
}

std::string outcome_phrase(const Notice& notice) {
  using enum Notice::Id;
  const std::string& endpoint = notice.beside;
  switch (notice.id) {
    case event_blank:
      return "every known value is an event of " + endpoint + ", all others are blank";
    case every_event:
      return "every patient has the event of " + endpoint;
    case no_event:
      return "no patient has the event of " + endpoint;
    case same_outcome:
      return "has the same times and events as " + endpoint;
    case same_times:
      return "has the same times as " + endpoint + " although patients have both events";
    case outcome_as_factor:
      return "as a factor, but tells who has the event of " + endpoint;
    case time_as_factor:
      return "as a factor, but is the time of " + endpoint;
    case known_with_event:
      return "as a factor, but is known only after the event of " + endpoint;
    case made_of_outcome:
      return "as a factor, but is computed from " + quoted(notice.values.at(0)) + ", which tells the outcome of " +
             endpoint;
    case failure_label:
      return quoted(notice.values.at(0)) + " names the failure, but the curve shows who is free of it";
    default:
      return "";
  }
}

std::string value_phrase(const Notice& notice) {
  using enum Notice::Id;
  switch (notice.id) {
    case missing_code:
      return enumerate(notice.values) + " far from all other values: probably not known";
    case missing_word:
      return all_quoted(notice) + (notice.values.size() > 1 ? " count as values" : " counts as a value");
    case spelling:
      return notice.values.empty() ? "values that differ only in case or blanks"
                                   : all_quoted(notice) + " differ only in case or blanks";
    case two_doses:
      return "a factor beside " + quoted(notice.beside) + ": two doses of the same treatment in one model";
    case same_factor:
      return "a factor beside " + quoted(notice.beside) + ", which says the same, in one model";
    case one_value:
      return "a factor with one value";
    case one_patient_level:
      return notice.rows == 1 ? "a factor with a level of one patient"
                              : "a factor with " + std::to_string(notice.rows) + " levels of one patient each";
    default:
      return "";
  }
}

}  // namespace

std::string notice_phrase(const Notice& notice) {
  using enum Notice::Id;
  switch (notice.id) {
    case footer_row:
      return notice.values.empty() ? "the last rows are notes and no patients"
                                   : "the last rows (" + all_quoted(notice) + ") are no patients";
    case empty_column:
      return "has no value in any row";
    case time_unit:
      return unit_phrase(notice);
    case unit_of_name:
      return "is called " + notice.values.at(1) + ", but read as " + notice.values.at(0);
    case repeated_id:
      return "names an identifier, but has values twice";
    case repeated_row:
      return "rows are equal to an earlier one in all but the identifier";
    default:
      break;
  }
  for (const auto phrase : {date_phrase, outcome_phrase, value_phrase})
    if (std::string text = phrase(notice); !text.empty()) return text;
  return {};
}

std::string notice_line(const Notice& notice) {
  const bool has_rows =
      notice.rows > 0 && notice.id != Notice::Id::empty_column && notice.id != Notice::Id::one_patient_level;
  const std::string rows = " (" + counted(static_cast<double>(notice.rows), "row") + ")";
  return excerpt(notice.column) + ": " + notice_phrase(notice) + (has_rows ? rows : "") + ". Settle it: " + notice.key;
}

}  // namespace rtsurv::report

#pragma once
// What is possible in a table and its protocol but unlikely to be meant. Filled by study/noticed.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

/// One oddity, and the key of the protocol that settles it. No value of a single patient is in it.
struct Notice {
  /// Worst first. `column` is what is odd; `beside` and `values` are as said here.
  enum class Id {
    footer_row,           ///< a column whose last cells are no patient's
    empty_column,         ///< a column, of the file or computed, without any value
    time_unit,            ///< a time; values: its unit in the protocol, that which it seems to be, and the years above
                          ///< which `rows` times lie, or no third value: they have decimals
    unit_of_name,         ///< a time; values: its unit in the protocol, that of its name
    long_follow_up,       ///< a time between dates; values: the years above which `rows` times lie
    date_as_number,       ///< a factor that counts days as spreadsheets do
    after_today,          ///< a date
    event_after_contact,  ///< a date of an event; beside: the last contact
    contact_after_event,  ///< a date of an event; beside: the last contact, at which the time ends
    before_birth,         ///< a date; beside: the date of birth
    repeated_id,          ///< an identifier
    repeated_row,         ///< the first column of rows that are equal in all others but the identifier
    event_blank,          ///< an event of 1 and blanks; beside: the endpoint
    every_event,          ///< an event that everybody has; beside: the endpoint
    no_event,             ///< an event that nobody has; beside: the endpoint
    same_outcome,         ///< an endpoint; beside: another with the same times and events
    same_times,           ///< an endpoint; beside: another with the same times, although both events occur together
    outcome_as_factor,    ///< a factor that tells the event; beside: of which endpoint or state
    time_as_factor,       ///< a factor that is the time; beside: of which endpoint
    known_with_event,     ///< a factor known only in those with an event; beside: of which endpoint
    made_of_outcome,  ///< a factor that is, or is computed from, time or event; beside: of which endpoint; values: the
                      ///< column of the outcome
    failure_label,    ///< an endpoint whose curve shows the opposite; values: its label
    missing_code,     ///< a number; values: the codes far from all others
    missing_word,     ///< a text; values: the words for "no value"
    spelling,         ///< a text; values: the spelling of most patients and its twins; none where it is rare
    no_dates,         ///< the start of follow-up; rows without any date of the endpoints
    two_doses,        ///< a dose as factor; beside: another of the same model
    same_factor,      ///< a factor; beside: another of the same model that says the same
    one_value,        ///< a factor without differences
    one_patient_level,  ///< a factor; rows: levels of one patient
  };
  Id id = Id::footer_row;
  std::string column;
  std::size_t rows = 0;
  std::string key;
  std::string beside;
  std::vector<std::string> values;

  static void fields(auto& field) {
    field.title("notice", "What is possible in the table but unlikely to be meant.");
    field("id", &Notice::id, "what is noticed");
    field("column", &Notice::column, "column, expression or endpoint");
    field("rows", &Notice::rows, "rows of the table that it concerns; 0: a matter of the protocol", people);
    field("key", &Notice::key, "what settles it: the key of the protocol, with its table");
    field("beside", &Notice::beside, "the other column or endpoint; null: none", null_if_empty);
    field("values", &Notice::values, "words, codes and units that belong to it");
  }
};

template <>
struct Words<Notice::Id> {
  using enum Notice::Id;
  static constexpr std::array<std::pair<Notice::Id, std::string_view>, 30> all{
      {{footer_row, "footer_row"},
       {empty_column, "empty_column"},
       {time_unit, "time_unit"},
       {unit_of_name, "unit_of_name"},
       {long_follow_up, "long_follow_up"},
       {date_as_number, "date_as_number"},
       {after_today, "after_today"},
       {event_after_contact, "event_after_contact"},
       {contact_after_event, "contact_after_event"},
       {before_birth, "before_birth"},
       {repeated_id, "repeated_id"},
       {repeated_row, "repeated_row"},
       {event_blank, "event_blank"},
       {every_event, "every_event"},
       {no_event, "no_event"},
       {same_outcome, "same_outcome"},
       {same_times, "same_times"},
       {outcome_as_factor, "outcome_as_factor"},
       {time_as_factor, "time_as_factor"},
       {known_with_event, "known_with_event"},
       {made_of_outcome, "made_of_outcome"},
       {failure_label, "failure_label"},
       {missing_code, "missing_code"},
       {missing_word, "missing_word"},
       {spelling, "spelling"},
       {no_dates, "no_dates"},
       {two_doses, "two_doses"},
       {same_factor, "same_factor"},
       {one_value, "one_value"},
       {one_patient_level, "one_patient_level"}}};
};

}  // namespace rtsurv::results

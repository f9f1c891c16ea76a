#include "rtsurv/starter/outcomes/dates.hpp"

#include <algorithm>
#include <cmath>

namespace rtsurv::starter {
namespace {

/// The date of a status is that of the last contact.
bool is_event(const NameWords& name) {
  return name.meaning != Meaning::none || (name.event && !name.has_any({"status", "stat"}));
}
bool is_dense(const ColumnProfile& date) { return 10 * date.known >= 9 * date.rows; }
bool is_sparse(const ColumnProfile& date) { return date.known > 0 && 10 * date.known <= 7 * date.rows; }

bool is_end(const NameWords& name) { return name.has_any({"end", "stop", "finish", "last"}); }

bool is_last_contact(const NameWords& name) {
  return name.has_any({"contact", "seen", "followup", "fu", "censored", "cutoff", "visit", "status"}) ||
         name.has("follow") ||
         (name.has("last") && !name.has_any({"rt", "radiotherapy", "treatment", "fraction", "fx", "dose"}));
}

/// How likely follow-up counts from the date of this name; 0 for not at all.
int start_score(const NameWords& name) {
  if (is_end(name) || is_event(name) || is_last_contact(name)) return 0;
  int score = name.has_any({"start", "begin", "first", "1st", "treatment"}) ? 3 : 0;
  if (name.has_any({"surgery", "randomisation", "randomization", "enrolment", "enrollment", "inclusion"})) score += 2;
  if (name.has_any({"diagnosis", "dx"})) score += 1;
  return name.has_any({"rt", "radiotherapy", "irradiation"}) ? score + 4 : score;
}

/// Days that are neither an event nor one of the two ends.
bool is_other(const NameWords& name) {
  return name.has_any({"birth",   "dob",          "end",       "stop",     "diagnosis", "dx",         "start",
                       "begin",   "first",        "treatment", "surgery",  "salvage",   "subsequent", "second",
                       "chemo",   "chemotherapy", "response",  "toxicity", "biopsy",    "ct",         "mri",
                       "imaging", "visit",        "admission", "rt",       "tx",        "transplant", "op"});
}

/// By its name, or a generation before the others.
bool is_birth(const ColumnProfile& date, const NameWords& name, double latest) {
  constexpr double generation = 25 * 365.25;
  return name.has_any({"birth", "dob"}) || (is_dense(date) && date.median < latest - generation);
}

/// Nobody was seen after it, but for one patient in fifty.
bool ends_follow_up(const ColumnProfile& date, const ColumnProfile& last) {
  constexpr double fewest = 5.0;
  double both = 0.0, later = 0.0;
  for (std::size_t i = 0; i < date.values.size(); ++i) {
    if (std::isnan(date.values[i]) || std::isnan(last.values[i])) continue;
    both += 1.0;
    later += last.values[i] > date.values[i] + 1.0 ? 1.0 : 0.0;
  }
  return both >= fewest && later <= 0.02 * both;
}

class Search {
 public:
  Search(const TableProfile& table, const std::vector<NameWords>& names) : table_(table), names_(names) {
    double latest = -1e9;
    for (const ColumnProfile& column : table.columns)
      if (column.type == table::ColumnType::date && is_dense(column)) latest = std::max(latest, column.median);
    for (std::size_t i = 0; i < names.size(); ++i)
      if (table.columns[i].type == table::ColumnType::date && !is_birth(table.columns[i], names[i], latest))
        dates_.push_back(i);
  }

  [[nodiscard]] std::optional<std::size_t> start() const {
    std::optional<std::size_t> best;
    for (const std::size_t i : dates_)
      if (start_score(names_[i]) > (best ? start_score(names_[*best]) : 0) && !is_sparse(table_.columns[i])) best = i;
    return best ? best : dense_by([](double median, double than) { return median < than; });
  }

  [[nodiscard]] std::optional<std::size_t> last() const {
    for (const std::size_t i : dates_)
      if (is_last_contact(names_[i])) return i;
    return dense_by([](double median, double than) { return median > than; });
  }

  [[nodiscard]] std::vector<EventDate> events(std::optional<std::size_t> start, std::optional<std::size_t> last) const {
    std::vector<EventDate> found;
    for (const std::size_t i : dates_) {
      if (i == start || i == last || is_last_contact(names_[i])) continue;
      const bool by_name = is_event(names_[i]);
      if (!by_name && (!is_sparse(table_.columns[i]) || is_other(names_[i]))) continue;
      EventDate event{i, names_[i].meaning, !by_name};
      if (last && event.meaning == Meaning::none && ends_follow_up(table_.columns[i], table_.columns[*last]))
        event.meaning = Meaning::death;
      found.push_back(event);
    }
    return found;
  }

 private:
  template <class Better>
  [[nodiscard]] std::optional<std::size_t> dense_by(Better better) const {
    std::optional<std::size_t> best;
    for (const std::size_t i : dates_) {
      if (is_event(names_[i]) || !is_dense(table_.columns[i])) continue;
      if (!best || better(table_.columns[i].median, table_.columns[*best].median)) best = i;
    }
    return best;
  }

  const TableProfile& table_;
  const std::vector<NameWords>& names_;
  std::vector<std::size_t> dates_;
};

}  // namespace

std::optional<std::size_t> GuessedDates::death() const noexcept {
  for (const EventDate& event : events)
    if (event.meaning == Meaning::death) return event.column;
  return std::nullopt;
}

GuessedDates guess_dates(const TableProfile& table, const std::vector<NameWords>& names) {
  const Search search(table, names);
  GuessedDates dates{search.start(), search.last(), {}};
  dates.events = search.events(dates.start, dates.last);
  return dates;
}

}  // namespace rtsurv::starter

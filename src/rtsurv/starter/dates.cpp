// Endpoints of a table that has dates instead of follow-up times.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "rtsurv/starter/outcomes.hpp"
#include "rtsurv/starter/text.hpp"

namespace rtsurv::starter {
namespace {

/// Words of the day from which follow-up counts, the likelier ones first.
constexpr std::array<std::string_view, 10> start_words{
    "start",         "begin",         "rt",        "radiotherapy", "treatment", "surgery",
    "randomisation", "randomization", "enrolment", "diagnosis"};
constexpr std::array<std::string_view, 8> last_words{"last",   "contact", "seen",     "followup",
                                                     "follow", "fu",      "censored", "cutoff"};
constexpr std::array<std::string_view, 4> end_words{"end", "stop", "finish", "last"};

bool has_any(const NameWords& name, const auto& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return name.has(word); });
}

bool is_event(const NameWords& name) { return name.event || name.meaning != Meaning::none; }

/// Words of days that are neither an event nor one of the two ends.
constexpr std::array<std::string_view, 9> other_words{"birth", "end",   "stop",      "diagnosis", "dx",
                                                      "start", "begin", "treatment", "surgery"};

/// Known in nearly every patient, or in so few that it must be something that happened.
bool is_dense(const ColumnProfile& date) { return 10 * date.known >= 9 * date.rows; }
bool is_sparse(const ColumnProfile& date) { return date.known > 0 && 10 * date.known <= 7 * date.rows; }

/// The dates of a table: by what their names say, else by their values.
class Dates {
 public:
  Dates(const TableProfile& table, const std::vector<NameWords>& names) : table_(table), names_(names) {
    for (std::size_t i = 0; i < names.size(); ++i)
      if (table.columns[i].type == table::ColumnType::date && !names[i].has("birth")) dates_.push_back(i);
  }

  /// The first of the likeliest word; else the earliest date that nearly everybody has.
  [[nodiscard]] std::optional<std::size_t> start() const {
    for (const std::string_view word : start_words)
      for (const std::size_t i : dates_)
        if (names_[i].has(word) && !has_any(names_[i], end_words) && !is_event(names_[i])) return i;
    return dense_by([](double median, double best) { return median < best; });
  }

  /// The first that its name calls the last contact; else the latest date that nearly everybody has.
  [[nodiscard]] std::optional<std::size_t> last() const {
    for (const std::size_t i : dates_)
      if (has_any(names_[i], last_words)) return i;
    return dense_by([](double median, double best) { return median > best; });
  }

  [[nodiscard]] std::optional<std::size_t> death() const {
    for (const std::size_t i : dates_)
      if (names_[i].meaning == Meaning::death && !has_any(names_[i], last_words)) return i;
    return std::nullopt;
  }

  /// Dates of events by their names or because most patients have none, but for those of the start and the last contact.
  [[nodiscard]] std::vector<std::size_t> events(std::size_t start, std::size_t last) const {
    std::vector<std::size_t> found;
    for (const std::size_t i : dates_) {
      const bool by_values = is_sparse(table_.columns[i]) && !has_any(names_[i], other_words);
      if (i != start && i != last && (is_event(names_[i]) || by_values)) found.push_back(i);
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

/// The columns of one endpoint.
struct DatesOf {
  std::size_t start, event, last;
  std::optional<std::size_t> death;
};

/// Follow-up from `start` to the event, else to the death that comes before it, else to the last contact.
GuessedEndpoint dated_endpoint(const TableProfile& table, const NameWords& name, const DatesOf& of) {
  const auto sql = [&](std::size_t column) { return sql_name(table.columns[column].name); };
  GuessedEndpoint endpoint;
  endpoint.title = endpoint_title(name, name);
  if (endpoint.title.name == "event" || endpoint.title.label == "Freedom from " + name.stem)
    endpoint.title = {"event", "Freedom from " + readable(table.columns[of.event].name)};
  endpoint.time_column = of.start;
  endpoint.event_column = of.event;
  endpoint.from = sql(of.start);
  endpoint.time_reason = "guessed: the names and values of these dates";
  endpoint.event = sql(of.event) + " is not null";
  endpoint.event_reason = "guessed: a date of the event is given only when there was one";
  const bool competing = of.death && *of.death != of.event;
  endpoint.to = competing ? fmt::format("coalesce({}, {}, {})", sql(of.event), sql(*of.death), sql(of.last))
                          : fmt::format("coalesce({}, {})", sql(of.event), sql(of.last));
  if (competing) endpoint.competing = fmt::format("{} is not null and {} is null", sql(*of.death), sql(of.event));
  return endpoint;
}

}  // namespace

std::vector<GuessedEndpoint> guess_dated_endpoints(const TableProfile& table, const std::vector<NameWords>& names) {
  const Dates dates(table, names);
  const auto start = dates.start(), last = dates.last();
  std::vector<GuessedEndpoint> endpoints;
  if (!start || !last || *start == *last) return endpoints;
  for (const std::size_t i : dates.events(*start, *last))
    endpoints.push_back(dated_endpoint(table, names[i], {*start, i, *last, dates.death()}));
  return endpoints;
}

}  // namespace rtsurv::starter

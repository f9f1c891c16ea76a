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

/// The dates of a table by what their names say.
class Dates {
 public:
  Dates(const TableProfile& table, const std::vector<NameWords>& names) : names_(names) {
    for (std::size_t i = 0; i < names.size(); ++i)
      if (table.columns[i].type == table::ColumnType::date) dates_.push_back(i);
  }

  [[nodiscard]] std::optional<std::size_t> start() const {
    for (const std::string_view word : start_words)
      for (const std::size_t i : dates_)
        if (names_[i].has(word) && !has_any(names_[i], end_words) && !is_event(names_[i])) return i;
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::size_t> last() const {
    for (const std::size_t i : dates_)
      if (has_any(names_[i], last_words)) return i;
    return std::nullopt;
  }

  /// Dates of events, but for those of the start and the end of follow-up.
  [[nodiscard]] std::vector<std::size_t> events(std::size_t start, std::size_t last) const {
    std::vector<std::size_t> found;
    for (const std::size_t i : dates_)
      if (i != start && i != last && is_event(names_[i])) found.push_back(i);
    return found;
  }

 private:
  const std::vector<NameWords>& names_;
  std::vector<std::size_t> dates_;
};

}  // namespace

std::vector<GuessedEndpoint> guess_dated_endpoints(const TableProfile& table, const std::vector<NameWords>& names) {
  const Dates dates(table, names);
  const auto start = dates.start(), last = dates.last();
  std::vector<GuessedEndpoint> endpoints;
  if (!start || !last || *start == *last) return endpoints;
  const std::string end = sql_name(table.columns[*last].name);
  for (const std::size_t i : dates.events(*start, *last)) {
    const std::string event = sql_name(table.columns[i].name);
    GuessedEndpoint endpoint;
    endpoint.title = endpoint_title(names[i], names[i]);
    endpoint.time_column = *start;
    endpoint.from = sql_name(table.columns[*start].name);
    endpoint.to = fmt::format("coalesce({}, {})", event, end);
    endpoint.time_reason = "guessed: their names, and they are dates";
    endpoint.event = event + " is not null";
    endpoint.event_reason = "guessed: a date of the event is given only when there was one";
    endpoints.push_back(std::move(endpoint));
  }
  return endpoints;
}

}  // namespace rtsurv::starter

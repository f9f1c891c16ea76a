#include "rtsurv/starter/outcomes/dated.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "rtsurv/starter/text.hpp"

namespace rtsurv::starter {
namespace {

bool tells(const std::vector<GuessedEndpoint>& endpoints, Meaning meaning) {
  return meaning != Meaning::none && std::any_of(endpoints.begin(), endpoints.end(), [meaning](const auto& endpoint) {
           return endpoint.meaning == meaning;
         });
}

class Dated {
 public:
  Dated(const TableProfile& table, const std::vector<NameWords>& names, const GuessedDates& dates)
      : table_(table), names_(names), start_(*dates.start), last_(*dates.last), death_(dates.death()) {}

  /// Follow-up from the start to the event, else to the death that comes before it, else to the last contact.
  [[nodiscard]] GuessedEndpoint of_date(const Told& event) const {
    GuessedEndpoint endpoint = of_state(event);
    const bool competing = death_ && *death_ != event.column;
    endpoint.to = competing ? fmt::format("coalesce({}, {}, {})", sql(event.column), sql(*death_), sql(last_))
                            : fmt::format("coalesce({}, {})", sql(event.column), sql(last_));
    if (competing) {
      endpoint.competing = fmt::format("{} is not null and {} is null", sql(*death_), sql(event.column));
      endpoint.columns.insert(endpoint.columns.end() - 1, *death_);
    }
    const std::vector<double> end = competing ? either(values(*death_), values(last_)) : values(last_);
    endpoint.durations = difference(values(start_), either(values(event.column), end));
    return endpoint;
  }

  /// An event that nobody dated: at the last contact.
  [[nodiscard]] GuessedEndpoint of_state(const Told& event) const {
    GuessedEndpoint endpoint;
    endpoint.meaning = event.meaning;
    endpoint.title = title_of(event);
    endpoint.from = sql(start_);
    endpoint.to = sql(last_);
    endpoint.time_reason = "guessed: the names and values of these dates";
    endpoint.event = event.coding.event.expression;
    endpoint.competing = event.coding.competing;
    endpoint.event_reason = event.coding.reason;
    if (event.coding.doubtful) endpoint.open = event.coding.event.condition;
    endpoint.columns = {start_, last_, event.column};
    endpoint.happened = event.coding.event.happened;
    endpoint.durations = difference(values(start_), values(last_));
    return endpoint;
  }

 private:
  [[nodiscard]] std::string sql(std::size_t column) const { return sql_name(table_.columns[column].name); }
  [[nodiscard]] const std::vector<double>& values(std::size_t column) const { return table_.columns[column].values; }

  [[nodiscard]] EndpointTitle title_of(const Told& event) const {
    NameWords name = names_[event.column];
    name.meaning = event.meaning;
    const EndpointTitle title = endpoint_title(name, name);
    const bool unknown = title.name == "event" || title.label == "Freedom from " + name.stem;
    return unknown ? EndpointTitle{"event", "Freedom from " + readable(table_.columns[event.column].name)} : title;
  }

  const TableProfile& table_;
  const std::vector<NameWords>& names_;
  std::size_t start_, last_;
  std::optional<std::size_t> death_;
};

}  // namespace

void add_dated_endpoints(const TableProfile& table, const std::vector<NameWords>& names, GuessedOutcomes& guess) {
  if (!guess.dates.give_follow_up()) return;
  const Dated dated(table, names, guess.dates);
  const std::vector<GuessedEndpoint> timed = guess.endpoints;
  for (const Told& event : guess.told)
    if (event.date && !tells(timed, event.meaning)) guess.endpoints.push_back(dated.of_date(event));
  for (const Told& state : guess.told) {
    const bool death = state.meaning == Meaning::death && !tells(guess.endpoints, Meaning::death);
    const bool only = state.meaning == Meaning::none && guess.endpoints.empty();
    if (!state.date && (death || only)) guess.endpoints.push_back(dated.of_state(state));
  }
}

}  // namespace rtsurv::starter

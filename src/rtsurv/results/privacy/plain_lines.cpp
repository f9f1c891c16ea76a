#include "rtsurv/results/privacy/plain_lines.hpp"

#include <utility>

namespace rtsurv::results::privacy {

/// The count at the end of the keys; null where something on the way is not there.
Json* count_at(Json& from, const Path& keys) {
  Json* at = &from;
  for (const char* key : keys) {
    if (!at->is_object() || !at->contains(key)) return nullptr;
    at = &(*at)[key];
  }
  return at;
}

namespace {

class LineOf {
 public:
  LineOf(Json& object, Margins& margins) : object_(object), margins_(margins) {}

  /// Counts of the object itself.
  void of(const std::vector<Path>& counts) const {
    Line line;
    for (const Path& keys : counts) put(line, count_at(object_, keys));
    margins_.add(std::move(line));
  }
  /// One count of each item of a list.
  void along(const char* list, const Path& count, const char* rest = nullptr) const {
    if (!object_.contains(list)) return;
    Line line;
    for (Json& item : object_[list]) put(line, count_at(item, count));
    if (rest != nullptr) put(line, count_at(object_, {rest}));
    margins_.add(std::move(line));
  }
  void along(const char* list, const char* count) const { along(list, Path{count}); }
  /// The same with a rest that stands elsewhere too: it does not protect a small count.
  void along_known(const char* list, const Path& count, const char* rest) const {
    along(list, count, rest);
    Line line{{}, nullptr, true};
    for (Json& item : object_[list]) put(line, count_at(item, count));
    margins_.add(std::move(line));
  }

 private:
  static void put(Line& line, Json* count) {
    if (count != nullptr) line.cells.push_back(count);
  }

  Json& object_;
  Margins& margins_;
};

/// Tables of groups, one count under the other.
void add_group_lists(std::string_view definition, const LineOf& line) {
  if (has(definition, {"km", "rmst", "cuminc", "logrank", "follow_up", "effect", "two_cuts"}))
    line.along("groups", "n");
  if (has(definition, {"km", "rmst", "follow_up", "two_cuts", "person_time"})) line.along("groups", "events");
  if (definition == "logrank") line.along("groups", "observed");
  if (definition == "risk_groups") line.along_known("groups", {"n"}, "n_missing");
  if (definition == "hazard_periods") line.along("periods", "events");
  if (definition == "referrals") line.along_known("years", {"n"}, "n_missing");
  if (definition == "referrals") line.along("years", {"share", "n"});
  if (definition == "dose_response") line.along("bins", "n");
  if (definition == "dose_response") line.along("bins", "events");
  if (definition == "schedules") line.along("schedules", "n");
}

/// Two or more counts of one object.
void add_own(std::string_view definition, const LineOf& line) {
  if (definition == "missing_by_outcome") line.of({{"missing", "n"}, {"known", "n"}});
  if (definition == "missing_by_outcome") line.of({{"missing", "events"}, {"known", "events"}});
  if (definition == "follow_up_at")
    line.of({{"at_risk"}, {"events_before"}, {"competing_before"}, {"censored_before"}, {"not_entered"}});
  if (definition == "landmark_at")
    line.of({{"n"}, {"events_before"}, {"competing_before"}, {"censored_before"}, {"not_entered"}});
  if (has(definition, {"cutpoint", "swept_cut"})) line.of({{"n_low"}, {"n_high"}});
  if (definition == "time_dependent") line.of({{"without", "events"}, {"with", "events"}});
  for (const char* key : {"n", "events"}) {
    if (definition == "entrants") line.of({{"early", key}, {"late", key}});
    if (definition == "swept_hazard_ratio") line.of({{"low", key}, {"high", key}});
    if (definition == "adjusted_effect") line.of({{"first", key}, {"second", key}});
  }
}

}  // namespace

void add_plain_lines(std::string_view definition, Json& object, Margins& margins) {
  const LineOf line(object, margins);
  add_group_lists(definition, line);
  add_own(definition, line);
}

}  // namespace rtsurv::results::privacy

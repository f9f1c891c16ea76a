// The models that select nothing as JSON.
#include "rtsurv/results/json/json_parts.hpp"

namespace rtsurv::results {

Json body(const BesideScreen& beside) {
  Json rows = Json::array();
  for (const BesideScreen::Row& row : beside.rows)
    rows.push_back({{"term", row.term},
                    {"level", row.level ? Json(*row.level) : Json(nullptr)},
                    {"selected", row.selected},
                    {"full",
                     {{"hr", number(row.full_ratio)},
                      {"lower", number(row.full_lower)},
                      {"upper", number(row.full_upper)},
                      {"p", number(row.full_p)}}},
                    {"ridge", {{"hr", number(row.ridge_ratio)}}}});
  Json json = {{"n", beside.n},
               {"events", number(beside.events)},
               {"events_per_coefficient", number(beside.events_per_coefficient)},
               {"penalty", number(beside.penalty)},
               {"rows", rows}};
  if (!beside.penalty) json["ridge_not_estimable"] = beside.ridge_why;
  return json;
}

}  // namespace rtsurv::results

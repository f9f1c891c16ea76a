// Two cuts and their three groups as JSON.
#include <array>

#include "rtsurv/results/json/json_parts.hpp"
#include "rtsurv/results/json/names.hpp"

namespace rtsurv::results {

Json body(const TwoCuts& found) {
  Json json = {{"cuts", numbers(std::array{found.search.low_cut, found.search.high_cut})},
               {"statistic", number(found.search.statistic)},
               {"pairs", found.search.pairs},
               {"p",
                {{"method", name(survival::MaxstatP::conditional_monte_carlo)},
                 {"value", number(found.search.p)},
                 {"std_error", number(found.search.p_std_error)},
                 {"replicates", found.replicates}}},
               {"uncorrected", {{"p", number(found.naive_p)}}},
               {"conf_level", found.confidence_level},
               {"groups", Json::array()}};
  for (const TwoCuts::Group& group : found.groups) {
    json["groups"].push_back({{"group", group.group}, {"n", group.n}, {"events", number(group.events)}});
    if (&group == &found.groups.front()) continue;
    json["groups"].back()["hr"] = number(group.term.hazard_ratio);
    json["groups"].back()["lower"] = number(group.term.lower);
    json["groups"].back()["upper"] = number(group.term.upper);
    json["groups"].back()["p"] = number(group.term.p);
    if (group.term.infinite) json["groups"].back()["infinite"] = true;
  }
  if (found.km.value) json["km"] = body(*found.km.value);
  return json;
}

}  // namespace rtsurv::results

#include "rtsurv/report/words/labels.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report {

std::string one_unit(const results::Study& study, const std::string& column) {
  constexpr std::array<std::string_view, 4> times{"years", "months", "weeks", "days"};
  const results::ColumnLabel* found = study.find_column(column);
  if (found == nullptr || found->unit.empty()) return "unit";
  const bool plural = std::ranges::find(times, found->unit) != times.end();
  return plural ? found->unit.substr(0, found->unit.size() - 1) : found->unit;
}

std::string effect_title(const results::Study& study, const results::Effect& effect) {
  const bool several = std::ranges::any_of(study.effects, [&](const results::Effect& other) {
    return other.variable == effect.variable && other.endpoint == effect.endpoint && other.within != effect.within;
  });
  return "Effect of " + label_in_sentence(study, effect.variable) + " on " +
         in_sentence(endpoint_label(study, effect.endpoint)) +
         (several ? " in " + each_group(study, effect.within) : "");
}

std::string duration(const results::Study& study, double time) { return duration(time, study.time_unit); }

}  // namespace rtsurv::report

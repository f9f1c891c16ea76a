#include "rtsurv/report/text/dose_quantities.hpp"

#include <algorithm>
#include <iterator>

#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report {
namespace {

using results::DoseResult;
using Effect = results::DoseEffect;

/// One decimal, or as many as keep a dose on the wrong side of a `bound` from looking like it.
std::string beside(double gy, std::optional<double> bound) {
  int decimals = 1;
  while (bound && decimals < 6 && fixed(gy, decimals) == fixed(*bound, decimals)) ++decimals;
  return fixed(gy, decimals);
}

std::string eqd2_cell(const DoseResult& result, const Effect& effect) {
  const bool short_of = result.reach && effect.reaches == false;
  return beside(effect.eqd2_gy, short_of ? std::optional(result.reach->eqd2_gy) : std::nullopt);
}

std::string cumulative_cell(const Effect& effect, std::optional<double> limit) {
  return beside(*effect.cumulative_eqd2_gy, effect.within_limit == false ? limit : std::nullopt);
}

/// The earlier courses and this one.
std::vector<DoseQuantity> cumulative_quantities(const results::Reirradiation& reirradiation) {
  const std::optional<double> limit = reirradiation.limit_eqd2_gy;
  std::vector<DoseQuantity> all{
      {"EQD2 of all courses (Gy)", [limit](const Effect& e) { return cumulative_cell(e, limit); }}};
  if (limit)
    all.push_back({"Within " + plain(*limit, 3) + " Gy",
                   [](const Effect& e) { return std::string(e.within_limit.value_or(false) ? "yes" : "no"); }});
  return all;
}

}  // namespace

std::string gray_cell(const std::optional<double>& value) { return value ? fixed(*value, 1) : ""; }

std::vector<DoseQuantity> further_quantities(const DoseResult& result, bool without_difference) {
  std::vector<DoseQuantity> all;
  if (result.models.x_gy)
    all.push_back(
        {"EQD" + plain(*result.models.x_gy, 3) + " (Gy)", [](const Effect& e) { return gray_cell(e.eqdx_gy); }});
  if (result.models.lql) {
    all.push_back({"BED by LQ-L (Gy)", [](const Effect& e) { return gray_cell(e.bed_lql_gy); }});
    all.push_back({"EQD2 by LQ-L (Gy)", [](const Effect& e) { return gray_cell(e.eqd2_lql_gy); }});
  }
  if (result.reirradiation) std::ranges::copy(cumulative_quantities(*result.reirradiation), std::back_inserter(all));
  if (result.reference && !without_difference)
    all.push_back({"EQD2 less " + result.reference->schedule.name + " (Gy)",
                   [](const Effect& e) { return gray_cell(e.eqd2_difference_gy); }});
  return all;
}

DoseQuantity eqd2_quantity(const DoseResult& result) {
  return {"EQD2 (Gy)", [&result](const Effect& e) { return eqd2_cell(result, e); }};
}

DoseQuantity bed_quantity() {
  return {"BED (Gy)", [](const Effect& e) { return fixed(e.bed_gy, 1); }};
}

}  // namespace rtsurv::report

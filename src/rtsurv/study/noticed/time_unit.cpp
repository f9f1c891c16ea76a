// Times whose values or name do not fit the unit of the protocol.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "rtsurv/core/units.hpp"
#include "rtsurv/naming/roles.hpp"
#include "rtsurv/study/noticed/scene.hpp"
#include "rtsurv/study/noticed/values.hpp"

namespace rtsurv::study::noticed {
namespace {

using results::Notice;

// Follow-up in years that hardly any cohort has: of one patient, of two where all times are whole, of half of the
// patients.
constexpr double longest_years = 50.0, longest_whole_years = 33.0, longest_median_years = 20.0;
constexpr double longest_of_years = 40.0;  // where the unit is years: 36 months make a "36"
constexpr double decimals_up_to = 240.0;   // days with decimals below this are months, of up to 20 years

constexpr std::size_t fewest_times = 5;

std::string unit_key(TimeUnit unit) { return fmt::format("[study] time_unit = \"{}\"", name(unit)); }

std::size_t above(const std::vector<double>& times, double limit) {
  return static_cast<std::size_t>(times.end() - std::ranges::upper_bound(times, limit));
}

/// The years that too many times exceed; nothing when they are plausible. `times` ascending.
std::optional<double> exceeded_years(TimeUnit told, const std::vector<double>& times) {
  const double year = 365.25 / days_per(told);
  const double longest = told == TimeUnit::years ? longest_of_years : longest_years;
  if (times.back() > longest * year) return longest;
  if (told != TimeUnit::years && all_whole(times) && times[times.size() - 2] > longest_whole_years * year)
    return longest_whole_years;
  if (times[times.size() / 2] > longest_median_years * year) return longest_median_years;
  return std::nullopt;
}

/// What times that are too long for `told` rather are in.
TimeUnit shorter_unit(TimeUnit told, const std::vector<double>& times) {
  const bool fits_months = times.back() <= 12.0 * longest_years;
  return told == TimeUnit::years && fits_months ? TimeUnit::months : TimeUnit::days;
}

void notice_too_long(const Scene& scene, const SeenEndpoint& endpoint, Notices& found) {
  const std::vector<double> times = sorted_values(endpoint.time);
  const TimeUnit told = scene.protocol.time_unit;
  if (times.size() < fewest_times || told == TimeUnit::days) return;
  const auto years = exceeded_years(told, times);
  if (!years) return;
  const std::size_t rows = above(times, *years * 365.25 / days_per(told));
  const TimeUnit seems = shorter_unit(told, times);
  found.push_back({Notice::Id::time_unit,
                   endpoint.rule.time->text,
                   rows,
                   unit_key(seems),
                   {},
                   {std::string(name(told)), std::string(name(seems)), table::label(*years)}});
}

/// Days are counted whole.
void notice_decimals(const Scene& scene, const SeenEndpoint& endpoint, Notices& found) {
  const std::vector<double> times = sorted_values(endpoint.time);
  if (scene.protocol.time_unit != TimeUnit::days || times.size() < fewest_times || all_whole(times) ||
      times.back() >= decimals_up_to)
    return;
  const auto rows =
      static_cast<std::size_t>(std::ranges::count_if(times, [](double time) { return !all_whole({time}); }));
  if (2 * rows < times.size()) return;
  found.push_back(
      {Notice::Id::time_unit, endpoint.rule.time->text, rows, unit_key(TimeUnit::months), {}, {"days", "months"}});
}

void notice_name(const Scene& scene, const SeenEndpoint& endpoint, Notices& found) {
  const std::string& time = endpoint.rule.time->text;
  const auto named = naming::unit_of_name(time);
  if (!scene.table.type(time) || !named || *named == scene.protocol.time_unit) return;
  found.push_back({Notice::Id::unit_of_name,
                   time,
                   0,
                   unit_key(*named),
                   {},
                   {std::string(name(scene.protocol.time_unit)), std::string(name(*named))}});
}

/// Durations between dates are in the unit of the protocol; too long ones come from a wrong date.
void notice_long(const Scene& scene, const SeenEndpoint& endpoint, Notices& found) {
  const std::size_t rows =
      above(sorted_values(endpoint.time), longest_years * 365.25 / days_per(scene.protocol.time_unit));
  if (rows > 0)
    found.push_back({Notice::Id::long_follow_up,
                     endpoint.rule.from->text,
                     rows,
                     "[study] century, or the dates of the table",
                     {},
                     {table::label(longest_years)}});
}

bool is_known(const Notices& found, const Notice& one) {
  return std::ranges::any_of(found, [&](const Notice& other) {
    return other.column == one.column &&
           (other.id == one.id || (one.id == Notice::Id::unit_of_name && other.id == Notice::Id::time_unit));
  });
}

}  // namespace

void notice_time_units(const Scene& scene, Notices& found) {
  for (const SeenEndpoint& endpoint : scene.endpoints) {
    Notices of_endpoint;
    if (endpoint.rule.time) {
      notice_too_long(scene, endpoint, of_endpoint);
      notice_decimals(scene, endpoint, of_endpoint);
      notice_name(scene, endpoint, of_endpoint);
    } else {
      notice_long(scene, endpoint, of_endpoint);
    }
    for (Notice& one : of_endpoint)
      if (!is_known(found, one)) found.push_back(std::move(one));
  }
}

}  // namespace rtsurv::study::noticed

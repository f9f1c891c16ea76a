// The kinds of notices, one line each.
#include <algorithm>
#include <array>

#include "rtsurv/study/noticed/notice.hpp"
#include "rtsurv/study/noticed/scene.hpp"

namespace rtsurv::study {
namespace {

using namespace noticed;

constexpr std::array registry{
    notice_footer, notice_empty,          notice_time_units,
    notice_dates,  notice_date_numbers,   notice_repeats,
    notice_events, notice_same_endpoints, notice_outcomes_as_factors,
    notice_labels, notice_missing_codes,  notice_texts,
    notice_pairs,  notice_levels,
};

Notices look(const Scene& scene) {
  Notices found;
  for (const auto kind : registry) kind(scene, found);
  std::ranges::stable_sort(found, {}, &results::Notice::id);
  return found;
}

}  // namespace

std::vector<results::Notice> notice(const Protocol& protocol, const Prepared& prepared, double today) {
  return look(scene_of(protocol, prepared, today));
}

std::vector<results::Notice> notice(const table::Table& table, double today) {
  const Protocol none;
  return look(scene_of(none, table, today));
}

}  // namespace rtsurv::study

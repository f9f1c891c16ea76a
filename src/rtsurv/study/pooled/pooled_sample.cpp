#include "rtsurv/study/pooled/pooled_sample.hpp"

#include <string>

#include "rtsurv/study/columns/by_numbers.hpp"

namespace rtsurv::study {

std::size_t people_in(const PooledSums& sums, const PooledCount& count) {
  return sums.counts_patients() ? static_cast<std::size_t>(count.weight) : count.rows;
}

double events_in(const PooledSums& sums, const PooledCount& count) {
  return sums.counts_patients() ? count.weight : static_cast<double>(count.rows);
}

results::Sample sample_of(const PooledSums& sums, const std::string& weights) {
  const PooledCount cases = sums.all_cases(), events = sums.all_events();
  if (cases.rows == 0) refuse_no_cases(sums.missing.rows);
  results::Sample sample;
  sample.n = people_in(sums, cases);
  sample.events = events_in(sums, events);
  sample.n_missing = people_in(sums, sums.missing);
  if (!weights.empty()) sample.weights = results::Weights{weights, cases.weight, events.weight, sums.counts_patients()};
  return sample;
}

void require_groups_and_strata(const PooledSums& sums) {
  require_few_levels(sums.group.name, sums.group.size(), sums.all_cases().rows, "--by");
  for (const PooledStratum& stratum : sums.strata) {
    const LevelKind kind = stratum.levels.kind;
    makes_strata({.name = stratum.levels.name,
                  .is_date = kind == LevelKind::date,
                  .is_number = kind == LevelKind::number,
                  .all_whole = stratum.not_whole == 0,
                  .values = stratum.levels.size(),
                  .rows = stratum.rows},
                 "--strata");
  }
}

void doubt_event(results::Sample& sample, const PooledSums& sums, const std::string& event) {
  if (event.empty()) return;
  const EventValues values{sums.event_known_without, sums.event_blank};
  for (const std::string& doubt :
       {doubt_of_blanks(values, event, sums.event_in_sql), doubt_of_no_event(sample.events, event)})
    if (!doubt.empty()) sample.warnings.push_back(doubt);
}

}  // namespace rtsurv::study

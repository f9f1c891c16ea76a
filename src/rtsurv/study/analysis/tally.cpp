#include "rtsurv/study/analysis/tally.hpp"

#include <algorithm>

#include "rtsurv/math/proportion.hpp"
#include "rtsurv/study/analysis/cohort_counts.hpp"
#include "rtsurv/study/columns/factor.hpp"

namespace rtsurv::study {
namespace {

using results::Tally;
using Flags = std::vector<std::uint8_t>;  // one per row

Factor factor_of(Analysis& analysis, const Text& text, const std::string& used_by,
                 const std::vector<std::string>& levels) {
  const table::Column& column = analysis.column(text, used_by);
  return as_factor(analysis.table(), column, levels.empty() ? analysis.levels(text.text) : levels);
}

Flags counted_rows(Analysis& analysis, const TallyCall& call) {
  Flags rows(analysis.table().rows(), 1);
  if (!call.among) return rows;
  analysis.column(*call.among, call.used_by);
  const table::Column& among = analysis.values().indicator(call.among->text, call.used_by);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = among.missing[i] == 0 && among.number[i] != 0.0 ? 1 : 0;
  return rows;
}

struct Counted {
  Factor factor;
  CohortCounts patients;
};

Tally::Group group_of(std::string name, const Counted& counted, const Flags& rows, const TallyCall& call) {
  const Factor& factor = counted.factor;
  Tally::Group group;
  group.group = std::move(name);
  std::vector<std::size_t> counts(factor.levels.size(), 0);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i] == 0) continue;
    const int code = factor.code[i];
    const std::size_t patients = counted.patients.of(i);
    (code < 0 ? group.n_missing : group.n) += patients;
    if (code >= 0) counts[static_cast<std::size_t>(code)] += patients;
  }
  std::size_t events = 0;
  for (std::size_t level = 0; level < counts.size(); ++level) {
    group.levels.push_back({factor.levels[level], proportion(counts[level], group.n)});
    const bool event = std::find(call.events.begin(), call.events.end(), factor.levels[level]) != call.events.end();
    if (event) events += counts[level];
  }
  group.event = proportion(events, group.n);
  return group;
}

/// The rows that also belong to a level of the grouping.
Flags within(const Flags& rows, const Factor& by, std::size_t level) {
  Flags flags = members(by, level);
  std::transform(flags.begin(), flags.end(), rows.begin(), flags.begin(),
                 [](std::uint8_t a, std::uint8_t b) { return static_cast<std::uint8_t>(a & b); });
  return flags;
}

}  // namespace

results::Proportion proportion(std::size_t n, std::size_t of, double confidence_level) {
  results::Proportion result{n, of, {}, {}, {}};
  if (of == 0) return result;
  const math::Interval interval = math::clopper_pearson(n, of, confidence_level);
  result.percent = 100.0 * static_cast<double>(n) / static_cast<double>(of);
  result.lower = 100.0 * interval.lower;
  result.upper = 100.0 * interval.upper;
  return result;
}

Tally count(Analysis& analysis, const TallyCall& call) {
  Tally tally;
  tally.variable = call.variable.text;
  tally.events = call.events;
  const Counted counted{factor_of(analysis, call.variable, call.used_by, call.levels), CohortCounts(analysis)};
  const Flags rows = counted_rows(analysis, call);
  tally.groups.push_back(group_of("all", counted, rows, call));
  if (!call.by) return tally;
  tally.by = call.by->text;
  const Factor by = factor_of(analysis, *call.by, call.used_by + ", by", {});
  for (std::size_t level = 0; level < by.levels.size(); ++level) {
    const Flags members = within(rows, by, level);
    if (std::find(members.begin(), members.end(), 1) != members.end())
      tally.groups.push_back(group_of(by.levels[level], counted, members, call));
  }
  return tally;
}

}  // namespace rtsurv::study

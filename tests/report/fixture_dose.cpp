#include "report/fixture_dose.hpp"

#include <algorithm>

#include "report/fixture.hpp"

namespace rtsurv::report::fixture {

namespace {

constexpr double first_alpha_beta = 3.5, second_alpha_beta = 10.0;

results::EquivalentDose equivalent(const results::Schedule& schedule, double alpha_beta_gy) {
  const double dose = eqd2(schedule, alpha_beta_gy);
  return {alpha_beta_gy, dose * (1.0 + 2.0 / alpha_beta_gy), dose};
}

/// `share` of the patients with an event, and a rate with limits that fit.
results::ScheduleOutcome outcome(const std::string& endpoint, std::size_t n, double share) {
  const double events = static_cast<double>(static_cast<std::size_t>(share * static_cast<double>(n)));
  const double rate = 1.0 - events / static_cast<double>(n);
  results::ScheduleOutcome out{endpoint, n, events, {{12.0, 0.5 * static_cast<double>(n), rate + 0.05, 0.1, 0.3, 0.9}}};
  if (n >= 3)
    out.at.push_back({24.0, 0.3 * static_cast<double>(n), rate, 0.1, 0.8 * rate, std::min(1.0, 1.3 * rate)});
  else
    out.at.push_back({24.0, 0.0, {}, {}, {}, {}});
  return out;
}

/// Type 7 quantile of EQD2 over the patients.
double quantile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

results::EndpointResult endpoint(const std::string& name, const std::string& label) {
  results::EndpointResult out = bare().endpoints.front();
  out.name = name;
  out.label = label;
  return out;
}

}  // namespace

results::Schedule schedule(double total_gy, int fractions) {
  results::Schedule out;
  const auto whole = static_cast<int>(total_gy);
  out.name = std::to_string(whole) + "/" + std::to_string(fractions);
  out.phases = {{total_gy, fractions, total_gy / fractions}};
  return out;
}

double eqd2(const results::Schedule& schedule, double alpha_beta_gy) {
  double sum = 0.0;
  for (const results::Schedule::Phase& phase : schedule.phases)
    sum += phase.total_gy * (phase.dose_per_fraction_gy + alpha_beta_gy) / (2.0 + alpha_beta_gy);
  return sum;
}

results::ScheduleTable::Row schedule_row(const results::Schedule& schedule, std::size_t n) {
  results::ScheduleTable::Row row;
  row.schedule = schedule;
  row.n = n;
  row.equivalents = {equivalent(schedule, first_alpha_beta), equivalent(schedule, second_alpha_beta)};
  row.lowest_eqd2_gy = row.highest_eqd2_gy = row.equivalents.front().eqd2_gy;
  row.outcomes = {outcome("LC", n, 0.4), outcome("OS", n, 0.6)};
  return row;
}

results::ScheduleTable schedule_table(std::vector<results::ScheduleTable::Row> rows, std::size_t n_missing) {
  results::ScheduleTable table;
  table.n_missing = n_missing;
  std::ranges::stable_sort(rows, [](const auto& a, const auto& b) {
    return a.n != b.n ? a.n > b.n : a.equivalents.front().eqd2_gy < b.equivalents.front().eqd2_gy;
  });
  for (const std::size_t i : {0U, 1U}) {
    std::vector<double> doses;
    for (const auto& row : rows) doses.insert(doses.end(), row.n, row.equivalents[i].eqd2_gy);
    std::ranges::sort(doses);
    table.eqd2.push_back({i == 0 ? first_alpha_beta : second_alpha_beta, doses.front(), quantile(doses, 0.25),
                          quantile(doses, 0.5), quantile(doses, 0.75), doses.back()});
    table.n = doses.size();
  }
  table.rows = std::move(rows);
  return table;
}

results::ScheduleTable palliative_schedules() {
  std::vector<results::ScheduleTable::Row> rows;
  for (const auto& [total, fractions, n] : {std::tuple{45.0, 15, 43U},
                                            {60.0, 15, 12U},
                                            {36.0, 6, 11U},
                                            {54.0, 18, 11U},
                                            {48.0, 10, 9U},
                                            {30.0, 10, 8U},
                                            {44.0, 10, 8U},
                                            {60.0, 20, 6U},
                                            {35.0, 5, 5U},
                                            {30.0, 5, 4U},
                                            {24.0, 2, 1U}})
    rows.push_back(schedule_row(schedule(total, fractions), n));
  return schedule_table(std::move(rows), 2);
}

results::Study palliative() {
  results::Study study = bare();
  study.title = "Palliative radiotherapy of the breast";
  study.landmarks = {12.0, 24.0};
  study.alpha_beta_gy = first_alpha_beta;
  study.columns = {{"eqd2", "EQD2", "Gy", {}, {}}};
  study.endpoints = {endpoint("LC", "Local control"), endpoint("OS", "Overall survival")};
  results::CutpointResult cutpoint;
  cutpoint.name = "high_dose";
  cutpoint.x = cutpoint.variable = "eqd2";
  cutpoint.endpoint = "LC";
  cutpoint.fixed = 63.0;
  study.cutpoints = {cutpoint};
  study.schedules = palliative_schedules();
  study.dose_responses = {dose_response()};
  study.sweep = sweep();
  study.recommendation = recommendation();
  return study;
}

}  // namespace rtsurv::report::fixture

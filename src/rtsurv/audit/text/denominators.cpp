// Denominators that running text leaves out.
#include <algorithm>
#include <functional>
#include <map>

#include "rtsurv/audit/text/readers.hpp"

namespace rtsurv::audit {
namespace {

bool fits(const Figure& figure, std::int64_t denominator) {
  return *figure.n <= denominator && percent_rounding(*figure.n, denominator, *figure.percent).has_value();
}

bool needs_denominator(const Figure& figure) {
  return figure.kind == "count" && figure.n && figure.percent && !figure.denominator;
}

/// How many counts of the paper itself have the percent that this cohort gives.
std::size_t support(const Ledger& ledger, std::int64_t cohort) {
  return static_cast<std::size_t>(std::ranges::count_if(ledger.figures, [&](const Figure& figure) {
    const bool open = needs_denominator(figure) || figure.denominator == cohort;
    return open && figure.n && figure.percent && figure.reference.empty() && fits(figure, cohort);
  }));
}

/// The number of patients, and how many percents agree with it.
struct Cohort {
  std::int64_t n = 0;
  std::size_t agreeing = 0;
};

/// Of the counts of people that `counts_as` lets pass, the one with which most percents agree, the largest among
/// equals.
std::optional<Cohort> most_agreed(const Reading& reading, const std::function<bool(const People&)>& counts_as) {
  std::map<std::int64_t, std::size_t> candidates;
  for (const People& people : reading.people)
    if (!reading.tokens.sentence_of(people.token).cited && people.n >= 5 && counts_as(people))
      candidates.try_emplace(people.n, support(reading.ledger, people.n));
  std::optional<Cohort> best;
  for (const auto& [n, agreeing] : candidates)
    if (!best || agreeing >= best->agreeing) best = Cohort{n, agreeing};
  return best;
}

/// The count of people that most of the percents agree with; at least two must. One that the text says were analysed
/// comes first when at least half as many percents agree with it.
void infer_cohort(Reading& reading) {
  const std::optional<Cohort> any = most_agreed(reading, [](const People&) { return true; });
  const std::optional<Cohort> stated = most_agreed(reading, [](const People& people) { return people.cohort; });
  if (!any) return;
  const bool take_stated = stated && stated->agreeing > 0 && 2 * stated->agreeing >= any->agreeing;
  const std::size_t best = take_stated ? stated->agreeing : any->agreeing;
  if (!take_stated && best < 2) return;
  reading.ledger.cohort_n = take_stated ? stated->n : any->n;
  reading.ledger.cohort_inferred = true;
  reading.ledger.warnings.push_back("the number of patients, " + std::to_string(*reading.ledger.cohort_n) +
                                    ", was found in the text (" + std::to_string(best) +
                                    (best == 1 ? " percent agrees" : " percents agree") +
                                    " with it); --cohort-n sets another");
}

struct Found {
  std::int64_t n = 0;
  std::string how;
};

/// Counts of people before the figure in its paragraph, the nearest first.
std::vector<People> before(const Reading& reading, std::size_t token) {
  std::vector<People> nearest;
  const std::size_t paragraph = reading.tokens.sentence_of(token).paragraph;
  auto people = std::ranges::lower_bound(reading.people, token, {}, &People::token);
  while (people != reading.people.begin() && reading.tokens.sentence_of((--people)->token).paragraph == paragraph)
    nearest.push_back(*people);
  return nearest;
}

std::optional<Found> denominator_of(const Reading& reading, const Figure& figure, std::size_t token) {
  std::optional<std::int64_t> cohort;
  if (figure.reference.empty()) cohort = reading.ledger.cohort_n;
  if (cohort && fits(figure, *cohort)) return Found{*cohort, "of the cohort"};
  const std::vector<People> nearby = before(reading, token);
  for (const People& people : nearby)
    if (people.n > *figure.n && fits(figure, people.n))
      return Found{people.n, "of the " + std::to_string(people.n) + " named before"};
  const std::size_t sentence = reading.tokens.all[token].sentence;
  for (const People& people : nearby)
    if (people.among && reading.tokens.all[people.token].sentence == sentence && people.n > *figure.n)
      return Found{people.n, "of the " + std::to_string(people.n) + " named before"};
  if (cohort && *cohort >= *figure.n) return Found{*cohort, "of the cohort"};
  for (const People& people : nearby)
    if (people.people && people.n > *figure.n)
      return Found{people.n, "of the " + std::to_string(people.n) + " named before"};
  return std::nullopt;
}

}  // namespace

void find_denominators(Reading& reading, const std::optional<std::int64_t>& cohort_n) {
  reading.ledger.cohort_n = cohort_n;
  if (!cohort_n) infer_cohort(reading);
  for (std::size_t i = 0; i < reading.ledger.figures.size(); ++i) {
    Figure& figure = reading.ledger.figures[i];
    if (!needs_denominator(figure)) continue;
    const std::optional<Found> found = denominator_of(reading, figure, reading.first_tokens[i]);
    if (!found) continue;
    figure.denominator = found->n;
    figure.denominator_source = found->how;
    figure.assumed_denominator = true;
  }
}

}  // namespace rtsurv::audit

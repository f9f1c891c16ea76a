#include "rtsurv/simulate/contradictions.hpp"

#include <algorithm>
#include <cmath>

namespace rtsurv::simulate {
namespace {

using toml::in_quotes;

std::string percent(const Wanted& wanted) {
  const double middle = 50.0 * (wanted.range.low + wanted.range.high);
  return field(std::round(middle * 100.0) / 100.0, {}) + " %";
}

std::string said(const Target& target) {
  const bool rate = target.rule->kind == TargetKind::rate;
  return in_quotes(target.rule->name.text) + " (" +
         (rate ? percent(target.wanted[0]) + " at " + field(target.rule->at, {}) : field(target.rule->value, {})) + ")";
}

class Contradictions {
 public:
  Contradictions(const std::vector<Target>& targets, toml::FileProblems& problems)
      : targets_(targets), problems_(problems) {}

  void find() {
    for (std::size_t b = 0; b < targets_.size(); ++b) {
      for (std::size_t a = 0; a < targets_.size(); ++a)
        if (a != b && comparable(targets_[a], targets_[b])) check_pair(targets_[a], targets_[b], a < b);
      if (targets_[b].rule->kind == TargetKind::rate) check_groups(targets_[b]);
    }
  }

 private:
  static bool comparable(const Target& a, const Target& b) { return a.endpoint == b.endpoint && a.rows == b.rows; }

  void report(const Target& at, const std::string& message) { problems_.add(place_of(at.rule->name), message); }

  void check_pair(const Target& a, const Target& b, bool first) {
    const TargetKind rate = TargetKind::rate, median = TargetKind::median;
    if (a.rule->kind == rate && b.rule->kind == rate) return check_rates(a, b, first);
    if (a.rule->kind == rate && b.rule->kind == median) return check_median(a, b);
    if (a.rule->kind == median && b.rule->kind == median && first &&
        (a.wanted[0].range.high < b.wanted[0].range.low || b.wanted[0].range.high < a.wanted[0].range.low))
      report(b, said(a) + " and " + said(b) + " are two medians of the same patients");
  }

  void check_rates(const Target& early, const Target& late, bool first) {
    const Range &e = early.wanted[0].range, &l = late.wanted[0].range;
    if (early.rule->at < late.rule->at && l.low > e.high)
      report(late, "the rates " + said(early) + " and " + said(late) + " of the same patients rise with time");
    if (early.rule->at == late.rule->at && first && (l.low > e.high || e.low > l.high))
      report(late, said(early) + " and " + said(late) + " are two rates of the same patients at the same time");
  }

  void check_median(const Target& rate, const Target& median) {
    const Range &r = rate.wanted[0].range, &m = median.wanted[0].range;
    const bool early = rate.rule->at < m.low && r.high < 0.5, late = rate.rule->at >= m.high && r.low > 0.5;
    if (early || late)
      report(median, "the median " + said(median) + " contradicts the rate " + said(rate) +
                         " of the same patients, which is " + (early ? "below half before it" : "above half after it"));
  }

  /// Every way to make up the patients of `whole` from disjoint smaller targets at the same time.
  void check_groups(const Target& whole) {
    std::vector<const Target*> candidates;
    for (const Target& part : targets_)
      if (part.rule->kind == TargetKind::rate && part.endpoint == whole.endpoint && part.rule->at == whole.rule->at &&
          part.rows != whole.rows && inside(part.rows, whole.rows))
        candidates.push_back(&part);
    std::vector<const Target*> chosen;
    const RowSet left = whole.rows;
    cover(whole, candidates, chosen, left);
  }

  static bool inside(const RowSet& part, const RowSet& whole) {
    for (std::size_t i = 0; i < part.size(); ++i)
      if (part[i] > whole[i]) return false;
    return true;
  }

  void cover(const Target& whole, const std::vector<const Target*>& candidates, std::vector<const Target*>& chosen,
             const RowSet& left) {
    const auto open = std::find(left.begin(), left.end(), std::uint8_t{1}) - left.begin();
    if (open == static_cast<std::ptrdiff_t>(left.size())) return check_range(whole, chosen);
    for (const Target* part : candidates) {
      if (part->rows[static_cast<std::size_t>(open)] == 0 || !inside(part->rows, left)) continue;
      RowSet rest = left;
      for (std::size_t i = 0; i < rest.size(); ++i) rest[i] -= part->rows[i];
      chosen.push_back(part);
      cover(whole, candidates, chosen, rest);
      chosen.pop_back();
    }
  }

  void check_range(const Target& whole, const std::vector<const Target*>& parts) {
    double low = 1.0, high = 0.0;
    std::string names;
    for (const Target* part : parts) {
      low = std::min(low, part->wanted[0].range.low);
      high = std::max(high, part->wanted[0].range.high);
      names += (names.empty() ? "" : ", ") + said(*part);
    }
    const Range& range = whole.wanted[0].range;
    if (range.low > high || range.high < low)
      report(whole, "the rate " + said(whole) + " lies outside the rates of the groups that make it up: " + names);
  }

  const std::vector<Target>& targets_;
  toml::FileProblems& problems_;
};

}  // namespace

void report_contradictions(const Specification& specification, const std::vector<Target>& targets,
                           const Courses& courses, toml::FileProblems& problems) {
  Contradictions(targets, problems).find();
  const double days = days_per(specification.time_unit);
  for (const Target& target : targets) {
    int longest = 0;
    for (std::size_t i = 0; i < courses.size(); ++i)
      if (target.rows[i] != 0) longest = std::max(longest, courses.horizon[i]);
    const double needed = target.rule->kind == TargetKind::median ? target.wanted[0].range.low : target.rule->at;
    if (needed * days > longest && longest > 0)
      problems.add(place_of(target.rule->name), said(target) +
                                                    " lies beyond the longest possible follow-up of its patients, " +
                                                    field(std::round(10.0 * longest / days) / 10.0, {}));
  }
}

}  // namespace rtsurv::simulate

// same_quantity: one quantity printed twice must read the same, or the same with fewer digits.
// Which figures are one quantity: `of` names the figure repeated; labels that say the same with the same endpoint,
// time, group, course and source; the same count of the same denominator with two percents.
// Rounding: the coarser print must be the finer one rounded or cut off.
// Source: the check of duplicates in R scrutiny (Jung 2023).
#include <map>

#include "rtsurv/audit/rules/rules.hpp"
#include "rtsurv/audit/wording.hpp"

namespace rtsurv::audit {
namespace {

constexpr std::size_t most_repeats = 4;  // a label that stands more often names a kind of figure, not one quantity

struct Pair {
  const Figure& first;
  const Figure& second;
};

std::optional<Printed> as_printed(const std::optional<std::int64_t>& n) {
  return n ? parse_printed(std::to_string(*n)) : std::nullopt;
}

/// The numbers that both print, by what they are; `value` of a repeat may be any of the other's.
std::vector<std::pair<Printed, Printed>> shared(const Figure& a, const Figure& b) {
  std::vector<std::pair<Printed, Printed>> pairs;
  const auto add = [&](const std::optional<Printed>& x, const std::optional<Printed>& y) {
    if (x && y) pairs.emplace_back(*x, *y);
  };
  const bool same_whole = !a.denominator || !b.denominator || a.denominator == b.denominator;
  if (same_whole) add(as_printed(a.n), as_printed(b.n));
  if (same_whole) add(a.percent, b.percent);
  add(a.value, b.value);
  add(a.ratio, b.ratio);
  add(a.p, b.p);
  add(a.eqd2, b.eqd2);
  if (a.interval && b.interval)
    for (const std::size_t i : {0U, 1U}) add((*a.interval)[i], (*b.interval)[i]);
  if (a.quartiles && b.quartiles)
    for (const std::size_t i : {0U, 1U}) add((*a.quartiles)[i], (*b.quartiles)[i]);
  if (b.value && !a.value) add(a.percent ? a.percent : a.ratio ? a.ratio : a.eqd2 ? a.eqd2 : as_printed(a.n), b.value);
  return pairs;
}

void compare(Verdicts& verdicts, const Pair& pair) {
  const auto pairs = shared(pair.first, pair.second);
  if (pairs.empty()) return;
  verdicts.compared({&pair.first, &pair.second});
  for (const auto& [a, b] : pairs) {
    if (may_be_same(a, b)) continue;
    const bool soft = pair.first.from_text && pair.first.is_rate();
    verdicts.find({"same_quantity", soft ? AuditGrade::soft : AuditGrade::hard, places({&pair.first, &pair.second}),
                   a.shown() + " and " + b.shown(), "one value",
                   "printed as " + printed_of(pair.first) + " and as " + printed_of(pair.second) + ": " +
                       label_of(pair.first) + ", " + label_of(pair.second)});
    return;
  }
}

/// What two figures must share to be one quantity; empty when the label says too little. Ratios and P values are left
/// out: one factor has several in several models.
std::string identity(const Figure& figure) {
  const Wording wording = wording_of(figure.statement);
  const bool vague = wording.words.size() < 2 && !wording.cut && !figure.is_rate();
  if (wording.words.empty() || vague || figure.kind == "repeat" ||
      (figure.from_text && !figure.is_rate() && !wording.cut))
    return {};
  const char* type = figure.ratio                 ? nullptr
                     : figure.is_rate()           ? "rate"
                     : figure.eqd2                ? "dose"
                     : figure.percent || figure.n ? "share"
                     : figure.value               ? "value"
                                                  : nullptr;
  if (type == nullptr) return {};
  std::string all = std::string(type) + "|" + wording.key() + "|" + figure.endpoint + "|" +
                    wording_of(figure.group).key() + "|" + figure.reference;
  if (figure.time_months) all += "|" + shortest(*figure.time_months);
  if (figure.total_dose_gy) all += "|" + shortest(*figure.total_dose_gy) + " Gy";
  if (figure.fractions) all += "|" + std::to_string(*figure.fractions);
  if (figure.alpha_beta) all += "|" + shortest(*figure.alpha_beta);
  return all;
}

/// Two percents for one count of one whole.
void compare_equal_counts(Verdicts& verdicts) {
  std::map<std::pair<std::int64_t, std::int64_t>, const Figure*> first;
  for (const Figure& figure : verdicts.ledger().figures) {
    if (!figure.n || !figure.denominator || !figure.percent || *figure.n > *figure.denominator) continue;
    const auto [place, fresh] = first.try_emplace({*figure.n, *figure.denominator}, &figure);
    if (fresh || place->second->reference != figure.reference) continue;
    if (!may_be_same(*place->second->percent, *figure.percent)) compare(verdicts, {*place->second, figure});
  }
}

}  // namespace

void check_same_quantity(Verdicts& verdicts) {
  std::map<std::string, std::vector<const Figure*>> same;
  for (const Figure& figure : verdicts.ledger().figures) {
    if (!figure.of.empty())
      if (const Figure* repeated = verdicts.ledger().find(figure.of)) compare(verdicts, {*repeated, figure});
    const std::string id = identity(figure);
    if (!id.empty()) same[id].push_back(&figure);
  }
  for (const auto& [id, figures] : same)
    for (std::size_t i = 1; i < figures.size() && figures.size() <= most_repeats; ++i)
      compare(verdicts, {*figures[0], *figures[i]});
  compare_equal_counts(verdicts);
}

}  // namespace rtsurv::audit

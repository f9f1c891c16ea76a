// identical_pair: two different statements with the same count and percent. It happens by chance, and it happens when a
// number is copied from another row; a hint only. The other side of a cut (N - n of "at most 2") counts as printed too,
// when both statements are cuts. Groups below five patients are left alone.
// Source: the check of duplicates in R scrutiny (Jung 2023).
#include <algorithm>
#include <map>
#include <tuple>

#include "rtsurv/audit/rules/rules.hpp"
#include "rtsurv/audit/wording.hpp"

namespace rtsurv::audit {
namespace {

constexpr std::int64_t smallest = 5;

struct Entry {
  const Figure* figure;
  bool complement;
};

/// In running text only a cut says what is counted.
bool is_share(const Figure& figure) {
  const bool labelled = !figure.from_text || wording_of(figure.statement).cut;
  return labelled && figure.n && figure.denominator && figure.percent && figure.kind != "repeat" &&
         *figure.n >= smallest && *figure.n < *figure.denominator && !speaks_of(figure.statement, {"repeat"});
}

bool same_statement(const Figure& a, const Figure& b) {
  return wording_of(a.statement).key() == wording_of(b.statement).key();
}

/// The entries that say something else than those before them.
std::vector<Entry> distinct(const std::vector<Entry>& all) {
  std::vector<Entry> kept;
  for (const Entry& one : all)
    if (std::ranges::none_of(kept, [&](const Entry& k) { return same_statement(*k.figure, *one.figure); }))
      kept.push_back(one);
  return kept;
}

void report(Verdicts& verdicts, const std::vector<Entry>& entries) {
  std::vector<const Figure*> figures;
  std::string message = "the same count and percent for different statements: ", recomputed;
  for (const Entry& entry : entries) {
    figures.push_back(entry.figure);
    message += (figures.size() > 1 ? "; " : "") + label_of(*entry.figure);
    if (!entry.complement) continue;
    message += " (all but these: " + std::to_string(*entry.figure->denominator - *entry.figure->n) + ")";
    recomputed = std::to_string(*entry.figure->denominator) + " \u2212 " + std::to_string(*entry.figure->n);
  }
  verdicts.find({"identical_pair", AuditGrade::soft, places(figures), printed_of(*figures.front()), recomputed,
                 message + "; a coincidence, or one was copied"});
}

}  // namespace

void check_identical_pair(Verdicts& verdicts) {
  std::map<std::tuple<std::int64_t, std::int64_t, std::string>, std::vector<Entry>> same;
  for (const Figure& figure : verdicts.ledger().figures)
    if (is_share(figure)) same[{*figure.n, *figure.denominator, figure.reference}].push_back({&figure, false});
  for (const Figure& figure : verdicts.ledger().figures) {
    const bool larger_side = figure.n && figure.denominator && 2 * *figure.n >= *figure.denominator;
    if (!larger_side || !is_share(figure) || !wording_of(figure.statement).cut) continue;
    const auto other = same.find({*figure.denominator - *figure.n, *figure.denominator, figure.reference});
    if (other == same.end() || !wording_of(other->second.front().figure->statement).cut) continue;
    const Wording a = wording_of(figure.statement), b = wording_of(other->second.front().figure->statement);
    if (a.about != b.about) other->second.push_back({&figure, true});
  }
  for (const auto& [key, entries] : same) {
    const std::vector<Entry> kept = distinct(entries);
    if (entries.size() > 1) verdicts.compared({entries.front().figure});
    if (kept.size() > 1) report(verdicts, kept);
  }
}

}  // namespace rtsurv::audit

#include "rtsurv/audit/rate_groups.hpp"

#include <algorithm>
#include <map>

#include "rtsurv/audit/wording.hpp"
#include "rtsurv/core/text.hpp"

namespace rtsurv::audit {
namespace {

std::vector<std::string> parts_of(const std::string& group) {
  std::vector<std::string> parts(1);
  for (const char c : group) {
    if (c == '_' || c == ' ' || c == '-')
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

/// A part that tells groups of one family apart: a number, a letter, a sign of comparison with or without its number.
bool is_label(const std::string& part) {
  if (part.size() <= 1 || std::ranges::all_of(part, is_ascii_digit)) return true;
  return std::ranges::any_of(std::initializer_list<const char*>{"ge", "gt", "le", "lt"}, [&](const char* sign) {
    return part.starts_with(sign) && std::all_of(part.begin() + 2, part.end(), is_ascii_digit);
  });
}

/// "risk" of "risk1", "eqd2" of "eqd2_ge_63", "risk2_eqd2" of "risk2_eqd2_ge_63".
std::string stem_of(const std::string& group) {
  std::vector<std::string> parts = parts_of(group);
  const std::size_t all = parts.size();
  while (parts.size() > 1 && is_label(parts.back())) parts.pop_back();
  if (parts.size() == all)
    while (parts.back().size() > 1 && is_ascii_digit(parts.back().back())) parts.back().pop_back();
  std::string stem;
  for (const std::string& part : parts) stem += (stem.empty() ? "" : "_") + part;
  return stem;
}

bool usable(const Figure& figure) {
  return figure.is_rate() && figure.percent && figure.percent->bound == '=' && figure.time_months &&
         !figure.endpoint.empty();
}

std::string curve_of(const Figure& figure) {
  return figure.reference + "|" + figure.endpoint + "|" + shortest(*figure.time_months) + "|";
}

std::string group_of(const Figure& figure) { return figure.group.empty() ? "all" : figure.group; }

bool two_sides(const RateFamily& family) {
  if (family.groups.size() != 2) return false;
  const std::optional<Cut> a = wording_of(family.groups[0]->group).cut, b = wording_of(family.groups[1]->group).cut;
  return a && b && a->complement() == *b;
}

/// The whole of a family: the longest beginning of the stem that is a group itself, else all.
const Figure* whole_of(const std::map<std::string, const Figure*>& rates, const std::string& curve, std::string stem) {
  for (std::size_t cut = stem.rfind('_'); cut != std::string::npos; cut = stem.rfind('_')) {
    stem.resize(cut);
    if (const auto found = rates.find(curve + stem); found != rates.end()) return found->second;
  }
  const auto all = rates.find(curve + "all");
  return all == rates.end() ? nullptr : all->second;
}

std::optional<std::int64_t> size_with_cut(const Ledger& ledger, const Figure& rate) {
  const Wording group = wording_of(rate.group);
  for (const Figure& figure : ledger.figures) {
    if (!figure.n || figure.reference != rate.reference || figure.kind == "repeat") continue;
    if (!figure.group.empty() && figure.group == rate.group) return figure.n;
    if (group.cut && wording_of(figure.statement).words == group.words) return figure.n;
  }
  return std::nullopt;
}

}  // namespace

std::vector<RateFamily> rate_families(const Ledger& ledger) {
  std::map<std::string, const Figure*> rates;
  std::map<std::string, std::map<std::string, std::vector<const Figure*>>> families;
  for (const Figure& figure : ledger.figures)
    if (usable(figure) && rates.try_emplace(curve_of(figure) + group_of(figure), &figure).second)
      families[curve_of(figure)][stem_of(group_of(figure))].push_back(&figure);
  std::vector<RateFamily> result;
  for (const auto& [curve, stems] : families)
    for (const auto& [stem, groups] : stems) {
      RateFamily family{whole_of(rates, curve, stem), groups};
      family.complement = two_sides(family);
      if (family.pooled != nullptr && groups.size() > 1) result.push_back(family);
    }
  return result;
}

std::optional<std::int64_t> size_of(const Ledger& ledger, const Figure& rate, const RateFamily& family) {
  if (rate.n_group) return rate.n_group;
  if (const auto n = size_with_cut(ledger, rate)) return n;
  const bool whole = group_of(rate) == "all";
  if (whole) return rate.reference.empty() ? ledger.cohort_n : std::nullopt;
  if (!family.complement || &rate == family.pooled) return std::nullopt;
  const Figure& other = *family.groups[family.groups[0] == &rate ? 1 : 0];
  const auto all = family.pooled->n_group ? family.pooled->n_group : size_with_cut(ledger, *family.pooled);
  const auto whole_n = all || group_of(*family.pooled) != "all" || !rate.reference.empty() ? all : ledger.cohort_n;
  const auto rest = other.n_group ? other.n_group : size_with_cut(ledger, other);
  if (!whole_n || !rest || *rest > *whole_n) return std::nullopt;
  return *whole_n - *rest;
}

}  // namespace rtsurv::audit

#include <algorithm>
#include <functional>

#include "rtsurv/report/text/dose_models.hpp"
#include "rtsurv/report/text/dose_quantities.hpp"
#include "rtsurv/report/text/dose_reirradiation.hpp"
#include "rtsurv/report/text/grid.hpp"
#include "rtsurv/report/text/notes.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report {
namespace {

using results::DoseResult;
using Effect = DoseResult::Effect;
using Regimens = std::vector<const DoseResult::Regimen*>;
using Cells = std::vector<std::string>;

/// More alpha/betas than this are rows instead of columns.
constexpr std::size_t most_columns = 8;

std::string alpha_beta(double gy) { return "\u03B1/\u03B2 " + plain(gy, 3); }

/// "yes", "no", or at which alpha/betas it does not.
std::string reaching(const DoseResult::Regimen& regimen) {
  std::string failing;
  std::size_t reached = 0;
  for (const Effect& effect : regimen.effects) {
    if (effect.reaches.value_or(false))
      ++reached;
    else
      failing += (failing.empty() ? "" : ", ") + plain(effect.alpha_beta_gy, 3);
  }
  const std::size_t all = regimen.effects.size();
  if (reached == all) return "yes";
  if (reached == 0) return "no";
  if (all > most_columns) return "at " + std::to_string(reached) + " of " + std::to_string(all);
  return "not at " + failing;
}

std::string doses_per_fraction(const results::Schedule& schedule) {
  std::string text;
  for (const results::Schedule::Phase& phase : schedule.phases)
    text += (text.empty() ? "" : " + ") + fixed(phase.dose_per_fraction_gy, 2);
  return text;
}

bool any(const Regimens& regimens, const std::function<bool(const DoseResult::Regimen&)>& has) {
  return std::any_of(regimens.begin(), regimens.end(), [&](const auto* regimen) { return has(*regimen); });
}

/// The columns that say what a schedule is.
struct Description {
  explicit Description(const Regimens& regimens)
      : labels(any(regimens, [](const auto& r) { return !r.label.empty(); })),
        counts(any(regimens, [](const auto& r) { return r.n.has_value(); })),
        days(any(regimens, [](const auto& r) { return r.overall_days.has_value(); })),
        lost(any(regimens, [](const auto& r) { return r.lost_bed_gy.has_value(); })) {}

  bool labels, counts, days, lost;

  Cells head() const {
    Cells cells{"Schedule"};
    if (labels) cells.insert(cells.begin(), "Name");
    if (counts) cells.emplace_back("n");
    cells.emplace_back("Gy per fraction");
    if (days) cells.emplace_back("Days");
    if (lost) cells.emplace_back("Regrown (Gy)");
    return cells;
  }
  Cells row(const DoseResult::Regimen& regimen) const {
    Cells cells{regimen.schedule.name};
    if (labels) cells.insert(cells.begin(), regimen.label);
    if (counts) cells.push_back(regimen.n ? std::to_string(*regimen.n) : "");
    cells.push_back(doses_per_fraction(regimen.schedule));
    if (days) cells.push_back(regimen.overall_days ? plain(*regimen.overall_days, 1) : "");
    if (lost) cells.push_back(gray_cell(regimen.lost_bed_gy));
    return cells;
  }
};

/// Schedules with these quantities at their only alpha/beta, or with one quantity at each.
std::string table(const DoseResult& result, const Regimens& regimens, const std::vector<DoseQuantity>& quantities) {
  const Description description(regimens);
  Cells head = description.head();
  for (const DoseQuantity& quantity : quantities)
    for (const double gy : result.alpha_beta_gy)
      head.push_back(result.alpha_beta_gy.size() == 1 ? quantity.head : alpha_beta(gy));
  if (result.reach) head.push_back("Reaches " + plain(result.reach->eqd2_gy, 3) + " Gy");
  Grid grid(head);
  for (const auto* regimen : regimens) {
    Cells cells = description.row(*regimen);
    for (const DoseQuantity& quantity : quantities)
      for (const Effect& effect : regimen->effects) cells.push_back(quantity.cell(effect));
    if (result.reach) cells.push_back(reaching(*regimen));
    grid.add(cells);
  }
  return grid.text();
}

/// One quantity: schedules as rows and alpha/betas as columns, or the other way round when these are many.
std::string crossed(const DoseResult& result, const Regimens& regimens, const DoseQuantity& quantity) {
  const bool turned = result.alpha_beta_gy.size() > most_columns;
  Cells head{turned ? "\u03B1/\u03B2 (Gy)" : "Schedule"};
  if (turned)
    for (const auto* regimen : regimens) head.push_back(regimen->schedule.name);
  else
    for (const double gy : result.alpha_beta_gy) head.push_back(alpha_beta(gy));
  Grid grid(head);
  const std::size_t rows = turned ? result.alpha_beta_gy.size() : regimens.size();
  for (std::size_t i = 0; i < rows; ++i) {
    Cells cells{turned ? plain(result.alpha_beta_gy[i], 3) : regimens[i]->schedule.name};
    for (std::size_t j = 0; j + 1 < head.size(); ++j)
      cells.push_back(quantity.cell(turned ? regimens[j]->effects[i] : regimens[i]->effects[j]));
    grid.add(cells);
  }
  return "\n" + quantity.head + "\n" + grid.text();
}

/// Everything that was asked for; with several alpha/betas the schedules of a search have no BED and no differences.
std::string tables(const DoseResult& result, const Regimens& regimens, bool found) {
  std::vector<DoseQuantity> further = further_quantities(result, found && result.alpha_beta_gy.size() > 1);
  if (result.alpha_beta_gy.size() == 1) {
    further.insert(further.begin(), {bed_quantity(), eqd2_quantity(result)});
    return table(result, regimens, further);
  }
  std::string text;
  if (result.alpha_beta_gy.size() > most_columns)
    text = table(result, regimens, {}) + crossed(result, regimens, eqd2_quantity(result));
  else
    text = "EQD2 (Gy)\n" + table(result, regimens, {eqd2_quantity(result)});
  if (!found) text += crossed(result, regimens, bed_quantity());
  for (const DoseQuantity& quantity : further) text += crossed(result, regimens, quantity);
  return text;
}

std::string listed(const std::vector<double>& doses) {
  std::string text;
  for (const double gy : doses) text += (text.empty() ? "" : ", ") + plain(gy, 3);
  return text;
}

std::string reach_tables(const DoseResult& result, const Regimens& found) {
  const DoseResult::Reach& reach = *result.reach;
  std::string text = "\nSchedules that reach an EQD2 of " + plain(reach.eqd2_gy, 3) + " Gy at " +
                     alpha_beta(reach.alpha_beta_gy) + " Gy, fewest fractions for each dose per fraction\n";
  text += found.empty() ? "none\n" : tables(result, found, true);
  text += "Tried: " + listed(reach.dose_per_fraction_gy) + " Gy per fraction, at most " +
          std::to_string(reach.max_fractions) + " " + plural(reach.max_fractions, "fraction") + ".\n";
  if (!reach.not_reached_gy.empty())
    text += "Not within " + std::to_string(reach.max_fractions) + " " + plural(reach.max_fractions, "fraction") + ": " +
            listed(reach.not_reached_gy) + " Gy per fraction.\n";
  return text;
}

std::string isoeffect_table(const DoseResult& result) {
  Cells head{"Given", "\u03B1/\u03B2 (Gy)", "Fractions", "Gy per fraction", "Total (Gy)", "BED (Gy)", "EQD2 (Gy)"};
  const std::vector<DoseQuantity> further = further_quantities(result, true);
  for (const DoseQuantity& quantity : further) head.push_back(quantity.head);
  Grid grid(head);
  for (const DoseResult::Isoeffect& one : result.isoeffects) {
    Cells cells{one.of_fractions ? std::to_string(one.fractions) + " " + plural(one.fractions, "fraction")
                                 : plain(one.dose_per_fraction_gy, 3) + " Gy per fraction",
                plain(one.effect.alpha_beta_gy, 3),
                std::to_string(one.fractions),
                fixed(one.dose_per_fraction_gy, 2),
                fixed(one.fractions * one.dose_per_fraction_gy, 1),
                bed_quantity().cell(one.effect),
                fixed(one.effect.eqd2_gy, 1)};
    for (const DoseQuantity& quantity : further) cells.push_back(quantity.cell(one.effect));
    grid.add(cells);
  }
  return "\nSchedules of the effect of " + result.reference->schedule.name +
         " (given a dose per fraction: the fewest fractions that reach it)\n" + grid.text();
}

std::string reference_line(const DoseResult& result) {
  const std::string& name = result.reference->schedule.name;
  std::string text = "Reference " + name + ": EQD2";
  for (const Effect& effect : result.reference->effects)
    text += (&effect == &result.reference->effects.front() ? " " : ", ") + fixed(effect.eqd2_gy, 1) + " Gy at " +
            alpha_beta(effect.alpha_beta_gy);
  return text + ".\n";
}

}  // namespace

std::string to_text(const DoseResult& result) {
  Regimens given, found;
  for (const DoseResult::Regimen& regimen : result.regimens) (regimen.found ? found : given).push_back(&regimen);
  const bool one = result.alpha_beta_gy.size() == 1;
  std::string text = heading("Dose by the linear-quadratic model" +
                             (one ? ", " + alpha_beta(result.alpha_beta_gy.front()) + " Gy" : std::string()));
  if (!given.empty()) text += tables(result, given, false);
  if (result.reirradiation) text += reirradiation_tables(*result.reirradiation);
  if (result.reach) text += reach_tables(result, found);
  if (!result.isoeffects.empty()) text += isoeffect_table(result);
  if (result.reference && result.alpha_beta_gy.size() <= most_columns) text += reference_line(result);
  if (result.n_missing > 0)
    text += std::to_string(result.n_missing) + " " + plural(static_cast<double>(result.n_missing), "row") +
            " left out because the schedule is not known.\n";
  return text + model_lines(result.models) + warning_lines(result.warnings);
}

}  // namespace rtsurv::report

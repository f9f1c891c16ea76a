#include "rtsurv/report/text/dose_reirradiation.hpp"

#include <algorithm>

#include "rtsurv/report/text/grid.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report {
namespace {

using results::Reirradiation;

std::string months_cell(const std::optional<double>& months) { return months ? plain(*months, 2) : ""; }

std::string course_table(const Reirradiation& reirradiation) {
  const bool timed = reirradiation.courses.front().months_since.has_value();
  std::vector<std::string> head{"Earlier course", "Recovered"};
  if (timed) head.insert(head.begin() + 1, {"Months since", "Half-time (months)"});
  Grid grid(head);
  for (const Reirradiation::Course& course : reirradiation.courses) {
    std::vector<std::string> cells{course.schedule.name, percent(course.recovered)};
    if (timed)
      cells.insert(cells.begin() + 1, {months_cell(course.months_since), months_cell(course.half_time_months)});
    grid.add(cells);
  }
  return grid.text();
}

std::string effect_table(const Reirradiation& reirradiation) {
  std::vector<std::string> head{"\u03B1/\u03B2 (Gy)", "EQD2 given (Gy)", "Remembered (Gy)"};
  if (reirradiation.limit_eqd2_gy) head.push_back("Left of " + plain(*reirradiation.limit_eqd2_gy, 3) + " (Gy)");
  Grid grid(head);
  for (const Reirradiation::At& at : reirradiation.at) {
    std::vector<std::string> cells{plain(at.alpha_beta_gy, 3), fixed(at.given_eqd2_gy, 1),
                                   fixed(at.remembered_eqd2_gy, 1)};
    if (at.left_eqd2_gy) cells.push_back(*at.left_eqd2_gy < 0.0 ? "none" : fixed(*at.left_eqd2_gy, 1));
    grid.add(cells);
  }
  return grid.text();
}

std::string fitting_table(const Reirradiation& reirradiation) {
  Grid grid({"Gy per fraction", "\u03B1/\u03B2 (Gy)", "Fractions", "Total (Gy)", "EQD2 (Gy)", "All courses (Gy)"});
  for (const Reirradiation::Fitting& one : reirradiation.fitting)
    grid.add({plain(one.dose_per_fraction_gy, 3), plain(one.alpha_beta_gy, 3), std::to_string(one.fractions),
              fixed(one.fractions * one.dose_per_fraction_gy, 1), fixed(one.eqd2_gy, 1),
              fixed(one.cumulative_eqd2_gy, 1)});
  return "\nMost fractions that keep all courses within an EQD2 of " + plain(*reirradiation.limit_eqd2_gy, 3) +
         " Gy\n" + grid.text();
}

}  // namespace

std::string reirradiation_tables(const Reirradiation& reirradiation) {
  std::string text = "\n" + course_table(reirradiation) + "\n" + effect_table(reirradiation);
  if (!reirradiation.fitting.empty()) text += fitting_table(reirradiation);
  text += "Remembered: (1 \u2212 recovered share) of the effect of the earlier courses";
  if (reirradiation.courses.front().half_time_months) text += ", with 1 \u2212 2^(\u2212months / half-time) recovered";
  text += "; late effects in the volume that all courses met.\n";
  const bool any_recovery =
      std::ranges::any_of(reirradiation.courses, [](const auto& one) { return one.recovered > 0.0; });
  if (reirradiation.limit_eqd2_gy && any_recovery)
    text +=
        "A limit that was published for the plain sum of courses holds their recovery already: "
        "compare it without recovery.\n";
  return text;
}

}  // namespace rtsurv::report

#include "rtsurv/report/text/dose_models.hpp"

#include <variant>

#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report {
namespace {

using results::DoseModels;

struct Regrowth {
  std::string operator()(std::monostate /*none*/) const { return "no repopulation"; }
  std::string operator()(const dose::Repopulation& model) const {
    return "BED less ln 2 (T \u2212 " + plain(model.kick_off_days) + " d) / (" + plain(model.alpha_per_gy) +
           " /Gy \u00D7 " + plain(model.doubling_time_days) + " d) for an overall time T beyond " +
           plain(model.kick_off_days) + " d";
  }
  std::string operator()(const dose::DailyLoss& model) const {
    return "BED less " + plain(model.gy_per_day) + " Gy for each day of the overall time beyond " +
           plain(model.delay_days) + " d";
  }
};

std::string repair(const DoseModels& models) {
  if (!models.repair) return "complete repair between fractions";
  return std::to_string(models.fractions_per_day) + " fractions a day, " + plain(models.repair->interval_h) +
         " h apart, repair half-time " + plain(models.repair->half_time_h) + " h, complete overnight";
}

std::string lql(const DoseModels::Lql& model) {
  return "LQ-L: the linear-quadratic model up to " + plain(model.transition_gy) +
         " Gy per fraction, a straight line beyond, of slope \u03B3/\u03B1 " +
         (model.gamma_over_alpha ? plain(*model.gamma_over_alpha)
                                 : "1 + 2 \u00D7 " + plain(model.transition_gy) + " / (\u03B1/\u03B2)") +
         ".\n";
}

}  // namespace

std::string model_lines(const DoseModels& models) {
  std::string text = "Convention: BED = D (1 + d / (\u03B1/\u03B2)), EQD2 = BED / (1 + 2 / (\u03B1/\u03B2)); ";
  text += repair(models) + ", " + std::visit(Regrowth(), models.regrowth) + ".\n";
  text += "Schedules are total dose (Gy)/fractions.\n";
  if (models.repair) text += "Incomplete repair: BED = D (1 + (1 + H) d / (\u03B1/\u03B2)), H after Thames.\n";
  if (models.rbe != 1.0) text += "RBE " + plain(models.rbe) + ": D and d of the formulas are that times the dose.\n";
  if (models.lql) text += lql(*models.lql);
  return text;
}

}  // namespace rtsurv::report

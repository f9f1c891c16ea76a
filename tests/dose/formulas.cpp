#include "dose/formulas.hpp"

#include <functional>
#include <map>
#include <set>
#include <stdexcept>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/course/prescription.hpp"
#include "rtsurv/dose/models/dose_rate.hpp"
#include "rtsurv/dose/models/high_dose.hpp"
#include "rtsurv/dose/models/incomplete_repair.hpp"
#include "rtsurv/dose/models/isoeffect.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"
#include "rtsurv/dose/models/phases.hpp"
#include "rtsurv/dose/models/proton.hpp"
#include "rtsurv/dose/models/recovery.hpp"
#include "rtsurv/dose/probability/normal_tissue.hpp"
#include "rtsurv/dose/probability/relative_seriality.hpp"
#include "rtsurv/dose/probability/tumour_control.hpp"
#include "rtsurv/dose/response/dose_response_fit.hpp"
#include "rtsurv/dose/response/relative_rate.hpp"
#include "rtsurv/dose/treatment/isoeffect_in_time.hpp"
#include "rtsurv/dose/treatment/treatment.hpp"

namespace rtsurv::dose::testing {
namespace {

/// Named inputs; remembers which were used.
class Inputs {
 public:
  explicit Inputs(const nlohmann::json& object) : object_(object) {}

  bool has(const char* name) const { return object_.contains(name); }
  double number(const char* name) const { return at(name).get<double>(); }
  int count(const char* name) const { return at(name).get<int>(); }
  std::string word(const char* name) const { return at(name).get<std::string>(); }
  std::vector<double> list(const char* name) const { return at(name).get<std::vector<double>>(); }

  Gray gray(const char* name) const { return {number(name)}; }
  AlphaBeta alpha_beta() const { return {number("alpha_beta_gy")}; }
  Course course() const { return dose::course(count("n"), {number("d_gy")}); }
  Course reference() const { return dose::course(count("reference_n"), {number("reference_d_gy")}); }
  DoseResponse curve() const { return {gray("d50_gy"), number("gamma50")}; }
  DailyFractions daily() const { return {count("per_day"), number("interval_h"), number("half_time_h")}; }

  std::vector<Course> phases() const {
    const std::vector<double> n = list("n"), d = list("d_gy");
    std::vector<Course> phases;
    for (std::size_t k = 0; k < n.size(); ++k) phases.push_back(dose::course(static_cast<int>(n[k]), {d.at(k)}));
    return phases;
  }

  void require_all_used() const {
    for (const auto& [name, value] : object_.items())
      if (!used_.contains(name)) throw std::invalid_argument("the input " + name + " is not used");
  }

 private:
  const nlohmann::json& at(const char* name) const {
    used_.insert(name);
    if (!has(name)) throw std::invalid_argument(std::string("the input ") + name + " is missing");
    return object_.at(name);
  }

  const nlohmann::json& object_;
  mutable std::set<std::string> used_;
};

Tissue tissue(const Inputs& in) {
  Tissue tissue{in.alpha_beta()};
  if (in.has("half_time_h")) tissue.repair = DailyRepair{in.number("interval_h"), in.number("half_time_h")};
  if (in.has("alpha_per_gy"))
    tissue.regrowth =
        Repopulation{in.number("alpha_per_gy"), in.number("doubling_time_days"), in.number("kick_off_days")};
  if (in.has("gy_per_day")) tissue.regrowth = DailyLoss{in.number("gy_per_day"), in.number("delay_days")};
  return tissue;
}

Recovery recovery(const Inputs& in) {
  if (in.has("recovered")) return RecoveredShare{in.number("recovered")};
  return RecoveryHalfTime{in.number("half_time_months"), in.number("months_since")};
}

/// Phases with, where given, the RBE and the fractions a day of each.
Treatment treatment(const Inputs& in) {
  Treatment treatment;
  for (const Course& course : in.phases()) treatment.phases.push_back({course});
  for (std::size_t k = 0; k < treatment.phases.size(); ++k) {
    if (in.has("rbe")) treatment.phases[k].rbe = in.list("rbe").at(k);
    if (in.has("per_day")) treatment.phases[k].per_day = static_cast<int>(in.list("per_day").at(k));
  }
  if (in.has("overall_days")) treatment.overall_days = in.number("overall_days");
  return treatment;
}

double bed_in_time(const Inputs& in) {
  const Tissue model = tissue(in);
  if (const auto* loss = std::get_if<DailyLoss>(&model.regrowth))
    return bed_with_repopulation(in.course(), in.alpha_beta(), in.number("overall_days"), *loss).value;
  return bed_with_repopulation(in.course(), in.alpha_beta(), in.number("overall_days"),
                               std::get<Repopulation>(model.regrowth))
      .value;
}

double in_time(const Inputs& in) {
  const Treatment reference{{{in.reference()}}, in.number("reference_days")};
  return dose_per_fraction_in_time(reference, in.count("n"), in.number("overall_days"), tissue(in)).value;
}

double usc(const Inputs& in) {
  const double alpha = in.number("alpha_per_gy"), d0 = in.number("d0_gy"), dq = in.number("dq_gy");
  return bed_usc(in.course(), in.alpha_beta(), {alpha, d0, dq, {in.number("transition_gy")}}).value;
}

SmoothTransition smooth(const Inputs& in) {
  return smooth_transition(in.number("alpha_per_gy"), in.number("d0_gy"), in.number("dq_gy"));
}

Course prescribed(const Inputs& in) {
  Prescription given;
  if (in.has("total_gy")) given.total_gy = in.number("total_gy");
  if (in.has("n")) given.fractions = in.number("n");
  if (in.has("d_gy")) given.dose_per_fraction_gy = in.number("d_gy");
  const CompletedPrescription completed = complete(given);
  if (!completed.course) throw InvalidOption(completed.problem);
  return *completed.course;
}

FittedDoseResponse fitted(const Inputs& in) {
  const std::vector<double> dose = in.list("dose_gy"), time = in.list("time");
  std::vector<std::uint8_t> event;
  for (const double failed : in.list("failed")) event.push_back(failed != 0.0 ? 1 : 0);
  const DoseResponseModel model =
      in.word("model") == "poisson" ? DoseResponseModel::poisson : DoseResponseModel::log_logistic;
  return fit_dose_response({dose, time, event}, {.landmark = in.number("landmark"), .model = model});
}

struct Formula {
  const char* unit;
  std::function<double(const Inputs&)> value;
};

using Table = std::map<std::string, Formula>;

void add_linear_quadratic(Table& table) {
  table["bed"] = {"Gy", [](const Inputs& in) { return bed(in.course(), in.alpha_beta()).value; }};
  table["eqd2"] = {"Gy", [](const Inputs& in) { return eqd2(in.course(), in.alpha_beta()).value; }};
  table["eqdx"] = {"Gy",
                   [](const Inputs& in) { return eqdx(in.course(), {in.number("x_gy")}, in.alpha_beta()).value; }};
  table["eqd2_of_bed"] = {"Gy", [](const Inputs& in) { return eqd2_of_bed(in.gray("bed_gy"), in.alpha_beta()).value; }};
  table["eqdx_of_bed"] = {"Gy", [](const Inputs& in) {
                            return eqdx_of_bed(in.gray("bed_gy"), {in.number("x_gy")}, in.alpha_beta()).value;
                          }};
  table["isoeffective_total"] = {
      "Gy",
      [](const Inputs& in) { return isoeffective_course(in.reference(), in.count("n"), in.alpha_beta()).total.value; }};
  table["dose_per_fraction_for"] = {
      "Gy per fraction",
      [](const Inputs& in) { return dose_per_fraction_for(in.gray("bed_gy"), in.count("n"), in.alpha_beta()).value; }};
  table["dose_per_fraction_for_total"] = {
      "Gy per fraction", [](const Inputs& in) {
        return dose_per_fraction_for_total(in.reference(), in.gray("total_gy"), in.alpha_beta()).value;
      }};
  table["fractions_for"] = {"fractions", [](const Inputs& in) {
                              return fractions_for(in.gray("bed_gy"), {in.number("d_gy")}, in.alpha_beta());
                            }};
  table["fractions_within"] = {"fractions", [](const Inputs& in) {
                                 return fractions_within(in.gray("bed_gy"), {in.number("d_gy")}, in.alpha_beta());
                               }};
  table["prescribed_total"] = {"Gy", [](const Inputs& in) { return prescribed(in).total.value; }};
  table["prescribed_fractions"] = {"fractions", [](const Inputs& in) { return prescribed(in).fractions; }};
  table["prescribed_dose_per_fraction"] = {"Gy per fraction",
                                           [](const Inputs& in) { return prescribed(in).dose_per_fraction().value; }};
}

void add_time_and_repair(Table& table) {
  table["bed_with_repopulation"] = {"Gy", bed_in_time};
  table["eqd2_for_time"] = {"Gy", [](const Inputs& in) {
                              return eqd2_for_time(in.course(), in.alpha_beta(), in.number("overall_days"),
                                                   in.number("reference_days"), in.number("gy_per_day"))
                                  .value;
                            }};
  table["dose_per_fraction_in_time"] = {"Gy per fraction", in_time};
  table["dose_per_fraction_after_gap"] = {"Gy per fraction", [](const Inputs& in) {
                                            return dose_per_fraction_after_gap({in.number("d_gy")}, in.count("n_left"),
                                                                               in.alpha_beta(), in.number("extra_days"),
                                                                               in.number("gy_per_day"))
                                                .value;
                                          }};
  table["recovered_share"] = {"", [](const Inputs& in) { return recovered_share(recovery(in)); }};
  table["remembered"] = {"Gy", [](const Inputs& in) { return remembered(in.gray("bed_gy"), recovery(in)).value; }};
  table["incomplete_repair_factor"] = {"", [](const Inputs& in) { return incomplete_repair_factor(in.daily()); }};
  table["bed_incomplete_repair"] = {
      "Gy", [](const Inputs& in) { return bed_incomplete_repair(in.course(), in.alpha_beta(), in.daily()).value; }};
  table["eqd2_incomplete_repair"] = {
      "Gy", [](const Inputs& in) { return eqd2_incomplete_repair(in.course(), in.alpha_beta(), in.daily()).value; }};
  table["lea_catcheside"] = {
      "", [](const Inputs& in) { return lea_catcheside(in.number("duration_h"), in.number("half_time_h")); }};
  table["bed_continuous"] = {"Gy", [](const Inputs& in) {
                               return bed_continuous(in.gray("total_gy"), in.number("duration_h"), in.alpha_beta(),
                                                     in.number("half_time_h"))
                                   .value;
                             }};
  table["bed_permanent_implant"] = {"Gy", [](const Inputs& in) {
                                      return bed_permanent_implant(in.gray("total_gy"), in.number("source_half_life_h"),
                                                                   in.alpha_beta(), in.number("half_time_h"))
                                          .value;
                                    }};
}

void add_high_dose_and_joined(Table& table) {
  table["tangent_slope"] = {
      "", [](const Inputs& in) { return tangent_slope({in.number("transition_gy")}, in.alpha_beta()); }};
  table["bed_lql"] = {"Gy", [](const Inputs& in) {
                        return bed_lql(in.course(), in.alpha_beta(),
                                       {{in.number("transition_gy")}, in.number("gamma_over_alpha")})
                            .value;
                      }};
  table["bed_usc"] = {"Gy", usc};
  table["usc_transition"] = {"Gy per fraction", [](const Inputs& in) { return smooth(in).transition.value; }};
  table["usc_alpha_beta"] = {"Gy", [](const Inputs& in) { return smooth(in).alpha_beta.value; }};
  table["bed_of_phases"] = {"Gy", [](const Inputs& in) { return bed(in.phases(), in.alpha_beta()).value; }};
  table["eqd2_of_phases"] = {"Gy", [](const Inputs& in) { return eqd2(in.phases(), in.alpha_beta()).value; }};
  table["eqd2_proton"] = {"Gy(RBE)", [](const Inputs& in) {
                            return eqd2(photon_equivalent(in.course(), in.number("rbe")), in.alpha_beta()).value;
                          }};
  table["bed_of_treatment"] = {"Gy", [](const Inputs& in) { return bed(treatment(in), tissue(in)).value; }};
  table["bed_lql_of_treatment"] = {
      "Gy", [](const Inputs& in) {
        const LinearQuadraticLinear model{{in.number("transition_gy")}, in.number("gamma_over_alpha")};
        return bed_lql(treatment(in), tissue(in), model).value;
      }};
  table["eqd2_of_treatment"] = {"Gy", [](const Inputs& in) { return eqd2(treatment(in), tissue(in)).value; }};
}

void add_responses(Table& table) {
  table["tcp_poisson"] = {"", [](const Inputs& in) {
                            return tcp_poisson(in.course(), in.alpha_beta(), in.number("alpha_per_gy"),
                                               in.number("clonogens"));
                          }};
  table["response_log_logistic"] = {
      "", [](const Inputs& in) { return response_log_logistic(in.gray("dose_gy"), in.curve()); }};
  table["response_poisson"] = {"", [](const Inputs& in) { return response_poisson(in.gray("dose_gy"), in.curve()); }};
  table["geud"] = {"Gy",
                   [](const Inputs& in) { return geud(in.list("dose_gy"), in.list("volume"), in.number("a")).value; }};
  table["ntcp_lkb"] = {
      "", [](const Inputs& in) { return ntcp_lkb(in.gray("geud_gy"), in.gray("td50_gy"), in.number("m")); }};
  table["ntcp_logistic"] = {"", [](const Inputs& in) {
                              return ntcp_logistic(in.gray("mean_dose_gy"), in.number("b0"), in.number("b1_per_gy"));
                            }};
  table["ntcp_relative_seriality"] = {"", [](const Inputs& in) {
                                        return ntcp_relative_seriality(in.list("dose_gy"), in.list("volume"),
                                                                       in.curve(), in.number("s"));
                                      }};
  table["relative_rate"] = {
      "", [](const Inputs& in) { return relative_rate(in.gray("mean_dose_gy"), in.number("excess_per_gy")); }};
  table["fitted_d50"] = {"Gy", [](const Inputs& in) { return fitted(in).d50_gy.estimate; }};
  table["fitted_d50_lower"] = {"Gy", [](const Inputs& in) { return fitted(in).d50_gy.lower.value(); }};
  table["fitted_d50_upper"] = {"Gy", [](const Inputs& in) { return fitted(in).d50_gy.upper.value(); }};
  table["fitted_gamma50"] = {"", [](const Inputs& in) { return fitted(in).gamma50.estimate; }};
  table["fitted_p"] = {"", [](const Inputs& in) { return fitted(in).p; }};
}

const Table& all() {
  static const Table table = [] {
    Table made;
    add_linear_quadratic(made);
    add_time_and_repair(made);
    add_high_dose_and_joined(made);
    add_responses(made);
    return made;
  }();
  return table;
}

}  // namespace

Value evaluate(const std::string& formula, const nlohmann::json& inputs) {
  const auto found = all().find(formula);
  if (found == all().end()) throw std::invalid_argument("there is no formula " + formula);
  const Inputs in(inputs);
  const double number = found->second.value(in);
  in.require_all_used();
  return {number, found->second.unit};
}

std::vector<std::string> formulas() {
  std::vector<std::string> names;
  for (const auto& [name, formula] : all()) names.push_back(name);
  return names;
}

}  // namespace rtsurv::dose::testing

#include "rtsurv/report/manuscript/methods/dose.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/report/manuscript/citations.hpp"
#include "rtsurv/report/words/dose_words.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/schedules.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::manuscript {

namespace {

using results::Study;

/// "3.5 Gy", "3.5 and 10 Gy".
std::string alpha_betas(const Study& study) {
  std::vector<std::string> values;
  if (study.schedules)
    for (const auto& spread : study.schedules->eqd2) values.push_back(plain(spread.alpha_beta_gy, 3));
  return (values.empty() ? plain(*study.alpha_beta_gy, 3) : enumerate(values)) + " Gy";
}

std::string beyond_lq(const Study& study) {
  if (!study.schedules) return "";
  std::size_t n = 0;
  for (const ScheduleRow& row : study.schedules->rows) n += row.schedule.beyond_lq() ? row.n : 0;
  if (n == 0) return "";
  return " " + counted(static_cast<double>(n), "patient") +
         " had more than 10 Gy in a fraction, where the model overstates the effect.";
}

/// BED = D (1 + d / (alpha/beta)) of all phases.
double plain_bed(const results::Schedule& schedule, double alpha_beta_gy) {
  double sum = 0.0;
  for (const results::Schedule::Phase& phase : schedule.phases)
    sum += schedule.rbe * phase.total_gy * (1.0 + schedule.rbe * phase.dose_per_fraction_gy / alpha_beta_gy);
  return sum;
}

/// What was assumed about repair and repopulation, read off the table: whether every BED is the plain one.
std::string assumptions(const Study& study) {
  if (!study.schedules) return "";
  for (const ScheduleRow& row : study.schedules->rows)
    for (const results::EquivalentDose& dose : row.equivalents)
      if (std::abs(dose.bed_gy - plain_bed(row.schedule, dose.alpha_beta_gy)) > 1e-6 * dose.bed_gy)
        return ", corrected for overall time" + cite({"dale2002"}) + " or incomplete repair as the protocol says";
  return ", assuming complete repair between fractions and no repopulation";
}

std::string phases(const Study& study) {
  const bool several = study.schedules && std::ranges::any_of(study.schedules->rows, [](const auto& row) {
                         return row.schedule.phases.size() > 1;
                       });
  return several ? "; phases were added as biologically effective doses" : "";
}

}  // namespace

std::string dose_methods(const Study& study) {
  if (!study.alpha_beta_gy) return "";
  return "Doses were converted to the equivalent dose in 2-Gy fractions, EQD2 = D (d + \u03B1/\u03B2) / (2 + "
         "\u03B1/\u03B2), with total dose D, dose per fraction d and \u03B1/\u03B2 = " +
         alpha_betas(study) + ", by the linear-quadratic model" + cite({"fowler1989"}) + assumptions(study) +
         phases(study) + "." + beyond_lq(study);
}

std::string dose_response_methods(const Study& study) {
  std::string text;
  for (const results::DoseResponse& response : study.dose_responses)
    text += (text.empty() ? "" : " ") + std::string("The dose\u2013response of ") +
            in_sentence(endpoint_label(study, response.endpoint)) + " at " + duration(study, response.landmark) +
            " was fitted by a " + response_model(response.model) + " model of EQD2 (" +
            alpha_beta_phrase(response.alpha_beta_gy) +
            ") by maximum likelihood, in which patients censored before that time take part as a mixture of those who "
            "will and will not have the event" +
            cite({"farewell1982", "taylor1995"}) +
            "; the times of events are taken to have one distribution at all doses.";
  if (text.empty()) return text;
  return text + " D50 and \u03B350" + cite({"bentzen1997"}) + " are given with profile-likelihood " +
         level_phrase(study.dose_responses.front().confidence_level) + " CI.";
}

std::string sweep_methods(const Study& study) {
  if (!study.sweep) return "";
  const results::Sweep& sweep = *study.sweep;
  std::string text =
      "Cut-points, groups, effects and the doses of all schedules were calculated again for \u03B1/\u03B2 from " +
      plain(sweep.from_gy, 3) + " to " + plain(sweep.to_gy, 3) + " Gy in steps of " + plain(sweep.step_gy, 3) + " Gy";
  for (const results::SweptCutpoint& cutpoint : sweep.cutpoints)
    if (!cutpoint.p_method_why.empty()) {
      results::CutpointResult method;
      method.p_method = cutpoint.p_method;
      text += ", with P values of cut-points by the " + cutpoint_p_method(method);
      break;
    }
  return text + ".";
}

std::string recommendation_methods(const Study& study) {
  if (!study.recommendation) return "";
  const results::Recommendation& recommendation = *study.recommendation;
  return "In " + each_group(study, recommendation.within) + ", schedules were called options when their EQD2 " +
         (recommendation.reached_at_equality ? "was at or above " : "was above ") +
         plain(recommendation.threshold_gy, 1) + " Gy at " + alpha_beta_phrase(recommendation.alpha_beta_gy) +
         " in at most " + std::to_string(recommendation.max_fractions) +
         " fractions, and when the 95\u2009% interval of the hazard ratio of " +
         label_in_sentence(study, recommendation.variable) + " for " +
         in_sentence(endpoint_label(study, recommendation.endpoint)) +
         " in the group lay below 1; short courses were listed for the other groups.";
}

}  // namespace rtsurv::report::manuscript

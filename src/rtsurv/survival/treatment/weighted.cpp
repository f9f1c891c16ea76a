#include "rtsurv/survival/treatment/weighted.hpp"

#include <numeric>
#include <vector>

#include "rtsurv/survival/competing/cumulative_incidence.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"

namespace rtsurv::survival {
namespace {

/// The weights of the patients of one treatment, 0 for the others.
std::vector<double> of_arm(std::span<const std::uint8_t> treated, std::span<const double> weight, bool second) {
  std::vector<double> of_this(weight.begin(), weight.end());
  for (std::size_t i = 0; i < treated.size(); ++i)
    if ((treated[i] != 0) != second) of_this[i] = 0.0;
  return of_this;
}

}  // namespace

Coefficient marginal_hazard_ratio(const FollowUp& follow_up, std::span<const std::uint8_t> treated,
                                  std::span<const double> weight, double confidence_level) {
  std::vector<int> own_cluster(treated.size());
  std::iota(own_cluster.begin(), own_cluster.end(), 0);
  const Covariates covariates{treated.size(), 1, {treated.begin(), treated.end()}};
  const CoxOptions options{
      .robust = true, .cluster = own_cluster, .concordance = false, .confidence_level = confidence_level};
  return cox(follow_up.reweighted(weight).unstratified(), covariates, options).coefficient[0];
}

TwoArms weighted_survival(const FollowUp& follow_up, std::span<const std::uint8_t> treated,
                          std::span<const double> weight, std::span<const double> times) {
  TwoArms arms;
  const KaplanMeierOptions options{.at = {times.begin(), times.end()}};
  for (const bool second : {false, true})
    for (const SurvivalAt& at : kaplan_meier(follow_up.reweighted(of_arm(treated, weight, second)), options).at)
      (second ? arms.second : arms.first).push_back(at.survival);
  return arms;
}

TwoArms weighted_incidence(const CauseColumns& causes, std::span<const std::uint8_t> treated,
                           std::span<const double> weight, std::span<const double> times) {
  TwoArms arms;
  const CumulativeIncidenceOptions options{.at = {times.begin(), times.end()}};
  for (const bool second : {false, true}) {
    const std::vector<double> of_this = of_arm(treated, weight, second);
    CauseColumns columns = causes;
    columns.weight = of_this;
    const std::vector<IncidenceCurve> curves = cumulative_incidence(CauseFollowUp(columns, 2), options);
    for (const IncidenceAt& at : curves.front().at) (second ? arms.second : arms.first).push_back(at.cif);
  }
  return arms;
}

}  // namespace rtsurv::survival

#include "rtsurv/report/manuscript/methods/checks.hpp"

#include <algorithm>
#include <vector>

#include "rtsurv/report/manuscript/citations.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report::manuscript {

namespace {

using results::CutpointResult, results::EndpointResult, results::Study;

template <class Test>
bool any_endpoint(const Study& study, Test&& test) {
  return std::ranges::any_of(study.endpoints, std::forward<Test>(test));
}

bool has_firth(const results::Maybe<results::CoxResult>& model) {
  return model.value &&
         std::ranges::any_of(model.value->terms, [](const results::CoxTerm& term) { return term.firth.has_value(); });
}

std::string sentence(const std::vector<std::string>& parts, const std::string& before, const std::string& after) {
  return parts.empty() ? "" : before + enumerate(parts) + after;
}

std::string non_proportional(const Study& study) {
  const auto by_period = [&](bool at_median) {
    return any_endpoint(study, [&](const EndpointResult& endpoint) {
      return endpoint.multivariable &&
             std::ranges::any_of(endpoint.multivariable->non_proportional, [&](const auto& one) {
               return one.by_period.value && one.by_period.value->at_median == at_median;
             });
    });
  };
  if (!by_period(true) && !by_period(false)) return "";
  return std::string(" Of factors whose hazards were not proportional, hazard ratios were estimated ") +
         (by_period(true) ? "up to and after the median event time"
                          : "in periods of follow-up that were fixed beforehand") +
         ", in a Cox model with a coefficient of the factor for each period" + cite({"therneau2000"}) +
         ", beside the difference of restricted mean survival times" + cite({"royston2013"}) +
         " and a model stratified by the factor.";
}

}  // namespace

std::string observed_methods(const Study& study) {
  std::string text;
  if (study.referrals && study.referrals->trend)
    text += "The trend of a share over calendar years was tested by the Cochran\u2013Armitage test" +
            cite({"cochran1954", "armitage1955"}) + ". ";
  if (study.response)
    text += study.response->derived ? "The best response was derived from the sums of lesion diameters by RECIST 1.1" +
                                          cite({"eisenhauer2009"}) + ". "
                                    : "The best response is the one recorded in the table. ";
  if (study.response || study.toxicity || (study.referrals && !study.referrals->share.empty()))
    text += "Proportions have exact (Clopper\u2013Pearson) confidence intervals" + cite({"clopper1934"}) + ". ";
  if (!text.empty()) text.pop_back();
  return text;
}

std::string groups_methods(const Study& study) {
  const auto any = [&](auto&& has) {
    return any_endpoint(study, [&](const EndpointResult& endpoint) {
      return std::ranges::any_of(endpoint.univariable,
                                 [&](const auto& row) { return row.logrank.value && has(*row.logrank.value); });
    });
  };
  std::string text;
  if (any([](const results::LogRankResult& test) { return test.trend.has_value(); }))
    text += " Ordered groups were tested for trend" + cite({"tarone1975"}) + ".";
  if (any([](const results::LogRankResult& test) { return !test.pairwise.empty(); }))
    text += " P values of pairs of groups are adjusted by Holm\u2019s method" + cite({"holm1979"}) + ".";
  return text;
}

std::string cut_evidence_methods(const Study& study) {
  const auto any = [&](auto&& test) {
    return std::ranges::any_of(study.cutpoints,
                               [&](const CutpointResult& cut) { return cut.evidence && test(*cut.evidence); });
  };
  using results::CutpointEvidence;
  std::vector<std::string> parts;
  if (any([](const CutpointEvidence& one) { return !one.p_values.empty(); }))
    parts.emplace_back("its P value by every other correction");
  if (any([](const CutpointEvidence& one) { return one.shrinkage.value.has_value(); }))
    parts.emplace_back("its hazard ratio shrunken by 10-fold cross-validation" + cite({"verweij1993"}));
  if (any([](const CutpointEvidence& one) { return one.bootstrap.lower.has_value(); }))
    parts.emplace_back("the 95\u2009% percentile interval of the cut over bootstrap samples" +
                       cite({"schumacher1997"}));
  if (any([](const CutpointEvidence& one) { return one.spline.value.has_value(); }))
    parts.emplace_back("the covariate without a cut as a restricted cubic spline in a Cox model (knots at quantiles)" +
                       cite({"harrell2015"}));
  if (any([](const CutpointEvidence& one) { return one.fixed_test.value.has_value(); }))
    parts.emplace_back("the log-rank test of the cut that was fixed beforehand");
  if (any([](const CutpointEvidence& one) { return one.fixed_gray && one.fixed_gray->value; }))
    parts.emplace_back("Gray\u2019s test of it");
  return sentence(parts, "A searched cut is given with ", ".");
}

std::string separation_methods(const Study& study) {
  const bool found = any_endpoint(study, [](const EndpointResult& endpoint) {
    return (endpoint.multivariable && has_firth(endpoint.multivariable->cox)) ||
           std::ranges::any_of(endpoint.univariable, [](const auto& row) { return has_firth(row.cox); });
  });
  if (!found) return "";
  return "Where a hazard ratio has no finite estimate because all events are on one side (separation), the one with "
         "Firth\u2019s penalised likelihood is given below it, with profile-likelihood CI and the P value of the "
         "penalised likelihood ratio" +
         cite({"firth1993", "heinze2001"}) + ".";
}

std::string check_methods(const Study& study) {
  const auto checks_of = [](const EndpointResult& endpoint) -> const results::ModelChecks* {
    return endpoint.multivariable && endpoint.multivariable->checks && endpoint.multivariable->checks->value
               ? &*endpoint.multivariable->checks->value
               : nullptr;
  };
  std::vector<std::string> models, follow_up;
  if (any_endpoint(study, [&](const EndpointResult& one) { return checks_of(one) != nullptr; })) {
    models.emplace_back("events per coefficient" + cite({"peduzzi1995"}));
    models.emplace_back("scaled Schoenfeld residuals over time" + cite({"grambsch1994"}));
    models.emplace_back("the influence of single patients" + cite({"therneau2000"}) +
                        " (dfbeta, then the model without the patient)");
  }
  if (any_endpoint(study, [&](const EndpointResult& one) {
        return checks_of(one) && std::ranges::any_of(checks_of(one)->linearity, [](const auto& number) {
                 return number.nonlinear.value.has_value();
               });
      }))
    models.emplace_back("the straightness of numbers by restricted cubic splines" + cite({"harrell2015"}) +
                        " and martingale residuals" + cite({"therneau1990"}));
  if (any_endpoint(study, [](const EndpointResult& one) {
        return one.follow_up_checks && !one.follow_up_checks->landmarks.empty();
      }))
    follow_up.emplace_back("the share still followed at each landmark");
  if (any_endpoint(study, [](const EndpointResult& one) {
        return one.follow_up_checks && one.follow_up_checks->entrants.value &&
               one.follow_up_checks->entrants.value->log_rank.value;
      }))
    follow_up.emplace_back("the comparison of early with late entrants by the log-rank test" + cite({"schemper1996"}));
  if (any_endpoint(study, [](const EndpointResult& one) {
        return std::ranges::any_of(one.missing, [](const auto& factor) { return factor.log_rank.value.has_value(); });
      }))
    follow_up.emplace_back("the comparison of patients with and without a missing factor by the log-rank test");
  std::string text = sentence(models, "Multivariable models were checked by ", ".") + non_proportional(study);
  if (text.starts_with(' ')) text.erase(0, 1);
  const std::string more = sentence(follow_up, "Follow-up and missing values were checked by ", ".");
  return text + (text.empty() || more.empty() ? "" : " ") + more;
}

}  // namespace rtsurv::report::manuscript

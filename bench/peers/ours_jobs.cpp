#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "bench/peers/ours.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/competing/cumulative_incidence.hpp"
#include "rtsurv/survival/competing/fine_gray.hpp"
#include "rtsurv/survival/competing/gray_test.hpp"
#include "rtsurv/survival/cox/concordance.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/cox/diagnostics.hpp"
#include "rtsurv/survival/cox/proportional_hazards.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"
#include "rtsurv/survival/curve/log_rank.hpp"
#include "rtsurv/survival/cutpoint/maxstat.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::bench {
namespace {

using namespace survival;

constexpr double none = std::numeric_limits<double>::quiet_NaN();
const std::vector<double> landmarks{12.0, 24.0, 48.0};

std::string at(const std::string& what, double time) {
  return what + "(" + std::to_string(static_cast<int>(time)) + ")";
}

std::string numbered(const std::string& what, std::size_t i) { return what + " " + std::to_string(i + 1); }

CauseFollowUp causes_of(const Data& data) { return CauseFollowUp({.time = data.time, .cause = data.cause}); }

Values values_of(const Data& data, const KaplanMeier& curve) {
  Values values{{"median", curve.median.estimate.value_or(none)}};
  for (const SurvivalAt& point : curve.at) {
    values[at("S", point.time)] = point.survival.value_or(none);
    values[at("se", point.time)] = point.std_error.value_or(none);
    values[at("log lower", point.time)] = point.lower.value_or(none);
    values[at("log upper", point.time)] = point.upper.value_or(none);
  }
  const KaplanMeier other =
      kaplan_meier(data.follow_up(), {.confidence_type = ConfidenceType::log_log, .at = landmarks});
  for (const SurvivalAt& point : other.at) {
    values[at("log-log lower", point.time)] = point.lower.value_or(none);
    values[at("log-log upper", point.time)] = point.upper.value_or(none);
  }
  return values;
}

Job km(const Data& data) {
  return [&data]() -> Answer {
    KaplanMeier curve = kaplan_meier(data.follow_up(), {.at = landmarks});
    return [&data, curve = std::move(curve)] { return values_of(data, curve); };
  };
}

Job log_rank_test(const Data& data) {
  return [&data]() -> Answer {
    LogRank test = log_rank(data.follow_up(), data.group);
    return [test = std::move(test)] { return Values{{"chi-square", test.test.chi_square}}; };
  };
}

Values values_of(const CoxFit& fit) {
  Values values{{"loglik", fit.loglik_model}, {"loglik null", fit.loglik_null}};
  for (std::size_t j = 0; j < fit.coefficient.size(); ++j) {
    values[numbered("coef", j)] = fit.coefficient[j].estimate;
    values[numbered("se", j)] = fit.coefficient[j].std_error;
    values[numbered("robust se", j)] = fit.coefficient[j].robust_std_error;
  }
  return values;
}

Job cox_fit(const Data& data) {
  return [&data]() -> Answer {
    CoxFit fit = cox(data.follow_up(), data.x, {.concordance = false});
    return [fit = std::move(fit)] { return values_of(fit); };
  };
}

/// A model that is fitted before anything is asked of it.
struct Fitted {
  explicit Fitted(const Data& data)
      : follow_up(data.follow_up()), fit(cox(follow_up, data.x, {.concordance = false})) {}

  FollowUp follow_up;
  CoxFit fit;
};

Job zph(const Data& data) {
  return [&data, model = std::make_shared<Fitted>(data)]() -> Answer {
    ZphTest tests = proportional_hazards(model->follow_up, data.x, model->fit);
    return [tests = std::move(tests)] {
      Values values{{"global", tests.global.chi_square}};
      for (std::size_t j = 0; j < tests.terms.size(); ++j) values[numbered("term", j)] = tests.terms[j].chi_square;
      return values;
    };
  };
}

Job residuals(const Data& data) {
  return [&data, model = std::make_shared<Fitted>(data)]() -> Answer {
    CoxDiagnostics diagnostics = cox_diagnostics(model->follow_up, data.x, model->fit);
    return [&data, diagnostics = std::move(diagnostics)] {
      Values values;
      for (std::size_t j = 0; j < data.x.columns; ++j) {
        double sum = 0.0;
        for (std::size_t i = 0; i < data.x.rows; ++i) sum += std::fabs(diagnostics.dfbeta[i * data.x.columns + j]);
        values[numbered("sum |dfbeta|", j)] = sum;
        values[numbered("dfbeta of patient 1,", j)] = diagnostics.dfbeta[j];
      }
      return values;
    };
  };
}

Job concordance_of_score(const Data& data) {
  return [&data]() -> Answer {
    const Concordance c = concordance(data.follow_up(), data.x.column(1));
    return [c] { return Values{{"C", c.c}, {"se", c.std_error}}; };
  };
}

Job fine_gray_fit(const Data& data) {
  return [&data]() -> Answer {
    FineGrayFit fit = fine_gray(causes_of(data), data.x);
    return [fit = std::move(fit)] { return values_of(fit.model); };
  };
}

Job gray(const Data& data) {
  return [&data]() -> Answer {
    const ChiSquareTest test = gray_test(causes_of(data), data.group, 1);
    return [test] { return Values{{"chi-square", test.chi_square}}; };
  };
}

/// The curves of both causes in each of four groups.
Job incidence(const Data& data) {
  return [&data]() -> Answer {
    const CauseFollowUp all = causes_of(data);
    std::vector<std::vector<IncidenceCurve>> curves;
    std::vector<std::uint8_t> keep(data.group.size());
    for (int group = 0; group < 4; ++group) {
      for (std::size_t i = 0; i < keep.size(); ++i) keep[i] = data.group[i] == group ? 1 : 0;
      curves.push_back(cumulative_incidence(all.subset(keep), {.at = landmarks}));
    }
    return [curves = std::move(curves)] {
      Values values;
      for (std::size_t g = 0; g < curves.size(); ++g)
        for (const IncidenceAt& point : curves[g][0].at) {
          values[numbered(at("F", point.time) + " group", g)] = point.cif.value_or(none);
          values[numbered(at("se", point.time) + " group", g)] = point.std_error.value_or(none);
        }
      return values;
    };
  };
}

const std::map<std::string, MaxstatP> p_methods{{"HL", MaxstatP::hothorn_lausen},
                                                {"Lau92", MaxstatP::lausen92},
                                                {"Lau94", MaxstatP::lausen94},
                                                {"condMC", MaxstatP::conditional_monte_carlo},
                                                {"exactGauss", MaxstatP::exact_gauss}};

Job cut(const Data& data, const std::string& p_method) {
  return [&data, method = p_methods.at(p_method)]() -> Answer {
    Maxstat result = maxstat(data.follow_up(), data.x.column(1), {.p_method = method, .replicates = 9999});
    return [result = std::move(result)] {
      return Values{{"cut", result.cutpoint},
                    {"statistic", result.statistic},
                    {"P", result.p},
                    {"error of P", result.p_std_error.value_or(0.0)}};
    };
  };
}

/// Every column of the file, typed and copied out of the table.
Job csv(const Data& data) {
  return [&data]() -> Answer {
    const table::Table cohort = table::Table::read({.path = (data.folder / "cohort.csv").string()});
    std::vector<table::Column> columns;
    for (const std::string& name : cohort.names()) columns.push_back(cohort.column(name, "csv"));
    return [columns = std::move(columns)] {
      Values values{{"rows", static_cast<double>(columns.front().size())}};
      for (const table::Column& column : columns) {
        double sum = 0.0;
        for (const double number : column.number) sum += number;
        values["sum of " + column.name] = sum;
      }
      return values;
    };
  };
}

}  // namespace

Job job(const std::string& name, const Data& data) {
  using Maker = Job (*)(const Data&);
  static const std::map<std::string, Maker> makers{{"km", km},
                                                   {"logrank", log_rank_test},
                                                   {"cox", cox_fit},
                                                   {"zph", zph},
                                                   {"residuals", residuals},
                                                   {"csv", csv},
                                                   {"concordance", concordance_of_score},
                                                   {"finegray", fine_gray_fit},
                                                   {"gray", gray},
                                                   {"cuminc", incidence}};
  const std::string maxstat_of = "maxstat ";
  if (name.starts_with(maxstat_of) && p_methods.contains(name.substr(maxstat_of.size())))
    return cut(data, name.substr(maxstat_of.size()));
  const auto maker = makers.find(name);
  if (maker == makers.end()) throw InvalidOption("no such job: " + name);
  return maker->second(data);
}

}  // namespace rtsurv::bench

#include "report/generated_studies.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>

namespace rtsurv::report::generated {
namespace {

constexpr std::array<std::size_t, 7> group_counts{1, 2, 3, 4, 5, 6, 8};
constexpr std::array<double, 5> cohort_sizes{5, 23, 140, 2400, 5e6};
constexpr std::array<double, 6> horizons{0.7, 7, 30, 83, 240, 1200};
const std::array<std::string, 10> names{
    "Low",
    "EQD2 \u2265 63 Gy",
    "PSA \u2264 0.2 ng/ml & Gleason > 7 <no boost>",
    "over_two_lines_of_systemic_treatment_bef",
    "Whole-breast irradiation & boost, 5 wk",
    "\uC720\uBC29\uBCF4\uC874\uC218\uC220 \uD6C4 \uC804\uCCB4 \uC720\uBC29 \uBC29\uC0AC\uC120 \uCE58\uB8CC\uC640 \uCD94\uAC00 \uC870\uC0AC",
    "\uAD6D\uC18C\uC81C\uC5B4",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "Mastectomy and chest wall irradiation",
    "1.8 Gy/2.0 Gy"};
const std::array<std::string, 4> endpoints{
    "Overall survival", "\uC804\uCCB4 \uC0DD\uC874",
    "Freedom from local or regional recurrence, distant metastasis, second malignancy or death of any cause",
    "Local control & larynx preservation > 2 years"};

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : random_(seed), seed_(seed) {}

  results::Study study() {
    results::Study out;
    out.title = "Generated";
    out.time_unit = std::array{TimeUnit::months, TimeUnit::years, TimeUnit::days, TimeUnit::weeks}[below(4)];
    horizon_ = horizons[below(horizons.size())];
    n_ = cohort_sizes[seed_ % cohort_sizes.size()];
    for (std::size_t k = group_counts[(seed_ / cohort_sizes.size()) % group_counts.size()]; k > 0; --k) add_group();
    for (const double share : {0.2, 0.5, 0.8}) out.landmarks.push_back(std::round(100.0 * share * horizon_) / 100.0);
    landmarks_ = out.landmarks;
    out.flow = {{{}, 0, 3 * static_cast<std::size_t>(n_)},
                {pick(names), static_cast<std::size_t>(n_), 2},
                {pick(endpoints), 1, 1}};
    out.endpoints.push_back(endpoint());
    out.risk_groups.emplace();
    out.risk_groups->endpoints.push_back({"E", {curves(), ""}, {log_rank(), ""}, {cox("risk_group"), ""}, {}});
    for (const std::string& within : {std::string("grade"), pick(names)}) out.effects.push_back(effect(within));
    return out;
  }

 private:
  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }
  double share() { return static_cast<double>(below(1000)) / 1000.0; }
  template <std::size_t N>
  std::string pick(const std::array<std::string, N>& list) {
    return list[below(N)];
  }

  /// No two of one name.
  void add_group() {
    std::string name = pick(names);
    while (std::ranges::find(groups_, name) != groups_.end()) name = pick(names);
    groups_.push_back(name);
  }

  /// All leave at up to 60 times: with the event, censored, or as chance has it.
  survival::KaplanMeier curve(double n) {
    survival::KaplanMeier out;
    out.n = n;
    const std::size_t steps = std::min<std::size_t>(60, static_cast<std::size_t>(n));
    const std::uint64_t kind = below(3);
    const double last = horizon_ * (0.2 + 0.8 * share());
    double at_risk = n, survival = 1.0;
    for (std::size_t i = 0; i < steps; ++i) {
      const double leaving = i + 1 == steps ? at_risk : std::floor(at_risk / static_cast<double>(steps - i));
      const double events = kind == 0 ? leaving : kind == 1 ? 0.0 : std::floor(leaving * share() + 0.5);
      survival *= 1.0 - events / at_risk;
      out.time.push_back(last * static_cast<double>(i + 1) / static_cast<double>(steps));
      out.at_risk.push_back(at_risk);
      out.events_at.push_back(events);
      out.censored.push_back(leaving - events);
      out.survival.push_back(survival);
      out.std_error.push_back(0.02);
      const bool limited = survival > 0.0;
      out.lower.push_back(limited ? 0.9 * survival : std::numeric_limits<double>::quiet_NaN());
      out.upper.push_back(limited ? std::min(1.0, 1.1 * survival) : std::numeric_limits<double>::quiet_NaN());
      out.events += events;
      at_risk -= leaving;
    }
    for (const double landmark : landmarks_) out.at.push_back(rate(out, landmark));
    return out;
  }

  static survival::SurvivalAt rate(const survival::KaplanMeier& curve, double landmark) {
    survival::SurvivalAt at{landmark, 0.0, {}, {}, {}, {}};
    if (landmark > curve.time.back()) return at;
    at.survival = 1.0;
    for (std::size_t i = 0; i < curve.time.size() && curve.time[i] <= landmark; ++i) at.survival = curve.survival[i];
    at.lower = 0.9 * *at.survival;
    at.upper = std::min(1.0, 1.1 * *at.survival);
    return at;
  }

  results::KaplanMeierResult curves() {
    results::KaplanMeierResult out;
    out.by = "group";
    for (const std::string& group : groups_) {
      out.groups.push_back({group, curve(std::max(1.0, std::floor(n_ / static_cast<double>(groups_.size()))))});
      out.sample.n += static_cast<std::size_t>(out.groups.back().curve.n);
      out.sample.events += out.groups.back().curve.events;
    }
    return out;
  }

  results::IncidenceResult incidence(const results::KaplanMeierResult& like) {
    results::IncidenceResult out;
    out.by = "group";
    out.sample = like.sample;
    for (const auto& group : like.groups) {
      const survival::KaplanMeier& curve = group.curve;
      results::IncidenceResult::Group one{group.group, static_cast<std::size_t>(curve.n), {}, {}};
      one.counts = {curve.time, curve.at_risk, curve.events_at, curve.censored};
      for (const char* cause : {"event", "competing"}) {
        survival::IncidenceCurve rising{curve.events / 2.0, curve.time, {}, curve.std_error, {}, curve.events_at};
        for (const double survival : curve.survival) rising.cif.push_back(0.5 * (1.0 - survival));
        for (const survival::SurvivalAt& at : curve.at)
          if (at.survival) rising.at.push_back({at.time, 0.5 * (1.0 - *at.survival), 0.02, 0.0, 0.6});
        one.causes.push_back({cause, rising});
      }
      out.groups.push_back(std::move(one));
    }
    out.gray = {{"event", survival::ChiSquareTest{4.2, 1.0, share()}, ""}};
    return out;
  }

  results::LogRankResult log_rank() {
    results::LogRankResult out;
    out.test.test = {5.0, 1.0, share()};
    return out;
  }

  results::CoxTerm term(const std::string& factor, const std::string& level) {
    results::CoxTerm out;
    out.term = factor;
    out.level = level;
    out.reference = groups_.front();
    out.n = static_cast<std::size_t>(n_);
    out.events = std::floor(n_ * share());
    out.hazard_ratio = std::exp(8.0 * share() - 4.0);
    const double reach = std::exp(3.0 * share());
    out.lower = *out.hazard_ratio / reach;
    out.upper = *out.hazard_ratio * reach;
    out.std_error = std::log(reach) / 1.96 + 0.01;
    out.p = share();
    out.infinite = below(8) == 0;
    if (out.infinite && below(2) == 0)
      out.firth =
          results::FirthEstimate{-2.0, 0.9, std::exp(-6.0 * share()), {}, std::exp(4.0 * share()), 4.5, share()};
    return out;
  }

  results::CoxResult cox(const std::string& factor) {
    results::CoxResult out;
    out.sample.n = static_cast<std::size_t>(n_);
    out.sample.events = std::floor(n_ / 2.0);
    for (std::size_t i = 1; i < groups_.size(); ++i) out.terms.push_back(term(factor, groups_[i]));
    if (groups_.size() == 1) out.terms.push_back(term(factor, names.front()));
    return out;
  }

  results::EndpointResult endpoint() {
    results::EndpointResult out;
    out.name = "E";
    out.label = pick(endpoints);
    out.competing = "died";
    out.event_label = below(2) == 0 ? "" : pick(endpoints);
    results::KaplanMeierResult everybody;
    everybody.groups.push_back({"all", curve(n_)});
    everybody.sample.n = static_cast<std::size_t>(n_);
    out.km = everybody;
    out.cuminc = incidence(everybody);
    results::UnivariableRow row;
    row.factor = "group";
    row.drawn = true;
    row.km.value = curves();
    row.cuminc.emplace();
    row.cuminc->value = incidence(*row.km.value);
    row.logrank.value = log_rank();
    row.cox.value = cox("group");
    out.univariable.push_back(row);
    out.multivariable.emplace();
    out.multivariable->cox.value = cox("group");
    return out;
  }

  results::Effect effect(const std::string& within) {
    results::Effect out;
    out.variable = "group";
    out.within = within;
    out.endpoint = "E";
    for (const std::string& group : groups_) {
      results::Effect::Group& one = out.groups.emplace_back();
      one.group = group;
      one.n = static_cast<std::size_t>(n_);
      one.too_few = below(5) == 0;
      one.cox.value = cox("group");
      one.cox.value->terms.resize(1 + below(one.cox.value->terms.size()));
    }
    out.overall.value = cox("group");
    out.interaction.value = survival::ChiSquareTest{3.1, 2.0, share()};
    results::AdjustedEffect adjusted;
    adjusted.first.level = adjusted.second.level = groups_.front();
    for (const std::string& group : groups_)
      adjusted.balance.push_back({pick(endpoints), group, 0.5 * share(), 0.1 * share()});
    out.adjusted.emplace();
    out.adjusted->value = adjusted;
    return out;
  }

  std::mt19937_64 random_;
  std::uint64_t seed_;
  double horizon_ = 1.0, n_ = 1.0;
  std::vector<std::string> groups_;
  std::vector<double> landmarks_;
};

}  // namespace

results::Study study(std::uint64_t seed) { return Maker(seed).study(); }

}  // namespace rtsurv::report::generated

// Made-up results that hold together give no hard finding; with one digit changed they are found at the rates that
// docs/methods/audit.md states.
#include <algorithm>
#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "audit_ledger.hpp"
#include "rtsurv/audit/course.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/math/distributions.hpp"
#include "rtsurv/math/quantile.hpp"
#include "rtsurv/math/random.hpp"

namespace rtsurv::audit {
namespace {

using tests::findings_of;
using tests::has_rule;

std::string rounded(double value, int decimals, Rounding rounding) {
  const double unit = std::pow(10.0, -decimals);
  const double digits = value / unit;
  const double whole = rounding == Rounding::truncation ? std::floor(digits + 1e-9)
                       : rounding == Rounding::half_up  ? std::floor(digits + 0.5)
                                                        : std::nearbyint(digits);
  return with_decimals(whole * unit, decimals);
}

/// One result as the lines of its figures, and the printed texts of which one digit may be changed.
struct Made {
  std::string rule;
  std::vector<std::string> figures;
  std::string rest;
  std::vector<std::string> digits;  ///< each stands once in `figures`, between quotes
};

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : random_(seed, 0) {}

  Made make(std::uint32_t which) {
    rounding_ = static_cast<Rounding>(random_.below(3));
    switch (which) {
      case 0:
        return percent();
      case 1:
        return ratio(false);
      case 2:
        return ratio(true);
      case 3:
        return dose();
      case 4:
        return parts();
      case 5:
        return curve();
      case 6:
        return interval();
      case 7:
        return bare_percent();
      case 8:
        return shares();
      case 9:
        return repeat();
      case 10:
        return pooled();
      case 11:
        return margins();
      case 12:
        return quartiles();
      default:
        return events();
    }
  }

  /// `text` with one of its digits replaced by another.
  std::string changed(const std::string& text) {
    while (true) {
      const std::size_t at = random_.below(static_cast<std::uint32_t>(text.size()));
      if (text[at] < '0' || text[at] > '9') continue;
      std::string other = text;
      other[at] = static_cast<char>('0' + (text[at] - '0' + 1 + static_cast<int>(random_.below(9))) % 10);
      return other;
    }
  }

  std::size_t pick(std::size_t bound) { return random_.below(static_cast<std::uint32_t>(bound)); }

 private:
  Made percent() {
    const auto n = static_cast<std::int64_t>(20 + random_.below(480));
    const auto k = static_cast<std::int64_t>(random_.below(static_cast<std::uint32_t>(n + 1)));
    const std::string text = share(k, n);
    return {"percent",
            {"kind = \"count\"\nn = \"" + std::to_string(k) + "\"\ndenominator = " + std::to_string(n) +
             "\npercent_printed = \"" + text + "\""},
            "",
            {text}};
  }

  Made ratio(bool of_p) {
    const double log_ratio = 2.4 * random_.uniform() - 1.2, se = 0.1 + 0.4 * random_.uniform();
    const double p = math::normal_two_sided(log_ratio / se), z = 1.959963984540054;
    const std::string hr = rounded(std::exp(log_ratio), 2, rounding_);
    const std::string low = rounded(std::exp(log_ratio - z * se), 2, rounding_);
    const std::string high = rounded(std::exp(log_ratio + z * se), 2, rounding_);
    const std::string p_text = p < 0.001 ? "<0.001" : rounded(p, 3, rounding_);
    return {of_p ? "ratio_p" : "ratio_centred",
            {"kind = \"hazard_ratio\"\nhr = \"" + hr + "\"\nci95 = [\"" + low + "\", \"" + high + "\"]\np = \"" +
             p_text + "\""},
            "",
            of_p ? std::vector{p_text} : std::vector{hr, low, high}};
  }

  Made dose() {
    const int fractions = 1 + static_cast<int>(random_.below(30));
    const double total = fractions * (1.5 + 0.1 * random_.below(60)), alpha_beta = 1.5 + 0.5 * random_.below(18);
    const std::string eqd2 =
        rounded(eqd2_of({Gray{total}, fractions}, alpha_beta), static_cast<int>(random_.below(2)), rounding_);
    return {"dose",
            {"kind = \"eqd2\"\ntotal_dose_gy = \"" + with_decimals(total, 1) +
             "\"\nfractions = " + std::to_string(fractions) + "\nalpha_beta = " + shortest(alpha_beta) +
             "\neqd2_printed = \"" + eqd2 + "\""},
            "",
            {eqd2}};
  }

  Made parts() {
    Made made{"sum", {}, "[[sum]]\ntotal = \"f1\"\nparts = [\"f2\", \"f3\", \"f4\"]\n", {}};
    std::vector<std::int64_t> counts;
    std::int64_t total = 0;
    for (int i = 0; i < 3; ++i) total += counts.emplace_back(static_cast<std::int64_t>(1 + random_.below(200)));
    counts.insert(counts.begin(), total);
    for (std::size_t i = 0; i < counts.size(); ++i)
      made.figures.push_back("kind = \"part\"\nstatement = \"part " + std::to_string(i) + "\"\nn = \"" +
                             std::to_string(counts[i]) + "\"");
    made.digits = {std::to_string(total)};
    return made;
  }

  Made curve() {
    Made made{"survival_order", {}, "", {}};
    double survival = 1.0;
    for (const int months : {12, 24, 36, 60}) {
      survival *= 0.5 + 0.5 * random_.uniform();
      made.digits.push_back(rounded(100.0 * survival, 1, rounding_));
      made.figures.push_back("kind = \"rate\"\nendpoint = \"OS\"\ngroup = \"all\"\ntime_months = " +
                             std::to_string(months) + "\npercent = \"" + made.digits.back() + "\"");
    }
    return made;
  }

  Made interval() {
    const double n = 20 + random_.below(400), rate = 0.1 + 0.8 * random_.uniform();
    const double error = 1.959963984540054 * std::sqrt(rate * (1 - rate) / n) * (1.0 + 0.3 * random_.uniform());
    const std::vector<std::string> digits{rounded(100 * rate, 1, rounding_),
                                          rounded(std::max(0.0, 100 * rate * std::exp(-error / rate)), 1, rounding_),
                                          rounded(std::min(100.0, 100 * rate * std::exp(error / rate)), 1, rounding_)};
    return {"rate_interval",
            {"kind = \"rate\"\nendpoint = \"LC\"\ntime_months = 24\nn_group = " + shortest(n) + "\npercent = \"" +
             digits[0] + "\"\nci95 = [\"" + digits[1] + "\", \"" + digits[2] + "\"]"},
            "",
            digits};
  }

  /// A percent with one decimal whose count is not printed.
  Made bare_percent() {
    const auto n = static_cast<std::int64_t>(20 + random_.below(130));
    const std::string text = share(static_cast<std::int64_t>(random_.below(static_cast<std::uint32_t>(n + 1))), n, 1);
    return {"grim",
            {"kind = \"percent_only\"\ndenominator = " + std::to_string(n) + "\npercent_printed = \"" + text + "\""},
            "",
            {text}};
  }

  /// The percents of three parts of a whole.
  Made shares() {
    Made made{"percents_add_up", {}, "[[percent_sum]]\nparts = [\"f1\", \"f2\", \"f3\"]\nexpected = 100.0", {}};
    std::int64_t part[3] = {}, n = 0;
    for (std::int64_t& one : part) n += one = static_cast<std::int64_t>(5 + random_.below(100));
    for (const std::int64_t one : part) {
      made.digits.push_back(share(one, n, 1));
      made.figures.push_back("kind = \"share\"\npercent_printed = \"" + made.digits.back() + "\"");
    }
    return made;
  }

  /// A count with its percent, and the percent once more.
  Made repeat() {
    const auto n = static_cast<std::int64_t>(20 + random_.below(480));
    const auto k = static_cast<std::int64_t>(1 + random_.below(static_cast<std::uint32_t>(n)));
    const std::string text = share(k, n, 1);
    return {"same_quantity",
            {"kind = \"count\"\nn = " + std::to_string(k) + "\ndenominator = " + std::to_string(n) +
                 "\npercent_printed = " + text,
             "kind = \"repeat\"\nof = \"f1\"\nvalue = \"" + text + "\""},
            "",
            {text}};
  }

  /// The rates of two groups and of all.
  Made pooled() {
    const double high = 20.0 + random_.below(80), low = 20.0 + random_.below(80);
    const double rates[2] = {100.0 * random_.uniform(), 100.0 * random_.uniform()};
    const std::string all = rounded((high * rates[0] + low * rates[1]) / (high + low), 1, rounding_);
    const auto figure = [](const std::string& group, const std::string& percent, const std::string& more) {
      return "kind = \"rate\"\nendpoint = \"LC\"\ntime_months = 24\ngroup = \"" + group + "\"\npercent = \"" + percent +
             "\"" + more;
    };
    return {
        "pooled_rate",
        {figure("all", all, ""), figure("eqd2_ge_63", rounded(rates[0], 1, rounding_), "\nn_group = " + shortest(high)),
         figure("eqd2_lt_63", rounded(rates[1], 1, rounding_), "\nn_group = " + shortest(low))},
        "",
        {all}};
  }

  /// Two factors, the patients with both, with one and with none.
  Made margins() {
    Made made{"nested",
              {},
              "[[margins]]\ntotal = \"f1\"\na = \"f2\"\nb = \"f3\"\nboth = \"f4\"\none = \"f5\"\nnone = \"f6\"",
              {}};
    const std::int64_t both = 1 + static_cast<std::int64_t>(random_.below(40)),
                       only_a = static_cast<std::int64_t>(random_.below(60)),
                       only_b = static_cast<std::int64_t>(random_.below(60)),
                       none = static_cast<std::int64_t>(random_.below(90));
    for (const std::int64_t n :
         {both + only_a + only_b + none, both + only_a, both + only_b, both, only_a + only_b, none})
      made.figures.push_back("kind = \"group\"\nstatement = \"group " + std::to_string(made.figures.size()) +
                             "\"\nn = \"" + std::to_string(n) + "\"");
    made.digits = {std::to_string(none)};
    return made;
  }

  /// Median and quartiles of doses, and the share at a dose or more.
  Made quartiles() {
    std::vector<double> doses(40 + random_.below(200));
    for (double& dose : doses) dose = 30.0 + 0.5 * random_.below(100);
    std::sort(doses.begin(), doses.end());
    const double cut = doses[random_.below(static_cast<std::uint32_t>(doses.size()))];
    const auto beyond = std::count_if(doses.begin(), doses.end(), [&](double dose) { return dose >= cut; });
    const auto quantile = [&](double q) { return rounded(math::quantile_sorted(doses, q), 2, rounding_); };
    const std::string text = share(beyond, static_cast<std::int64_t>(doses.size()), 1);
    return {"quartile_share",
            {"kind = \"median_iqr\"\nstatement = \"EQD2 of prescription\"\nvalue = " + quantile(0.5) + "\niqr = [" +
                 quantile(0.25) + ", " + quantile(0.75) + "]",
             "kind = \"percent_only\"\nstatement = \"EQD2 at least " + shortest(cut) +
                 " Gy\"\ndenominator = " + std::to_string(doses.size()) + "\npercent_printed = \"" + text + "\""},
            "",
            {text}};
  }

  /// A ratio of two groups whose events are printed.
  Made events() {
    const double se = 0.1 + 0.4 * random_.uniform();
    const double log_ratio = random_.uniform() - 0.5, z = 1.959963984540054;
    const auto printed = [&](double shift) { return rounded(std::exp(log_ratio + shift * se), 2, rounding_); };
    const std::string n = std::to_string(static_cast<int>(std::ceil(4.5 / (se * se) * (1.0 + random_.uniform()))));
    return {"events_for_se",
            {"kind = \"hazard_ratio\"\nbinary = true\nhr = \"" + printed(0.0) + "\"\nci95 = [\"" + printed(-z) +
             "\", \"" + printed(z) + "\"]\nevents = \"" + n + "\""},
            "",
            {n}};
  }

  std::string share(std::int64_t k, std::int64_t n) { return share(k, n, static_cast<int>(random_.below(3))); }

  std::string share(std::int64_t k, std::int64_t n, int decimals) {
    for (std::int64_t last = 100 * k * static_cast<std::int64_t>(std::pow(10, decimals)) / n;; ++last) {
      const std::string text = with_decimals(static_cast<double>(last) * std::pow(10.0, -decimals), decimals);
      if (reads_as(k, n, *parse_printed(text), rounding_)) return text;
    }
  }

  math::RandomStream random_;
  Rounding rounding_ = Rounding::half_up;
};

constexpr std::uint32_t kinds = 14;

/// A finding, or a value that no ledger may hold, such as P = 1.017.
bool is_found(const Made& made) {
  try {
    return !findings_of(made.figures, made.rest).empty();
  } catch (const Error&) {
    return true;
  }
}

TEST(Generated, ten_thousand_consistent_results_give_no_hard_finding) {
  Maker maker(20261125);
  for (std::uint32_t i = 0; i < 10'000; ++i) {
    const Made made = maker.make(i % kinds);
    const auto findings = findings_of(made.figures, made.rest);
    ASSERT_EQ(tests::hard_count(findings), 0U) << tests::ledger_text(made.figures, made.rest) << findings[0].message;
  }
}

TEST(Generated, one_changed_digit_is_found_at_the_stated_rate) {
  const std::map<std::string, double> floors{
      {"dose", 0.94},          {"events_for_se", 0.09},   {"grim", 0.83},        {"nested", 0.99},
      {"percent", 0.94},       {"percents_add_up", 0.83}, {"pooled_rate", 0.50}, {"quartile_share", 0.83},
      {"rate_interval", 0.25}, {"ratio_centred", 0.88},   {"ratio_p", 0.63},     {"same_quantity", 0.99},
      {"sum", 0.99},           {"survival_order", 0.24}};
  std::map<std::string, std::pair<int, int>> found;
  Maker maker(20261126);
  for (std::uint32_t i = 0; i < 28'000; ++i) {
    Made made = maker.make(i % kinds);
    const std::string& old = made.digits[maker.pick(made.digits.size())];
    const std::string fresh = "\"" + maker.changed(old) + "\"";
    for (std::string& figure : made.figures) {
      const std::size_t at = figure.rfind("\"" + old + "\"");
      if (at == std::string::npos) continue;
      figure.replace(at, old.size() + 2, fresh);
      break;
    }
    auto& [hits, tries] = found[made.rule];
    ++tries;
    hits += is_found(made) ? 1 : 0;
  }
  for (const auto& [rule, floor] : floors) {
    const auto& [hits, tries] = found[rule];
    const double share = static_cast<double>(hits) / tries;
    RecordProperty(rule, std::to_string(share));
    EXPECT_GT(share, floor) << rule;
  }
}

}  // namespace
}  // namespace rtsurv::audit

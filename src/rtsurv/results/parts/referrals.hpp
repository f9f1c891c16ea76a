#pragma once
// What a study finds about its referrals: how many each year, and whether their kind changes.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/parts/tally.hpp"

namespace rtsurv::results {

struct Referrals {
  struct Year {
    int year = 0;
    std::size_t n = 0;                ///< referred in that year
    std::optional<Proportion> share;  ///< of those in whom it is known; empty when none is asked for

    static void fields(auto& field) {
      field.title("referral_year", "The patients of a calendar year.");
      field("year", &Year::year, "calendar year");
      field("n", &Year::n, "patients referred in it", people);
      field("share", &Year::share, "the share, of those in whom it is known; absent: not asked for", absent_if_empty);
    }
  };
  /// Cochran-Armitage test of the share over the years.
  struct Trend {
    std::size_t n = 0;            ///< patients whose year and share are known
    double percent_per_year = 0;  ///< slope of the share
    double chi_square = 0;        ///< 1 degree of freedom
    double p = 1;

    static void fields(auto& field) {
      field.title("trend", "Trend of the share over the years.");
      field.constant("test", "Cochran-Armitage", "name of the test");
      field("n", &Trend::n, "patients whose year and share are known", people);
      field("percent_per_year", &Trend::percent_per_year, "slope of the share, percentage points a year");
      field("chi_square", &Trend::chi_square, "test statistic", Range::not_negative);
      field.constant("df", 1, "degrees of freedom");
      field("p", &Trend::p, "P of chi_square", Range::p_value);
    }
  };
  std::string date, share;    ///< expressions of the protocol; `share` may be empty
  std::string label;          ///< of the share, for people
  std::size_t n_missing = 0;  ///< patients without a date
  double confidence_level = 0.95;
  std::vector<Year> years;  ///< every year from the first to the last
  std::optional<Trend> trend;
  std::string why;  ///< why there is no trend, when a share is asked for

  static void fields(auto& field) {
    const auto asked = only_if([](const Referrals& referrals) { return !referrals.share.empty(); });
    field.title("referrals", "How many patients each year, and whether their kind changes.");
    field("date", &Referrals::date, "column or expression of the date");
    field("n_missing", &Referrals::n_missing, "patients without a date", people);
    field("years", &Referrals::years, "every year from the first to the last");
    field("share", &Referrals::share, "expression of the share; absent: none is asked for", asked);
    field("label", &Referrals::label, "of the share, for people", asked);
    field("conf_level", &Referrals::confidence_level, "level of the confidence limits, as a proportion", asked,
          never_null);
    field.maybe("trend", &Referrals::trend, &Referrals::why, "trend of the share over the years", asked);
  }
};

}  // namespace rtsurv::results

#pragma once
// The statistics of other modules, described (field.hpp). A time has the unit of the follow-up: in a study its
// time_unit. Probabilities are proportions from 0 to 1.

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/survival/competing/cumulative_incidence.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"
#include "rtsurv/survival/curve/restricted_mean.hpp"
#include "rtsurv/survival/time/estimate.hpp"
#include "rtsurv/survival/time/time_counts.hpp"

namespace rtsurv::results {

template <>
struct Described<survival::ChiSquareTest> {
  static void fields(auto& field) {
    using Test = survival::ChiSquareTest;
    field.title("chi_square_test", "A chi-square test.");
    field("chi_square", &Test::chi_square, "test statistic", Range::not_negative);
    field("df", &Test::df, "degrees of freedom");
    field("p", &Test::p, "P(X >= chi_square) for X chi-square with df degrees of freedom", Range::p_value);
  }
};

template <>
struct Described<survival::Estimate> {
  static void fields(auto& field) {
    using Estimate = survival::Estimate;
    field.title("median_time", "A median time with its confidence limits.");
    field("estimate", &Estimate::estimate, "the median; null: not reached", hideable);
    field("lower", &Estimate::lower, "lower confidence limit; null: not reached");
    field("upper", &Estimate::upper, "upper confidence limit; null: not reached");
  }
};

template <>
struct Described<survival::SurvivalAt> {
  static void fields(auto& field) {
    using At = survival::SurvivalAt;
    field.title(
        "survival_at",
        "The Kaplan-Meier estimate at a time; null beyond the last follow-up, but 0 where the curve has come to 0.");
    field("time", &At::time, "the time");
    field("at_risk", &At::at_risk, "patients who are followed to that time or longer", Range::not_negative, people);
    field("survival", &At::survival, "probability of no event up to and at the time", Range::proportion);
    field("std_error", &At::std_error, "standard error of survival (Greenwood)");
    field("lower", &At::lower, "lower confidence limit", Range::proportion);
    field("upper", &At::upper, "upper confidence limit", Range::proportion);
  }
};

template <>
struct Described<survival::KaplanMeier> {
  static void fields(auto& field) {
    using Curve = survival::KaplanMeier;
    field.title("survival_curve", "A Kaplan-Meier curve.");
    field("n", &Curve::n, "patients (sum of weights)", Range::not_negative, people);
    field("events", &Curve::events, "events (sum of weights)", Range::not_negative, people);
    field("median", &Curve::median, "median time to the event");
    field.object("curve", "one entry for each distinct time of an event or censoring", [](auto& row) {
      row("time", &Curve::time, "ascending");
      row("at_risk", &Curve::at_risk, "patients at risk just before the time", people);
      row("events", &Curve::events_at, "events at the time", people);
      row("censored", &Curve::censored, "patients censored at the time", people);
      row("survival", &Curve::survival, "probability of no event up to and at the time", Range::proportion);
      row("std_error", &Curve::std_error, "standard error of survival (Greenwood); null once survival is 0");
      row("lower", &Curve::lower, "lower confidence limit; null where undefined", Range::proportion);
      row("upper", &Curve::upper, "upper confidence limit; null where undefined", Range::proportion);
    });
    field("at", &Curve::at, "one for each time that was asked for");
  }
};

template <>
struct Described<survival::FollowUpTime> {
  static void fields(auto& field) {
    using Time = survival::FollowUpTime;
    using survival::Estimate;
    field.title("follow_up_time", "How long patients were followed.");
    field("median", path(&Time::reverse_kaplan_meier, &Estimate::estimate),
          "median of the censoring distribution; null: not reached");
    field("lower", path(&Time::reverse_kaplan_meier, &Estimate::lower), "lower confidence limit; null: not reached");
    field("upper", path(&Time::reverse_kaplan_meier, &Estimate::upper), "upper confidence limit; null: not reached");
    field.constant("method", "reverse-km", "reverse Kaplan-Meier");
    field("observed_median", &Time::observed_median, "median of all times, events included");
    field("q1", &Time::q1, "lower quartile of all times, type 7");
    field("q3", &Time::q3, "upper quartile of all times, type 7");
  }
};

template <>
struct Described<survival::IncidenceAt> {
  static void fields(auto& field) {
    using At = survival::IncidenceAt;
    field.title("incidence_at",
                "Cumulative incidence at a time; null beyond the last follow-up of those without an event.");
    field("time", &At::time, "the time");
    field("cif", &At::cif, "probability of the cause up to and at the time", Range::proportion);
    field("std_error", &At::std_error, "standard error of cif");
    field("lower", &At::lower, "lower confidence limit; null where cif is 0 or 1", Range::proportion);
    field("upper", &At::upper, "upper confidence limit; null where cif is 0 or 1", Range::proportion);
  }
};

template <>
struct Described<survival::IncidenceCurve> {
  static void fields(auto& field) {
    using Curve = survival::IncidenceCurve;
    field.title("incidence_curve", "Cumulative incidence of a cause.");
    field("events", &Curve::events, "events of the cause", Range::not_negative, people);
    field.object("curve", "one entry for each time of an event of any cause", [](auto& row) {
      row("time", &Curve::time, "ascending");
      row("cif", &Curve::cif, "probability of the cause up to and at the time", Range::proportion);
      row("std_error", &Curve::std_error, "standard error of cif");
      row("events", &Curve::events_at, "events of the cause at the time", Range::not_negative, people);
    });
    field("at", &Curve::at, "one for each time that was asked for");
  }
};

template <>
struct Described<survival::TimeCounts> {
  static void fields(auto& field) {
    using Counts = survival::TimeCounts;
    field.title("time_counts", "Who is followed at each distinct time of an event of any cause or of a censoring.");
    field("time", &Counts::time, "ascending");
    field("at_risk", &Counts::at_risk, "patients at risk just before the time", Range::not_negative, people);
    field("events", &Counts::events, "events of any cause at the time", Range::not_negative, people);
    field("censored", &Counts::censored, "patients censored at the time, without an event of any cause",
          Range::not_negative, people);
  }
};

template <>
struct Described<survival::Contrast> {
  static void fields(auto& field) {
    using Contrast = survival::Contrast;
    field.title("contrast", "Second against first, with normal limits.");
    field("estimate", &Contrast::estimate, "the difference or ratio");
    field("se", &Contrast::std_error,
          "standard error of the difference, or of the logarithm of the ratio; null: a group has none");
    field("lower", &Contrast::lower, "lower confidence limit; null: no interval");
    field("upper", &Contrast::upper, "upper confidence limit; null: no interval");
    field("p", &Contrast::p, "two-sided P of no difference; null: no interval", Range::p_value);
  }
};

}  // namespace rtsurv::results

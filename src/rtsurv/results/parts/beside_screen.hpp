#pragma once
// What stands beside a model whose factors were screened by the same data.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

/// The candidates of the screen in models that select nothing. One row per coefficient of the full model; empty members
/// are not estimable.
struct BesideScreen {
  struct Row {
    std::string term;
    std::optional<std::string> level, reference;  ///< empty for a number
    std::optional<double> full_ratio, full_lower, full_upper, full_p;
    std::optional<double> ridge_ratio;
    bool selected = false;  ///< the factor passed the screen

    static void fields(auto& field) {
      field.title("beside_screen_row", "A coefficient of the models that select nothing.");
      field("term", &Row::term, "column of the candidate");
      field("level", &Row::level, "level of a factor; null for a number");
      field("selected", &Row::selected, "the candidate passed the screen");
      field.object("full", "in the Cox model of all candidates", [](auto& model) {
        model("hr", &Row::full_ratio, "hazard ratio; null: not estimable");
        model("lower", &Row::full_lower, "lower confidence limit");
        model("upper", &Row::full_upper, "upper confidence limit");
        model("p", &Row::full_p, "Wald P", Range::p_value);
      });
      field.object("ridge", "in the ridge-penalised Cox model of all candidates",
                   [](auto& model) { model("hr", &Row::ridge_ratio, "shrunken hazard ratio; null: not estimable"); });
    }
  };
  std::size_t n = 0;  ///< patients with every candidate known
  double events = 0.0;
  double events_per_coefficient = 0.0;  ///< of the full model
  std::vector<Row> rows;
  std::optional<double> penalty;  ///< of the ridge model
  std::string ridge_why;          ///< why there is none

  static void fields(auto& field) {
    field.title("beside_screen", "The candidates of a screen in models that select nothing.");
    field("n", &BesideScreen::n, "patients with every candidate known", people);
    field("events", &BesideScreen::events, "events among them", Range::not_negative, people);
    field("events_per_coefficient", &BesideScreen::events_per_coefficient, "events per coefficient of the full model");
    field("penalty", &BesideScreen::penalty, "penalty of the ridge model; null: it could not be estimated");
    field("rows", &BesideScreen::rows, "one for each coefficient of the full model");
    field("ridge_not_estimable", &BesideScreen::ridge_why, "why there is no ridge model",
          only_if([](const BesideScreen& beside) { return !beside.penalty; }));
  }
};

}  // namespace rtsurv::results

#pragma once
// What every result of a method bears.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

/// Rows that belong together, so that every error is robust.
struct Clusters {
  std::string column;
  std::size_t n = 0;

  static void fields(auto& field) {
    field.title("clusters", "Rows that belong together: errors are robust, their squares summed by cluster.");
    field("column", &Clusters::column, "column or expression of the clusters");
    field("n", &Clusters::n, "clusters among the rows used");
  }
};

/// What each row counts.
struct Weights {
  std::string column;
  double n = 0.0, events = 0.0;  ///< sums over the rows used, and over their events
  bool count_patients = false;   ///< all are whole numbers

  static void fields(auto& field) {
    field.title("weights", "What each row counts.");
    field("column", &Weights::column, "column or expression of the weights");
    field("n", &Weights::n, "sum of the weights of the rows used", Range::not_negative, people);
    field("events", &Weights::events, "that of the rows with an event", Range::not_negative, people);
    field(
        "count_patients", &Weights::count_patients,
        "all are whole numbers: a row stands for so many patients; else they are sampling weights with robust errors");
  }
};

/// Numbers of rows; of patients where all weights are whole numbers.
struct Sample {
  std::size_t n = 0;          ///< used
  double events = 0.0;        ///< events among them
  std::size_t n_missing = 0;  ///< left out because a variable of the call is missing
  std::vector<std::string> warnings;
  std::optional<Clusters> clusters = {};
  std::optional<Weights> weights = {};

  static void fields(auto& field) {
    field.title("sample",
                "The rows that a method used; where whole-number weights say what a row stands for, the patients.");
    field("n", &Sample::n, "rows, or patients, used", people);
    field("events", &Sample::events, "events among them", Range::not_negative, people);
    field("n_missing", &Sample::n_missing, "those left out because a variable of the call is missing", people);
    field("clusters", &Sample::clusters, "rows that belong together; absent: rows are independent", absent_if_empty);
    field("weights", &Sample::weights, "what each row counts; absent: 1", absent_if_empty);
    field("warnings", &Sample::warnings, "what a reader should know, in sentences");
  }
};

}  // namespace rtsurv::results

#pragma once
// What every result of a method bears.

#include <cstddef>
#include <string>
#include <vector>

#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

struct Sample {
  std::size_t n = 0;          ///< rows used
  double events = 0.0;        ///< events among them
  std::size_t n_missing = 0;  ///< rows left out because a variable of the call is missing
  std::vector<std::string> warnings;

  static void fields(auto& field) {
    field.title("sample", "The rows that a method used.");
    field("n", &Sample::n, "rows used");
    field("events", &Sample::events, "events among them", Range::not_negative);
    field("n_missing", &Sample::n_missing, "rows left out because a variable of the call is missing");
    field("warnings", &Sample::warnings, "what a reader should know, in sentences");
  }
};

}  // namespace rtsurv::results

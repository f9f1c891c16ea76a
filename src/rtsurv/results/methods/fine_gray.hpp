#pragma once
// Fine-Gray regression: `finegray`.

#include <cstddef>
#include <string>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/methods/cox.hpp"

namespace rtsurv::results {

struct FineGrayResult {
  CoxResult model;  ///< of the subdistribution: events, terms and tests are those of the cause
  std::string cause;
  std::size_t competing = 0;  ///< rows that failed from another cause
  std::size_t censored = 0;

  static void fields(auto& field) {
    field.title("finegray", "Fine-Gray regression: hr is the ratio of subdistribution hazards of the cause.");
    field.command("finegray", path(&FineGrayResult::model, &CoxResult::sample));
    field("cause", &FineGrayResult::cause, "the cause whose subdistribution is modelled");
    field("competing", &FineGrayResult::competing, "rows that failed from another cause", people);
    field("censored", &FineGrayResult::censored, "rows that were censored", people);
    field.within(&FineGrayResult::model, [](auto& inner) {
      CoxResult::model_fields(inner);
      inner("iterations", &CoxResult::iterations, "Newton steps", Range::not_negative);
      inner("converged", &CoxResult::converged, "false: the maximum was not reached, do not use the model");
    });
  }
};

}  // namespace rtsurv::results

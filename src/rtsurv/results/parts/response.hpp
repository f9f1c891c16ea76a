#pragma once
// What a study finds about tumour response, symptoms and toxicity.

#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/parts/tally.hpp"

namespace rtsurv::results {

struct Response {
  bool derived = false;  ///< from lesion sums by RECIST 1.1; else as recorded in the table
  Tally best;            ///< best response; the event is complete or partial response
  Proportion of_all;     ///< responders among all patients, those not assessed counting as no response
  std::vector<Tally> symptoms;

  static void fields(auto& field) {
    field.title("response", "Tumour response and symptoms.");
    field.either("method", &Response::derived, "RECIST 1.1 from lesion sums", "as recorded",
                 "where the best response is from");
    field("best", &Response::best, "best response; the event is complete or partial response");
    field("all_patients", &Response::of_all, "responders among all patients, not assessed counting as no response");
    field("symptoms", &Response::symptoms, "one for each symptom of the protocol");
  }
};

/// Worst grade of each patient; the event is grade 3 or worse.
struct Toxicity {
  Tally grades;

  static void fields(auto& field) {
    field.title("toxicity", "Worst grade of each patient; the event is grade 3 or worse.");
    field.embed(&Toxicity::grades);
  }
};

}  // namespace rtsurv::results

#pragma once
// [[dose.response]]: control at a landmark by dose. Read with [dose].

#include <optional>

#include "rtsurv/dose/response/dose_response_fit.hpp"
#include "rtsurv/study/protocol/part.hpp"
#include "rtsurv/study/protocol/text.hpp"

namespace rtsurv::study {

/// [[dose.response]]: control at the landmark by the EQD2 of the first alpha/beta.
struct DoseResponseRule {
  Text endpoint;
  std::optional<double> landmark;  ///< > 0; empty: the study's last
  dose::DoseResponseModel model = dose::DoseResponseModel::log_logistic;
  int bins = 4;  ///< >= 1
};

void run_dose_response(Analysis& analysis, results::Study& study);

}  // namespace rtsurv::study

#pragma once
// [[cutpoint]]: a cut of a number, searched or fixed, and the column that it makes.

#include <optional>
#include <string>

#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/study/protocol/part.hpp"
#include "rtsurv/study/protocol/text.hpp"

namespace rtsurv::study {

/// [[cutpoint]]: adds the boolean column `name`: variable > cutpoint, or variable >= fixed. With two cuts also the
/// column groups_name() of the three groups.
struct CutpointRule {
  Text name, variable, endpoint;
  std::string p_method = "condMC";
  std::optional<Text>
      score;  ///< "logrank" or "gray"; empty: "gray" where the endpoint has a competing event, else "logrank"
  double min_proportion = 0.1, max_proportion = 0.9;
  std::optional<double> fixed;
  int cuts = 1;

  [[nodiscard]] std::string groups_name() const { return two_cut_column(name.text); }
};

void read_cutpoint(ProtocolSection& section, Protocol& protocol);
void check_cutpoint(Preparation& preparation);
void run_cutpoint(Analysis& analysis, results::Study& study);

}  // namespace rtsurv::study

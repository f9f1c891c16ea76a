#pragma once
// [published]: printed figures beside what the study obtained.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rtsurv/study/protocol/part.hpp"
#include "rtsurv/study/protocol/text.hpp"

namespace rtsurv::study {

/// [published]: a ledger of printed figures, and where the study obtains them.
struct PublishedRule {
  struct Obtained {
    Text id;  ///< of a figure
    /// Address in results.json of each of its numbers; or one address without a part for all of them.
    std::vector<std::pair<std::string, Text>> addresses;
  };
  Text ledger;       ///< as written
  std::string path;  ///< relative to the protocol's folder
  std::vector<Obtained> obtained;
  double count = 0.0;                    ///< counts may differ by this
  double rate = 1.0;                     ///< rates, by percentage points
  double ratio = 5.0;                    ///< ratios, by percent
  double p = 0.05;                       ///< P values lie on the same side of this
  std::optional<double> percent, value;  ///< other percents and values; half of the last printed digit
  std::optional<double> interval;        ///< limits of intervals, by percent; not judged
};

void read_published(ProtocolSection& section, Protocol& protocol);
void check_published(Preparation& preparation);
void run_published(Analysis& analysis, results::Study& study);

}  // namespace rtsurv::study

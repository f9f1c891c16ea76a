#pragma once
// [person_time]: events per 100 patient-years.

#include <vector>

#include "rtsurv/study/protocol/part.hpp"
#include "rtsurv/study/protocol/text.hpp"

namespace rtsurv::study {

/// [person_time]. Without endpoints it is all of them, without factors those of [univariable].
struct PersonTimeRule {
  std::vector<Text> endpoints, factors;
};

void read_person_time(ProtocolSection& section, Protocol& protocol);
void check_person_time(Preparation& preparation);
void run_person_time(Analysis& analysis, results::Study& study);

}  // namespace rtsurv::study

#pragma once
// A study in memory, its patients and its script.

#include <string>

#include "rtsurv/rscript/script.hpp"
#include "rtsurv/study/parts/run.hpp"
#include "study/small_study.hpp"

namespace rtsurv::rscript::testing {

struct ScriptedStudy {
  ScriptedStudy(const std::string& rules, const std::string& cohort)
      : protocol(study::parse_protocol("[study]\ndata = \"cohort.csv\"\nlandmarks = [6]\n" + rules, "study.toml")),
        results(study::run(protocol, table::table_of(cohort))),
        patients(patients_of(protocol, results, table::table_of(cohort))),
        text(r_script(results, protocol, patients)) {}

  study::Protocol protocol;
  results::Study results;
  Patients patients;
  std::string text;
};

}  // namespace rtsurv::rscript::testing

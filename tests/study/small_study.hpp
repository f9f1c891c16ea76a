#pragma once
// A small cohort for the tests of whole studies.

#include <string>

#include "rtsurv/study/parts/run.hpp"
#include "study/protocol_file.hpp"
#include "table/files.hpp"

namespace rtsurv::study::testing {

inline results::Study study_of(const std::string& protocol, const std::string& cohort) {
  return run(parse_protocol("[study]\ndata = \"cohort.csv\"\nlandmarks = [6]\n" + protocol, "study.toml"),
             table::table_of(cohort));
}

inline const std::string os = R"(
[[endpoint]]
name = "OS"
time = "months"
event = "died"
)";

// Twelve patients: a and b are factors, dose a number, site a grouping.
inline const std::string twelve_patients = R"(months,died,a,b,dose,site
1,1,true,true,30,x
2,1,true,true,36,y
3,0,true,false,45,x
4,1,true,false,40,y
5,1,false,true,54,x
6,0,false,true,60,y
7,1,false,false,50,x
8,0,false,false,66,y
9,1,true,,48,x
10,1,false,false,64,y
11,0,false,true,70,x
12,1,false,false,62,y
)";

}  // namespace rtsurv::study::testing

#pragma once
// Cohorts prepared from a protocol without its [study] table, and what preparing complains of.

#include <string>

#include "rtsurv/study/parts/run.hpp"
#include "study/protocol_file.hpp"
#include "table/files.hpp"

namespace rtsurv::study::testing {

inline const std::string endpoint = R"(
[[endpoint]]
name = "OS"
time = "months"
event = "died"
)";

inline Prepared prepared(const std::string& protocol, const std::string& cohort) {
  return prepare(parse_protocol("[study]\ndata = \"cohort.csv\"\n" + protocol, "study.toml"), table::table_of(cohort));
}

inline std::string protocol_problems(const std::string& protocol, const std::string& cohort) {
  return table::message_of(ErrorKind::protocol, [&] { (void)prepared(protocol, cohort); });
}

inline std::string data_problems(const std::string& protocol, const std::string& cohort) {
  return table::message_of(ErrorKind::data, [&] { (void)prepared(protocol, cohort); });
}

}  // namespace rtsurv::study::testing

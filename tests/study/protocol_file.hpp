#pragma once
// What parse_protocol() makes of a text.

#include <string>

#include "rtsurv/core/error.hpp"
#include "rtsurv/study/protocol/protocol.hpp"

namespace rtsurv::study::testing {

/// Every problem, one per line, with "LINE:POSITION: " instead of the whole place; empty when there is none.
inline std::string problems_of(const std::string& bytes) {
  const std::string path = "study.toml";
  try {
    (void)parse_protocol(bytes, path);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::protocol) throw;
    std::string text = error.what();
    const std::string place = path + ":";
    for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place))
      text.erase(at, place.size());
    return text;
  }
  return {};
}

inline Protocol read_text(const std::string& bytes) { return parse_protocol(bytes, "study.toml"); }

/// The smallest protocol; six lines.
inline const std::string smallest = R"([study]
data = "cohort.csv"
[[endpoint]]
name = "OS"
time = "os_months"
event = "died"
)";

}  // namespace rtsurv::study::testing

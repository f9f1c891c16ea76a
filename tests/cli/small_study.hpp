#pragma once
// A small study: one endpoint, one factor.

#include <string>

namespace rtsurv::tests::small {

inline const std::string protocol_text = R"([study]
title = "Small"
data = "cohort.csv"
time_unit = "months"
landmarks = [12]
[[endpoint]]
name = "OS"
time = "time"
event = "status = 1"
[univariable]
endpoints = ["OS"]
factors = ["site"]
)";

/// 40 patients whose outcome depends a little on their site; the time of the first is `first`.
inline std::string cohort(int first = 5) {
  std::string text = "time,status,site\n";
  for (int i = 0; i < 40; ++i)
    text += std::to_string(i == 0 ? first : 3 + (i * 7) % 31) + "," + (i % 3 == 0 ? "0" : "1") + "," +
            (i % 2 == 0 ? "bone" : "lung") + "\n";
  return text;
}

}  // namespace rtsurv::tests::small

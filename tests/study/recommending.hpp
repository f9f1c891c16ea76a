#pragma once
// Eight patients and a protocol for the tests of [recommend].

#include <string>

#include "study/irradiated.hpp"

namespace rtsurv::study::testing {

// x: 54/18 three times, 36/6 once; y: 36/6, 30/10 twice, 70/35.
inline const std::string eight = R"(months,died,gy,n,site
2,1,54,18,x
7,0,54,18,x
8,1,54,18,x
3,1,36,6,x
4,1,36,6,y
5,0,30,10,y
9,1,30,10,y
9,0,70,35,y
)";

inline const std::string dose = dose_of_gy + "alpha_beta = 3.5\n";

inline const std::string effect = R"([[cutpoint]]
name = "high"
variable = "eqd2"
endpoint = "OS"
p_method = "Lau94"
min_prop = 0
max_prop = 1
)" + os + R"(
[[effect]]
variable = "high"
within = "site"
endpoint = "OS"
)";

inline const std::string recommend = "[recommend]\nendpoint = \"OS\"\nwithin = \"site\"\n";

}  // namespace rtsurv::study::testing

#pragma once
// A small table for the tests of calls on named columns.

#include <string>

#include "rtsurv/study/methods/methods.hpp"

namespace rtsurv::study::testing {

inline const Outcome outcome{"months", "died", {}};

// Twelve patients; arm is missing for one, grade for another.
inline const std::string twelve = R"(months,died,arm,grade,old,center
1,1,b,10,true,x
2,1,a,9,false,x
3,0,b,10,true,y
4,1,a,2,false,y
5,1,b,2,true,x
6,0,a,10,false,x
7,1,b,9,true,y
8,0,,9,false,y
9,1,a,,true,x
10,1,b,2,false,x
11,0,a,10,true,y
12,1,b,9,false,y
)";

}  // namespace rtsurv::study::testing

#include "rtsurv/report/words/labels.hpp"

#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report {

std::string duration(const results::Study& study, double time) { return duration(time, study.time_unit); }

}  // namespace rtsurv::report

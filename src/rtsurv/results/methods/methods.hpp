#pragma once
// The results of single methods on named columns, as the commands print them and a study collects them.

#include "rtsurv/results/methods/cox.hpp"
#include "rtsurv/results/methods/fine_gray.hpp"
#include "rtsurv/results/methods/incidence.hpp"
#include "rtsurv/results/methods/kaplan_meier.hpp"
#include "rtsurv/results/methods/log_rank.hpp"
#include "rtsurv/results/methods/restricted_mean.hpp"
#include "rtsurv/results/methods/sample.hpp"
#include "rtsurv/results/methods/table1.hpp"

#pragma once
// A command on a table in parts, for rtsurv.spark.

#include <nanobind/nanobind.h>

namespace rtsurv::python {

void add_parted(nanobind::module_& module);

}  // namespace rtsurv::python

#pragma once
// Errors of rtsurv as exceptions of Python. Start here: raised().

#include <nanobind/nanobind.h>

#include "rtsurv/core/error.hpp"

namespace rtsurv::python {

/// Raises the exception of rtsurv.errors that the kind of the error names.
[[noreturn]] void raise(const Error& error);

/// What `compute` gives, with Python's lock released meanwhile: it touches nothing of Python's. Its Error is raised.
template <typename Compute>
auto raised(const Compute& compute) {
  try {
    const nanobind::gil_scoped_release released;
    return compute();
  } catch (const Error& error) {
    raise(error);
  }
}

}  // namespace rtsurv::python

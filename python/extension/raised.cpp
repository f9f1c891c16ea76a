#include "raised.hpp"

#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>

namespace nb = nanobind;

namespace rtsurv::python {
namespace {

const char* word(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage:
      return "usage";
    case ErrorKind::protocol:
      return "protocol";
    case ErrorKind::data:
      return "data";
    case ErrorKind::io:
      return "io";
    case ErrorKind::not_estimable:
      return "not_estimable";
    case ErrorKind::numerical:
      return "numerical";
  }
  return "numerical";
}

}  // namespace

void raise(const Error& error) {
  const Where& where = error.where();
  const nb::object exception =
      nb::module_::import_("rtsurv.errors")
          .attr("of_kind")(word(error.kind()), error.what(), where.file, where.row, where.line, where.column);
  PyErr_SetObject(reinterpret_cast<PyObject*>(Py_TYPE(exception.ptr())), exception.ptr());
  throw nb::python_error();
}

}  // namespace rtsurv::python

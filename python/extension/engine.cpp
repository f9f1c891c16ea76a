// The extension of the Python package: one call for every command, and columns made of what Python holds.
// The package gives it words and shapes; nothing here knows a method.
#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "call.hpp"
#include "columns.hpp"
#include "parted.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/core/version.hpp"
#include "rtsurv/table/table.hpp"

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

namespace {

std::string call(const std::vector<std::string>& arguments, Columns* columns) {
  try {
    std::optional<std::vector<table::Column>> taken;
    if (columns != nullptr) taken = columns->take();
    const nb::gil_scoped_release released;
    std::optional<table::Table> table;
    if (taken) table = table::Table::from_columns(std::move(*taken));
    return cli::call(arguments, std::move(table));
  } catch (const Error& error) {
    raise(error);
  }
}

}  // namespace

NB_MODULE(_engine, module) {
  nb::class_<Columns>(module, "Columns")
      .def(nb::init<>())
      .def("numbers", &Columns::numbers, nb::arg("name"), nb::arg("values"))
      .def("booleans", &Columns::booleans, nb::arg("name"), nb::arg("values"))
      .def("dates", &Columns::dates, nb::arg("name"), nb::arg("days"))
      .def("texts", &Columns::texts, nb::arg("name"), nb::arg("values"))
      .def("order", &Columns::order, nb::arg("name"), nb::arg("levels"))
      .def("stream", &Columns::stream, nb::arg("capsule"));
  module.def("call", &call, nb::arg("arguments"), nb::arg("columns") = nb::none());
  add_parted(module);
  module.attr("version") = std::string(version());
  module.attr("data_in_memory") = cli::data_in_memory;
}

}  // namespace rtsurv::python

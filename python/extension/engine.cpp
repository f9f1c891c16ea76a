// The extension of the Python package: one call for every command, and columns made of what Python holds.
// The package gives it words and shapes; nothing here knows a method.
#include <nanobind/nanobind.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "call.hpp"
#include "columns.hpp"
#include "model.hpp"
#include "parted.hpp"
#include "raised.hpp"
#include "rtsurv/core/version.hpp"
#include "rtsurv/table/read/named.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::python {
namespace {

std::string call(const std::vector<std::string>& arguments, Columns* columns) {
  std::optional<std::vector<table::Column>> taken;
  if (columns != nullptr) taken = columns->take();
  return raised([&] {
    std::optional<table::Table> table;
    if (taken) table = table::Table::from_columns(std::move(*taken));
    return cli::call(arguments, std::move(table));
  });
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
      .def("stream", &Columns::stream, nb::arg("capsule"), nb::arg("named_in") = std::vector<std::string>());
  module.def("named_places", &table::named_places, nb::arg("names"), nb::arg("texts"));
  module.def(
      "text", [](const std::string& json) { return raised([&] { return cli::text(json); }); }, nb::arg("json"));
  module.def("call", &call, nb::arg("arguments"), nb::arg("columns") = nb::none());
  add_parted(module);
  add_model(module);
  module.attr("version") = std::string(version());
  module.attr("data_in_memory") = cli::data_in_memory;
}

}  // namespace rtsurv::python

#include "parted.hpp"

#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <string>
#include <string_view>
#include <vector>

#include "columns.hpp"
#include "parted_command.hpp"
#include "raised.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::python {
namespace {

using Arguments = std::vector<std::string>;

std::string_view text_of(const nb::bytes& bytes) { return {static_cast<const char*>(bytes.data()), bytes.size()}; }
nb::bytes bytes_of(const std::string& text) { return nb::bytes(text.data(), text.size()); }

nb::bytes sums(const Arguments& arguments, Columns& columns) {
  auto taken = columns.take();
  return bytes_of(
      raised([&] { return cli::PartedCommand(arguments).sums(table::Table::from_columns(std::move(taken))); }));
}

nb::bytes merged(const nb::bytes& a, const nb::bytes& b) {
  const std::string_view first = text_of(a), second = text_of(b);
  return bytes_of(raised([&] { return cli::PartedCommand::merged(first, second); }));
}

nb::bytes model(const Arguments& arguments, const nb::bytes& sums) {
  const std::string_view text = text_of(sums);
  return bytes_of(raised([&] { return cli::PartedCommand(arguments).model(text); }));
}

nb::bytes coded(const Arguments& arguments, Columns& columns, const nb::bytes& model) {
  auto taken = columns.take();
  const std::string_view text = text_of(model);
  return bytes_of(
      raised([&] { return cli::PartedCommand(arguments).coded(table::Table::from_columns(std::move(taken)), text); }));
}

nb::bytes answer(const nb::bytes& coded, const nb::bytes& question) {
  const std::string_view part = text_of(coded), asked = text_of(question);
  return bytes_of(raised([&] { return cli::PartedCommand::answer(part, asked); }));
}

nb::bytes merged_answers(const nb::bytes& a, const nb::bytes& b) {
  const std::string_view first = text_of(a), second = text_of(b);
  return bytes_of(raised([&] { return cli::PartedCommand::merged_answers(first, second); }));
}

std::string result(const Arguments& arguments, const nb::bytes& sums) {
  const std::string_view text = text_of(sums);
  return raised([&] { return cli::PartedCommand(arguments).result(text); });
}

std::string cox_result(const Arguments& arguments, const nb::bytes& sums, const nb::bytes& model,
                       const nb::callable& evaluate) {
  const std::string_view text = text_of(sums), of = text_of(model);
  return raised([&] {
    return cli::PartedCommand(arguments).result(text, of, [&](const std::string& question) {
      const nb::gil_scoped_acquire held;
      return std::string(text_of(nb::cast<nb::bytes>(evaluate(bytes_of(question)))));
    });
  });
}

void check(const Arguments& arguments) {
  raised([&] {
    static_cast<void>(cli::PartedCommand(arguments));
    return std::string();
  });
}

}  // namespace

void add_parted(nb::module_& module) {
  module.def("parted_check", &check, nb::arg("arguments"));
  module.def("parted_sums", &sums, nb::arg("arguments"), nb::arg("columns"));
  module.def("parted_merged", &merged, nb::arg("a"), nb::arg("b"));
  module.def("parted_model", &model, nb::arg("arguments"), nb::arg("sums"));
  module.def("parted_coded", &coded, nb::arg("arguments"), nb::arg("columns"), nb::arg("model"));
  module.def("parted_answer", &answer, nb::arg("coded"), nb::arg("question"));
  module.def("parted_merged_answers", &merged_answers, nb::arg("a"), nb::arg("b"));
  module.def("parted_result", &result, nb::arg("arguments"), nb::arg("sums"));
  module.def("parted_cox_result", &cox_result, nb::arg("arguments"), nb::arg("sums"), nb::arg("model"),
             nb::arg("evaluate"));
}

}  // namespace rtsurv::python

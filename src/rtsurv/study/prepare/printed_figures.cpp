#include "rtsurv/study/prepare/printed_figures.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "rtsurv/ledger/ledger.hpp"
#include "rtsurv/table/read/bytes.hpp"
#include "rtsurv/table/read/hash.hpp"

namespace rtsurv::study {
namespace {

using ledger::Printed;

void add(PrintedFigure& figure, const char* part, const std::optional<Printed>& printed) {
  if (printed) figure.numbers.push_back({part, *printed});
}

void add(PrintedFigure& figure, const std::array<const char*, 2>& parts,
         const std::optional<std::array<Printed, 2>>& pair) {
  for (std::size_t i = 0; pair && i < parts.size(); ++i) add(figure, parts[i], (*pair)[i]);
}

PrintedFigure figure_of(const ledger::Figure& source) {
  PrintedFigure figure{source.id, source.statement, source.note, source.of, source.is_rate(), {}};
  if (source.n) add(figure, "n", ledger::parse_printed(std::to_string(*source.n)));
  add(figure, "percent", source.percent);
  add(figure, "value", source.value);
  add(figure, {"q1", "q3"}, source.quartiles);
  add(figure, "hr", source.ratio);
  add(figure, {"lower", "upper"}, source.interval);
  add(figure, "p", source.p);
  add(figure, "eqd2", source.eqd2);
  return figure;
}

/// A figure that repeats another may give its percent as a plain value.
void name_repeated_parts(PrintedFigures& all) {
  for (PrintedFigure& figure : all.figures) {
    const PrintedFigure* original = figure.of.empty() ? nullptr : all.find(figure.of);
    if (original == nullptr) continue;
    figure.is_rate = original->is_rate;
    const auto has = [original](std::string_view part) {
      return std::any_of(original->numbers.begin(), original->numbers.end(),
                         [part](const PrintedNumber& number) { return number.part == part; });
    };
    for (PrintedNumber& number : figure.numbers)
      if (number.part == "value" && !has("value") && has("percent")) number.part = "percent";
  }
}

}  // namespace

const PrintedFigure* PrintedFigures::find(const std::string& id) const {
  const auto found =
      std::find_if(figures.begin(), figures.end(), [&](const PrintedFigure& figure) { return figure.id == id; });
  return found == figures.end() ? nullptr : &*found;
}

PrintedFigures read_figures(const std::string& path) {
  const std::string bytes = table::read_text_file(path);
  PrintedFigures all{table::sha256_hex(bytes), {}};
  for (const ledger::Figure& figure : ledger::read_ledger(bytes, path).figures)
    all.figures.push_back(figure_of(figure));
  name_repeated_parts(all);
  return all;
}

}  // namespace rtsurv::study

// [toxicity] against the cohort.
#include <cmath>

#include "rtsurv/study/columns/row_problems.hpp"
#include "rtsurv/study/prepare/preparation.hpp"

namespace rtsurv::study {
namespace {

using table::Column;

void whole_grade(const table::Table& table, const Column& column) {
  const Column grade = as_number(table, column);
  RowProblems problems(table);
  for (std::size_t i = 0; i < grade.size(); ++i) {
    constexpr double highest = 5.0;
    const double value = grade.number[i];
    if (grade.missing[i] == 0 && !(value >= 0.0 && value <= highest && value == std::floor(value)))
      problems.add(i, grade.name, "a grade of toxicity must be 0, 1, 2, 3, 4 or 5");
  }
  problems.throw_if_any();
}

}  // namespace

void check_toxicity(Preparation& preparation) {
  const Text& grade = preparation.protocol.toxicity->grade;
  preparation.attempt(
      grade, [&] { whole_grade(preparation.table, preparation.table.evaluate(grade.text, "[toxicity] grade")); });
}

}  // namespace rtsurv::study

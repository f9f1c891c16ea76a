// A Cox model of named columns in memory: rows that miss a value are left out, and counted.
#include <cmath>
#include <cstdio>
#include <rtsurv/study/methods/methods.hpp>
#include <rtsurv/table/columns/columns.hpp>

using namespace rtsurv;

int main() {
  const table::Table cohort = table::Table::from_columns({
      table::number_column("months", {4, 6, 7, 9, 11, 15, 18, 21, 25, 30}),
      table::number_column("died", {1, 1, 0, 1, 1, 0, 1, 1, 0, 1}),
      table::number_column("age", {70, 52, 66, 71, NAN, 58, 49, 63, 60, 47}),
      table::text_column("stage", {"II", "II", "I", "I", "II", "I", "I", "II", "I", "I"}),
  });
  const auto model = study::cox(cohort, {.outcome = {"months", "died"}, .terms = study::parse_terms("age,stage")});
  std::printf("%zu patients, %zu left out\n", model.sample.n, model.sample.n_missing);
  for (const results::CoxTerm& term : model.terms)
    std::printf("%s: hazard ratio %.2f, 95%% %.2f to %.2f\n", term.term.c_str(), *term.hazard_ratio, *term.lower,
                *term.upper);
}
//> 9 patients, 1 left out
//> age: hazard ratio 1.04, 95% 0.90 to 1.20
//> stage: hazard ratio 3.51, 95% 0.53 to 23.47

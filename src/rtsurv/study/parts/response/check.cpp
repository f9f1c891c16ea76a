// [response] against the cohort.
#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/prepare/fits.hpp"

namespace rtsurv::study {

void check_response(Preparation& preparation) {
  const ResponseRule& rule = *preparation.protocol.response;
  if (rule.by) check(preparation, *rule.by, "[response] by", few_groups);
  for (const SymptomRule& symptom : rule.symptoms) {
    check(preparation, symptom.variable, "[[response.symptom]] variable", few_groups);
    if (symptom.among) check(preparation, *symptom.among, "[[response.symptom]] among", true_or_false);
  }
  if (rule.best)
    preparation.attempt(*rule.best, [&] {
      const table::Column column = preparation.table.evaluate(rule.best->text, "[response] best");
      (void)as_factor(preparation.table, column, rule.levels);
    });
}

}  // namespace rtsurv::study

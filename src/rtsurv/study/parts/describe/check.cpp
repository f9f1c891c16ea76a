// [describe] against the cohort.
#include "rtsurv/study/prepare/fits.hpp"

namespace rtsurv::study {

void check_describe(Preparation& preparation) {
  const Description& rule = *preparation.protocol.describe;
  for (const Text& text : rule.variables) check(preparation, text, "[describe] variables", not_a_date);
  if (rule.by) check(preparation, *rule.by, "[describe] by", few_groups);
}

}  // namespace rtsurv::study

#include "rtsurv/report/html/rows/validated.hpp"

#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report::html {

std::string share_phrase(std::size_t part, std::size_t whole) {
  return whole == 0 ? "not estimable" : percent(static_cast<double>(part) / static_cast<double>(whole));
}

std::string corrected_interval(const chain::Corrected& one) {
  using Kind = chain::Quantity::Kind;
  if (one.quantity.kind == Kind::group_rate) return percent_interval(one.corrected, one.lower, one.upper);
  if (one.quantity.kind != Kind::concordance) return ratio_interval(one.corrected, one.lower, one.upper);
  if (!one.corrected || !one.lower || !one.upper) return "not estimable";
  return fixed(*one.corrected, 3) + " (" + fixed(*one.lower, 3) + "\u2013" + fixed(*one.upper, 3) + ")";
}

std::string conclusion_sentence(const results::Study& study, const chain::Conclusion& one) {
  const results::CutpointResult* cut = cutpoint_of_column(study, one.variable);
  std::string text = "When the cut of " + label_in_sentence(study, cut ? cut->variable : one.variable) +
                     " is searched and its effect on " + in_sentence(endpoint_label(study, one.endpoint)) +
                     " tested in " + each_group(study, one.within) + ", the smallest P of a group is below 0.05 in " +
                     share_phrase(one.claimed, one.replicates) + " of the replicates.";
  if (one.permutations > 0)
    text +=
        " With the outcome shuffled among the patients, so that nothing has an effect, the same procedure still "
        "finds such a P in " +
        share_phrase(one.claimed_permuted, one.permutations) + " of " + count(static_cast<double>(one.permutations)) +
        " permutations; a sound test would in 5\u2009%.";
  return text;
}

}  // namespace rtsurv::report::html

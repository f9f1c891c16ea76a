#include "rtsurv/study/protocol/reserved_names.hpp"

#include <algorithm>
#include <cstddef>

#include "rtsurv/table/table.hpp"

namespace rtsurv::study {
namespace {

std::string alpha_beta_suffix(double alpha_beta_gy) {
  std::string text = "_ab" + table::label(alpha_beta_gy);
  std::replace(text.begin(), text.end(), '.', '_');
  return text;
}

}  // namespace

std::vector<std::string> dose_column_names(const DoseRule& rule) {
  std::vector<std::string> names{"dose_per_fraction"};
  for (std::size_t k = 0; k < rule.alpha_beta.size(); ++k) {
    const std::string suffix = k == 0 ? "" : alpha_beta_suffix(rule.alpha_beta[k]);
    names.push_back("bed" + suffix);
    names.push_back("eqd2" + suffix);
  }
  return names;
}

}  // namespace rtsurv::study

#include "rtsurv/report/figure/draw/factor_label.hpp"

#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report::figure {

std::string factor_label(const results::Study& study, const std::string& column) {
  const results::CutpointResult* cutpoint = cutpoint_of_column(study, column);
  const results::ColumnLabel* own = study.find_column(column);
  if (!cutpoint || (own && !own->label.empty() && own->label != column)) return column_label(study, column);
  return column_label(study, cutpoint->variable.empty() ? cutpoint->x : cutpoint->variable);
}

std::string group_label(const results::Study& study, const std::string& column, const std::string& level) {
  const std::string text = level_label(study, column, level);
  const bool unnamed = (level == "true" && text == "yes") || (level == "false" && text == "no");
  return unnamed ? factor_label(study, column) + ": " + text : text;
}

}  // namespace rtsurv::report::figure

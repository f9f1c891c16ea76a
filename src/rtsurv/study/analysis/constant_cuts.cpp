#include "rtsurv/study/analysis/constant_cuts.hpp"

#include "rtsurv/study/protocol/mention.hpp"

namespace rtsurv::study {

ConstantCuts::ConstantCuts(Analysis& analysis, const std::vector<std::size_t>& cuts, std::size_t state)
    : analysis_(analysis) {
  for (std::size_t k = 0; k < cuts.size(); ++k) {
    saved_.push_back(analysis.table().column(analysis.protocol().cutpoints[cuts[k]].name.text, "[validation]"));
    table::Column constant = saved_.back();
    constant.missing.assign(constant.size(), 0);
    constant.number.assign(constant.size(), (state >> k & 1U) != 0 ? 1.0 : 0.0);
    put(constant);
  }
}

ConstantCuts::~ConstantCuts() {
  for (const table::Column& column : saved_) put(column);
}

void ConstantCuts::put(const table::Column& column) {
  analysis_.replace(column);
  analysis_.values().forget([&](const std::string& expression) { return mentions(expression, column.name); });
}

}  // namespace rtsurv::study

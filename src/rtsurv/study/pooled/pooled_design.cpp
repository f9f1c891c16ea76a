#include "rtsurv/study/pooled/pooled_design.hpp"

#include <algorithm>

#include "rtsurv/results/methods/convention.hpp"
#include "rtsurv/study/columns/coded_design.hpp"

namespace rtsurv::study {

Design pooled_design(const std::vector<TermSpec>& terms, const PooledCoxModel& model) {
  std::vector<std::vector<CodedVariable>> variables;
  for (std::size_t t = 0; t < terms.size(); ++t) {
    const std::vector<TermSpec> named = variables_of(terms[t]);
    std::vector<CodedVariable>& coded = variables.emplace_back(named.size());
    for (std::size_t v = 0; v < named.size(); ++v)
      if (model.terms[t][v].is_factor != 0) coded[v].factor = Factor{named[v].text, model.terms[t][v].levels, {}};
  }
  return design_of(terms, variables, 0);
}

survival::Ties ties_of(const CoxCall& call) { return call.ties.value_or(results::convention_of(call.as).ties); }

TermCells::TermCells(const PooledTerm& term, const std::vector<PooledVariable>& variables) : term_(term) {
  auto factor = term.factors.begin();
  for (const PooledVariable& variable : variables) {
    if (variable.is_factor == 0) continue;
    std::vector<int>& codes = code_.emplace_back();
    for (const std::string& level : variable.levels)
      codes.push_back(static_cast<int>(std::ranges::find(factor->levels, level) - factor->levels.begin()));
    ++factor;
  }
}

const PooledCell* TermCells::at(std::size_t combination) const {
  std::vector<int> levels;
  for (const std::vector<int>& codes : code_) {
    levels.push_back(codes[combination % codes.size()]);
    combination /= codes.size();
  }
  const auto found = std::ranges::lower_bound(term_.cells, levels, {}, &PooledCell::levels);
  return found == term_.cells.end() || found->levels != levels ? nullptr : &*found;
}

}  // namespace rtsurv::study

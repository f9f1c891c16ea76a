// Doubts about cuts that were searched, and about conclusions that rest on them.
#include "rtsurv/judgement/cut_checks.hpp"
#include "rtsurv/judgement/doubts.hpp"
#include "rtsurv/judgement/validated.hpp"

namespace rtsurv::judgement {
namespace {

using results::Doubt, results::Study;

/// The columns of its searched cuts that are used and against which something speaks.
std::vector<std::string> doubted_columns(const Study& study, const results::CutpointResult& cutpoint) {
  std::vector<std::string> columns;
  for (const results::CutColumn& made : cutpoint.columns())
    if (made.searched && is_used(study, made.column) && !stands(study, made)) columns.push_back(made.column);
  return columns;
}

}  // namespace

void doubt_cuts(const Study& study, std::vector<Doubt>& found) {
  for (const results::CutpointResult& cutpoint : study.cutpoints)
    if (const auto columns = doubted_columns(study, cutpoint); !columns.empty())
      found.push_back(
          {Doubt::Id::searched_cut, cutpoint.variable, {{"cutpoint", cutpoint.name}, {"columns", columns}}});
  if (!study.validation) return;
  for (const chain::Conclusion& one : study.validation->conclusions)
    if (more_than_chance(one))
      found.push_back({Doubt::Id::searched_conclusion,
                       one.variable,
                       {{"within", one.within},
                        {"endpoint", one.endpoint},
                        {"claimed", static_cast<double>(one.claimed_permuted)},
                        {"permutations", static_cast<double>(one.permutations)}}});
}

}  // namespace rtsurv::judgement

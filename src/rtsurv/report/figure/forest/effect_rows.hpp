#pragma once
// Rows of an effect inside groups: the common part of the forests of one grouping and of several.

#include <string>
#include <vector>

#include "rtsurv/report/figure/forest/forest_table.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::report::figure {

struct RowLabel {
  std::string text;
  bool indented = false;
};

/// One row per term; with several, the label is a heading above them.
void add_effect_rows(const results::Study& study, const results::CoxResult& cox, const RowLabel& label,
                     std::vector<ForestRow>& rows);

/// The rows of a group, or the one that says why it has no ratio.
void add_group_rows(const results::Study& study, const results::Effect::Group& group, const RowLabel& label,
                    std::vector<ForestRow>& rows);

/// "EQD2 ≥ 63 Gy against EQD2 < 63 Gy": what the hazard ratios compare.
[[nodiscard]] std::string comparison(const results::Study& study, const results::Effect& effect);

/// The confidence level of its models.
[[nodiscard]] double level_of(const results::Effect& effect);

/// Its rows in sentences, for those who cannot see them.
[[nodiscard]] std::string effect_description(const ForestTable& table);

}  // namespace rtsurv::report::figure

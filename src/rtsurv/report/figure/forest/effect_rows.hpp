#pragma once
// Rows of an effect inside groups: the common part of the forests of one grouping and of several.

#include <string>
#include <vector>

#include "rtsurv/report/figure/figure.hpp"
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

/// A forest of one comparison in several rows; its head, rows and notes are in `table`.
struct EffectForest {
  std::string name, title;
  std::string each;  ///< "group", "subgroup": what a row is of
  ForestTable table;
};

/// The forest with what is compared above its rows, its caption, and its rows in sentences for those who cannot see them.
[[nodiscard]] Figure draw_effect_forest(const results::Study& study, const results::Effect& compared,
                                        EffectForest forest, const FigureStyle& style);

}  // namespace rtsurv::report::figure

// The words of the test among the curves.

#include <algorithm>

#include "rtsurv/report/figure/curves/kaplan_meier_notes.hpp"
#include "rtsurv/report/figure/curves/kaplan_meier_words.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::figure {

namespace {

std::string test_name(const results::LogRankResult& result) {
  std::string text = log_rank_name(result.options);
  if (text.ends_with(" test")) text.erase(text.size() - 5);
  if (!result.strata.empty()) return "Stratified " + text;
  return text.starts_with("log") ? "Log" + text.substr(3) : text;
}

std::optional<std::size_t> group_of(const KaplanMeierFigure& content, const std::optional<std::string>& level) {
  const auto& groups = content.result->groups;
  for (std::size_t i = 0; level && i < groups.size(); ++i)
    if (groups[i].group == *level) return i;
  return std::nullopt;
}

std::string ratio_text(const results::CoxTerm& term) {
  if (term.infinite) return "not estimable (separation)";
  return ratio_interval(term.hazard_ratio, term.lower, term.upper);
}

/// Terms of the Cox model that compare groups of this figure with one of them; empty when it has others, or too many.
struct Comparison {
  std::size_t reference = 0;
  std::vector<NoteLine> ratios;
};

Comparison comparison_of(const KaplanMeierFigure& content) {
  Comparison out;
  if (!content.cox || content.cox->terms.size() > most_ratios) return out;
  for (const results::CoxTerm& term : content.cox->terms) {
    const auto group = group_of(content, term.level), reference = group_of(content, term.reference);
    if (!group || !reference) return {};
    out.reference = *reference;
    out.ratios.push_back({ratio_text(term), group});
  }
  return out;
}

std::string test_text(const KaplanMeierFigure& content) {
  if (!content.test.empty()) return content.test;
  return content.logrank ? test_name(*content.logrank) + " " + p_phrase(content.logrank->test.test.p) : "";
}

std::string ratio_head(const KaplanMeierFigure& content) {
  return "HR (" + interval_head(content.cox->confidence_level) + ")";
}

}  // namespace

Note test_note(const KaplanMeierFigure& content, const KaplanMeierLayout& layout) {
  Note note;
  if (std::string text = test_text(content); !text.empty()) note.push_back({std::move(text), {}});
  const Comparison comparison = comparison_of(content);
  if (comparison.ratios.empty()) return note;
  note.push_back({ratio_head(content) + " vs " + layout.names[comparison.reference], {}});
  note.insert(note.end(), comparison.ratios.begin(), comparison.ratios.end());
  return note;
}

std::string test_sentence(const KaplanMeierFigure& content, const KaplanMeierLayout& layout) {
  std::string text = test_text(content);
  const Comparison comparison = comparison_of(content);
  for (const NoteLine& ratio : comparison.ratios) {
    const bool first = &ratio == &comparison.ratios.front();
    text += (text.empty() ? "" : "; ") + (first ? ratio_head(content) + " " : "") + ratio.text + ", " +
            layout.names[*ratio.group] + " vs " + layout.names[comparison.reference];
  }
  return text;
}

}  // namespace rtsurv::report::figure

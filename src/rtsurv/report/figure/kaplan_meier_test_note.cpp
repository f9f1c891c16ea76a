// The words of the test among the curves.

#include <algorithm>

#include "rtsurv/report/figure/kaplan_meier_notes.hpp"
#include "rtsurv/report/format.hpp"
#include "rtsurv/report/words.hpp"

namespace rtsurv::report::figure {

namespace {

constexpr std::size_t most_ratios = 3;

std::string test_name(const results::LogRankResult& result) {
  std::string text = log_rank_name(result.rho);
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

}  // namespace

Note test_note(const KaplanMeierFigure& content, const KaplanMeierLayout& layout) {
  Note note;
  if (content.logrank) note.push_back({test_name(*content.logrank) + " " + p_phrase(content.logrank->test.test.p), {}});
  if (!content.cox || content.cox->terms.empty() || content.cox->terms.size() > most_ratios) return note;
  const std::string interval = "(" + interval_head(content.cox->confidence_level) + ")";
  const auto& terms = content.cox->terms;
  const auto reference = group_of(content, terms.front().reference);
  const bool levels = reference && std::ranges::all_of(terms, [&](const auto& term) {
                        return group_of(content, term.level).has_value();
                      });
  if (!levels) return note;
  note.push_back({"HR " + interval + " vs " + layout.names[*reference], {}});
  for (const results::CoxTerm& term : terms) note.push_back({ratio_text(term), group_of(content, term.level)});
  return note;
}

}  // namespace rtsurv::report::figure

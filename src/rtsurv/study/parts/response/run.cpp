// [response]: what became of the tumour and the symptoms.
#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/study/analysis/tally.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"

namespace rtsurv::study {
namespace {

using results::Tally;

/// The words that `recist` derives, in the order from best to worst.
const std::vector<std::string> recist_words{"CR", "PR", "SD", "PD"};

Tally count_best(Analysis& analysis, const ResponseRule& rule) {
  TallyCall call;
  call.variable = rule.best.value_or(Text{best_response_column, 0, 0});
  call.used_by = "[response] best";
  call.levels = rule.best ? rule.levels : recist_words;
  call.events = {call.levels[0], call.levels[1]};
  call.by = rule.by;
  return count(analysis, call);
}

std::vector<std::string> texts(const std::vector<Text>& all) {
  std::vector<std::string> result;
  for (const Text& text : all) result.push_back(text.text);
  return result;
}

/// A word of `relief` that no patient has may be a slip of the pen.
void warn_about_relief(Analysis& analysis, const Tally& symptom) {
  for (const std::string& word : symptom.events) {
    const auto& levels = symptom.groups.front().levels;
    const bool occurs =
        std::any_of(levels.begin(), levels.end(), [&](const Tally::Level& level) { return level.level == word; });
    if (!occurs)
      analysis.warn(fmt::format("[[response.symptom]] \"{}\": no patient has \"{}\", which is listed as relief",
                                symptom.variable, word));
  }
}

Tally count_symptom(Analysis& analysis, const ResponseRule& response, const SymptomRule& rule) {
  TallyCall call;
  call.variable = rule.variable;
  call.used_by = "[[response.symptom]]";
  call.events = texts(rule.relief);
  call.by = response.by;
  call.among = rule.among;
  Tally tally = count(analysis, call);
  warn_about_relief(analysis, tally);
  return tally;
}

}  // namespace

void run_response(Analysis& analysis, results::Study& study) {
  const ResponseRule& rule = *analysis.protocol().response;
  results::Response response;
  response.derived = !rule.best;
  response.best = count_best(analysis, rule);
  const Tally::Group& all = response.best.groups.front();
  response.of_all = proportion(all.event.n, all.n + all.n_missing);
  for (const SymptomRule& symptom : rule.symptoms) response.symptoms.push_back(count_symptom(analysis, rule, symptom));
  study.response = std::move(response);
}

}  // namespace rtsurv::study

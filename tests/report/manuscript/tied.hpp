#pragma once
// Whether the numbers of a text are those of results.json.

#include <algorithm>
#include <cmath>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "rtsurv/report/manuscript/findings/findings.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/results/json/lookup.hpp"

namespace rtsurv::report::manuscript::tied {

/// "1,546", "0.69", "23.75"
inline std::vector<std::string> numerals(const std::string& text) {
  static const std::regex numeral(R"(\d+(,\d{3})*(\.\d+)?)");
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), numeral), end; at != end; ++at) found.push_back(at->str());
  return found;
}

/// Every way in which the rules of the report print a number, as the numerals in it.
inline void add_printed(std::set<std::string>& printed, double value) {
  const double magnitude = std::fabs(value);
  std::vector<std::string> ways{count(magnitude), duration_number(magnitude), ratio_text(magnitude), p_value(value)};
  for (int digits = 0; digits <= 6; ++digits) {
    ways.push_back(plain(magnitude, digits));
    ways.push_back(fixed(magnitude, digits));
  }
  ways.push_back(fixed(100.0 * magnitude, 1));
  for (const std::string& way : ways)
    for (const std::string& numeral : numerals(way)) printed.insert(numeral);
}

/// The numerals of `told` that do not stand at their address; labels of the protocol may hold any.
inline std::string wrong_ties(const results::Lookup& lookup, const Told& told) {
  std::string wrong;
  for (const Tie& tie : told.ties) {
    if (told.text.compare(tie.begin, tie.printed.size(), tie.printed) != 0) wrong += "misplaced: " + tie.printed + "\n";
    const results::Found found = lookup.at(tie.address);
    if (!found.problem.empty()) wrong += tie.address + ": " + found.problem + "\n";
    std::set<std::string> printed{"95"};
    for (const auto& [key, value] : found.numbers)
      if (value) add_printed(printed, *value);
    for (const std::string& numeral : numerals(tie.printed))
      if (!printed.contains(numeral)) wrong += tie.printed + ": no " + numeral + " at " + tie.address + "\n";
  }
  return wrong;
}

/// What the protocol and the table call things: a numeral in it is no result.
inline std::vector<std::string> labels_of(const results::Study& study) {
  std::vector<std::string> labels;
  for (const results::ColumnLabel& column : study.columns) {
    labels.insert(labels.end(), {column.label, column.column, column.unit});
    for (const auto& [level, label] : column.level_labels) labels.push_back(label);
    labels.insert(labels.end(), column.levels.begin(), column.levels.end());
  }
  for (const results::FlowStep& step : study.flow) labels.push_back(step.reason.value_or(""));
  for (const results::EndpointResult& endpoint : study.endpoints) {
    labels.insert(labels.end(), {endpoint.label, endpoint.event_label});
    for (const results::UnivariableRow& row : endpoint.univariable) {
      labels.insert(labels.end(), {row.factor, row.label, column_label(study, row.factor)});
      if (row.cox.value)
        for (const auto& term : row.cox.value->terms)
          labels.insert(labels.end(), {term.level.value_or(""), term.reference.value_or("")});
    }
  }
  for (const results::CutpointResult& cut : study.cutpoints)
    for (const char* level : {"true", "false"}) labels.push_back(level_label(study, cut.name, level));
  if (study.risk_groups)
    for (const auto& group : study.risk_groups->groups) labels.push_back(group.group);
  return labels;
}

inline void erase_all(std::string& text, const std::string& part) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part)) text.erase(at, part.size());
}

/// The text without what is tied and what is a label, where a numeral is left in it.
inline std::string untied(const results::Study& study, const Told& told) {
  std::string rest = told.text;
  for (auto tie = told.ties.rbegin(); tie != told.ties.rend(); ++tie) rest.erase(tie->begin, tie->printed.size());
  std::vector<std::string> labels = labels_of(study);
  labels.insert(labels.end(), {"EQD2", "D50", "\u03B350", "grade 3 or worse"});
  std::erase_if(labels, [](const std::string& label) { return numerals(label).empty(); });
  std::ranges::sort(labels, std::greater(), &std::string::size);
  for (const std::string& label : labels) {
    erase_all(rest, label);
    erase_all(rest, in_sentence(label));
  }
  return numerals(rest).empty() ? "" : rest;
}

}  // namespace rtsurv::report::manuscript::tied

// [response] with its [[response.symptom]]

#include <algorithm>

#include "rtsurv/study/protocol/readers.hpp"

namespace rtsurv::study {
namespace {

/// The four words in `levels`, from complete to progressive.
std::vector<std::string> read_words(ProtocolSection& section, std::vector<std::string> otherwise) {
  const std::vector<Text> words = section.texts("levels");
  if (section.find("levels") == nullptr) return otherwise;
  if (words.size() != otherwise.size()) {
    section.report(section.find("levels")->place,
                   section.what("levels") + R"( must be the four words for complete response, partial response, )"
                                            R"(stable and progressive disease, such as ["CR", "PR", "SD", "PD"])");
    return otherwise;
  }
  std::transform(words.begin(), words.end(), otherwise.begin(), [](const Text& word) { return word.text; });
  return otherwise;
}

void read_sums(ProtocolSection& section, ResponseRule& rule) {
  rule.baseline = section.text("baseline");
  rule.follow_up = section.texts("follow_up");
  rule.new_lesion = section.texts("new_lesion");
  rule.complete_below_mm = section.number("complete_below_mm").value_or(0.0);
  if (rule.complete_below_mm < 0.0)
    section.report(section.find("complete_below_mm")->place, section.what("complete_below_mm") + " must be 0 or more");
  if (!rule.new_lesion.empty() && rule.new_lesion.size() != rule.follow_up.size())
    section.report(place_of(rule.new_lesion.front()),
                   section.what("new_lesion") + R"( needs one item for each of "follow_up")");
}

/// Either the recorded response, or the sums to derive it from.
void check_source(ProtocolSection& section) {
  const auto given = [&](std::string_view key) { return section.find(key) != nullptr; };
  const bool sums = given("baseline") || given("follow_up") || given("new_lesion") || given("complete_below_mm");
  const std::string forms = R"("best" (a column) or "baseline" and "follow_up" (sums of lesion diameters))";
  if (given("best") && sums)
    section.report(section.place(), section.title() + " must have either " + forms + ", not both");
  else if (!given("best") && !(given("baseline") && given("follow_up")))
    section.report(section.place(), section.title() + " needs either " + forms);
  if (!given("best") && given("levels"))
    section.report(section.find("levels")->place, section.what("levels") + R"( belongs to "best")");
}

void read_symptoms(ProtocolSection& section, ResponseRule& rule) {
  const TomlValue* list = section.find("symptom");
  if (list == nullptr) return;
  if (!list->is_list_of_tables()) {
    section.report(list->place, R"("symptom" must be written [[response.symptom]]; there may be several)");
    return;
  }
  for (const TomlValue& table : list->items) {
    ProtocolSection symptom(table, "[[response.symptom]]", section.problems());
    rule.symptoms.push_back(
        {symptom.required_text("variable"), symptom.required_texts("relief"), symptom.text("among")});
    symptom.report_unknown();
  }
}

}  // namespace

void read_response(ProtocolSection& section, Protocol& protocol) {
  ResponseRule rule;
  rule.best = section.text("best");
  rule.levels = read_words(section, rule.levels);
  read_sums(section, rule);
  check_source(section);
  rule.by = section.text("by");
  read_symptoms(section, rule);
  section.report_unknown();
  protocol.response = std::move(rule);
}

}  // namespace rtsurv::study

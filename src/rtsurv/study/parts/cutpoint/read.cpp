// [[cutpoint]]

#include "rtsurv/results/json/names.hpp"
#include "rtsurv/study/protocol/readers.hpp"

namespace rtsurv::study {
namespace {

using survival::MaxstatP;

std::string p_method_words() {
  std::vector<std::string> words;
  for (const MaxstatP method : {MaxstatP::conditional_monte_carlo, MaxstatP::hothorn_lausen, MaxstatP::lausen92,
                                MaxstatP::lausen94, MaxstatP::exact_gauss, MaxstatP::exact})
    words.emplace_back(results::name(method));
  return list_in_quotes(words);
}

/// Lau92 has the logarithm of the odds of both proportions.
void check_proportions(ProtocolSection& section, const CutpointRule& cutpoint) {
  const double low = cutpoint.min_proportion, high = cutpoint.max_proportion;
  if (!(0.0 <= low && low < high && high <= 1.0))
    section.report(section.place(),
                   R"("min_prop" and "max_prop" in [[cutpoint]] must keep 0 <= min_prop < max_prop <= 1)");
  else if (results::maxstat_p(cutpoint.p_method) == MaxstatP::lausen92 && !(low > 0.0 && high < 1.0))
    section.report(section.find(low > 0.0 ? "max_prop" : "min_prop")->place,
                   R"("min_prop" and "max_prop" in [[cutpoint]] must keep 0 < min_prop < max_prop < 1 with p_method )"
                   R"("Lau92", whose formula has no value at 0 and 1; narrow them, or take "condMC")");
}

std::string read_p_method(ProtocolSection& section, std::string otherwise) {
  const auto method = section.text("p_method");
  if (!method) return otherwise;
  if (!results::maxstat_p(method->text))
    section.report(place_of(*method), section.what("p_method") + " must be one of " + p_method_words());
  return method->text;
}

std::optional<Text> read_score(ProtocolSection& section) {
  auto score = section.text("score");
  if (!score || score->text == "logrank" || score->text == "gray") return score;
  section.report(place_of(*score), section.what("score") + R"( must be "logrank" or "gray")");
  return std::nullopt;
}

}  // namespace

void read_cutpoint(ProtocolSection& section, Protocol& protocol) {
  CutpointRule cutpoint;
  cutpoint.name = section.required_words("name");
  cutpoint.variable = section.required_text("variable");
  cutpoint.endpoint = section.required_text("endpoint");
  cutpoint.p_method = read_p_method(section, cutpoint.p_method);
  cutpoint.score = read_score(section);
  const auto low = section.number("min_prop");
  const auto high = section.number("max_prop");
  cutpoint.min_proportion = low.value_or(cutpoint.min_proportion);
  cutpoint.max_proportion = high.value_or(cutpoint.max_proportion);
  check_proportions(section, cutpoint);
  cutpoint.fixed = section.number("fixed");
  const auto cuts = section.number("cuts");
  if (cuts && *cuts != 1.0 && *cuts != 2.0)
    section.report(section.find("cuts")->place, section.what("cuts") + " must be 1, or 2 for three groups");
  else if (cuts)
    cutpoint.cuts = static_cast<int>(*cuts);
  section.report_unknown();
  protocol.endpoint_uses.push_back(cutpoint.endpoint);
  protocol.made.push_back({.name = cutpoint.name, .giver = section.title()});
  if (cutpoint.cuts == 2)
    protocol.made.push_back({.name = {cutpoint.groups_name(), cutpoint.name.line, cutpoint.name.position},
                             .giver = section.title(),
                             .levels = {two_cut_groups.begin(), two_cut_groups.end()},
                             .not_followed = "it rests on two searched cuts"});
  protocol.cutpoints.push_back(std::move(cutpoint));
}

}  // namespace rtsurv::study

// direction: a hazard ratio above 1 means more events. It is held against what the text says of it ("direction" of the
// ledger, "inferior" in a sentence), and against the rates of the two sides of its cut at the same endpoint.
// Only ratios whose interval excludes 1, or whose P is below 0.05, have a direction. For an endpoint that is good to
// reach (response, relief) a ratio above 1 is the better side. Read from running text: soft.
// Source: definition of the hazard ratio, Cox, J R Stat Soc B 34 (1972) 187-220.
#include "rtsurv/audit/rules/rules.hpp"
#include "rtsurv/audit/wording.hpp"

namespace rtsurv::audit {
namespace {

bool has_direction(const Figure& figure) {
  if (!figure.ratio || figure.ratio->rounded().holds(1.0)) return false;
  if (figure.interval) return (*figure.interval)[0].value > 1.0 || (*figure.interval)[1].value < 1.0;
  return figure.p && figure.p->rounded().upper <= 0.05;
}

bool good_to_reach(const Figure& figure) {
  return speaks_of(figure.from_text ? figure.endpoint : figure.endpoint + " " + figure.statement,
                   {"response", "relief", "remission", "palliation", "cr", "orr"});
}

std::string side(bool above) { return above ? "above 1" : "below 1"; }

void check_words(Verdicts& verdicts, const Figure& figure) {
  const bool worse = figure.direction == "worse";
  const bool expect_above = worse != good_to_reach(figure);
  verdicts.compared({&figure});
  if ((figure.ratio->value > 1.0) == expect_above) return;
  verdicts.find({"direction", figure.from_text ? AuditGrade::soft : AuditGrade::hard, figure.where, printed_of(figure),
                 "a ratio " + side(expect_above),
                 "a ratio " + side(!expect_above) + " for what is called " + figure.direction +
                     "; the categories or the reference may be swapped"});
}

/// The rate of one side of a cut at the endpoint of the ratio.
const Figure* rate_of(const Ledger& ledger, const Figure& ratio, const Cut& cut, const std::optional<double>& time) {
  for (const Figure& figure : ledger.figures) {
    if (!figure.is_rate() || !figure.percent || figure.endpoint != ratio.endpoint ||
        figure.reference != ratio.reference || (time && figure.time_months != time))
      continue;
    const Wording group = wording_of(figure.group.empty() ? figure.statement : figure.group);
    if (group.cut == cut && group.about.size() <= 1) return &figure;
  }
  return nullptr;
}

void check_rates(Verdicts& verdicts, const Figure& figure, const Cut& cut) {
  const Figure* here = rate_of(verdicts.ledger(), figure, cut, std::nullopt);
  const Figure* there =
      here == nullptr ? nullptr : rate_of(verdicts.ledger(), figure, cut.complement(), here->time_months);
  if (there == nullptr || may_be_same(*here->percent, *there->percent)) return;
  verdicts.compared({&figure, here, there});
  const bool lower_rate = here->percent->value < there->percent->value;
  if ((figure.ratio->value > 1.0) == lower_rate) return;
  verdicts.find({"direction", figure.from_text ? AuditGrade::soft : AuditGrade::hard, places({&figure, here, there}),
                 printed_of(figure) + " for " + cut.text(), "a ratio " + side(lower_rate),
                 "the rate for " + cut.text() + " is " + here->percent->text + " %, for " + cut.complement().text() +
                     " " + there->percent->text + " %; a ratio " + side(!lower_rate) +
                     " belongs to the other category, or the model reverses the difference"});
}

}  // namespace

void check_direction(Verdicts& verdicts) {
  for (const Figure& figure : verdicts.ledger().figures) {
    if (!has_direction(figure)) continue;
    if (figure.direction == "worse" || figure.direction == "better") check_words(verdicts, figure);
    const std::optional<Cut> cut = wording_of(figure.statement).cut;
    if (cut && !figure.odds && !figure.endpoint.empty()) check_rates(verdicts, figure, *cut);
  }
}

}  // namespace rtsurv::audit

// What a variable does inside each group.
#include <fmt/format.h>

#include "rtsurv/rscript/scene.hpp"
#include "rtsurv/rscript/tables.hpp"
#include "rtsurv/rscript/words.hpp"

namespace rtsurv::rscript {
namespace {

using results::Effect;
using results::EffectDifference;

Printed of_contrast(const survival::Contrast& contrast) { return {contrast.estimate, contrast.lower, contrast.upper}; }

/// Second side minus first, at the landmarks and as restricted means.
void write_difference(Page& page, const TableOf& table, const EffectDifference& difference) {
  if (!table.outcome.independent) return page.comment("differences with weights or clusters are not repeated");
  const std::string formula =
      fmt::format("survfit({} ~ {}, data = {})", table.outcome.surv, r_name(table.by->name), table.outcome.data);
  for (const EffectDifference::At& at : difference.at)
    if (at.difference && at.difference->has_interval())
      page.compare(fmt::format("{}: difference at {}", table.what, r_number(at.time)),
                   fmt::format("difference_at({}, {})", formula, r_number(at.time)), of_contrast(*at.difference));
  if (!difference.mean || !difference.mean->difference.has_interval() || table.outcome.entry) return;
  Printed printed{difference.mean->first, difference.mean->second};
  for (const auto& number : of_contrast(difference.mean->difference)) printed.push_back(number);
  page.compare(fmt::format("{}: restricted means to {}, difference", table.what, r_number(difference.mean->tau)),
               fmt::format("restricted_means({}, {})", formula, r_number(difference.mean->tau)), printed);
}

void write_group(Scene& scene, const TableOf& table, const ModelTerms& terms, const Effect::Group& group) {
  Page& page = scene.page;
  if (group.km.value) write_curves(page, table, *group.km.value);
  if (group.logrank.value) write_log_rank(page, table, *group.logrank.value);
  if (group.cox.value) write_cox(page, table, terms, *group.cox.value, scene.patients);
  if (group.cuminc && group.cuminc->value) write_incidence(page, table, *group.cuminc->value);
  if (group.difference) write_difference(page, table, *group.difference);
}

void write_interaction(Page& page, const TableOf& table, const std::string& within,
                       const results::Maybe<survival::ChiSquareTest>& test) {
  if (!test.value) return page.comment("interaction: " + test.why);
  if (!table.outcome.independent)
    return page.comment("The interaction is tested by a robust Wald test here; not repeated.");
  const auto model = [&](std::string_view sign) {
    return fmt::format("coxph({} ~ {} {} factor({}), data = {})", table.outcome.surv, r_name(table.by->name), sign,
                       within, table.outcome.data);
  };
  page.block(table.what + ": interaction");
  page.line("main <- " + model("+"));
  page.line("full <- " + model("*"));
  page.compare(table.what + ": interaction", "likelihood_ratio(main, full)",
               {test.value->chi_square, test.value->df, test.value->p});
}

}  // namespace

void write_effect(Scene& scene, const Effect& effect) {
  Page& page = scene.page;
  const PatientColumn *variable = scene.patients.find(effect.variable), *within = scene.patients.find(effect.within);
  page.part(fmt::format("Effect of {} on {} within {}", effect.variable, effect.endpoint, effect.within));
  if (variable == nullptr || within == nullptr) return page.comment("not among the columns of the script");
  const OutcomeCode outcome = outcome_code(scene.patients.endpoint(effect.endpoint));
  const ModelTerms terms{{effect.variable}};
  for (const Effect::Group& group : effect.groups) {
    const std::string what = fmt::format("{} by {} in {}", effect.endpoint, effect.variable, group.group);
    page.table(what);
    page.line(fmt::format("g <- {0}[which({0}${1} == {2}), ]", outcome.data, r_name(within->name),
                          r_level(*within, group.group)));
    write_group(scene, {what, outcome.in("g"), variable}, terms, group);
  }
  page.table("All groups together");
  const TableOf all{effect.endpoint + " by " + effect.variable, outcome, variable};
  write_interaction(page, all, r_name(within->name), effect.interaction);
  if (effect.overall.value)
    write_cox(page, {all.what + ", stratified", outcome, variable}, {{effect.variable}, {effect.within}},
              *effect.overall.value, scene.patients);
}

}  // namespace rtsurv::rscript

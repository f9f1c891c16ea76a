#include <memory>

#include "commands.hpp"
#include "method_commands.hpp"
#include "method_table.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/results/json/names.hpp"
#include "rtsurv/results/maybe.hpp"

namespace rtsurv::cli {
namespace {

/// The curves as they were printed, with the log-rank test of the groups where there are any.
void draw(const KmOptions& options, MethodTable& table, const results::KaplanMeierResult& result) {
  results::Maybe<results::LogRankResult> test;
  if (result.groups.size() > 1)
    test = results::maybe([&] { return table.log_rank({.outcome = options.outcome, .by = options.by}); });
  report::KaplanMeierFigure content;
  content.name = "km";
  content.title = "Kaplan\u2013Meier estimate" + (options.by.empty() ? "" : " by " + options.by);
  content.y_label = "Without the event";
  name_time_axis(options.figure, options.outcome.time, content.unit, content.time_axis);
  content.landmarks = options.at;
  for (const auto& group : result.groups) content.group_labels.push_back(group_label(options.by, group.group));
  content.result = &result;
  content.logrank = test.value ? &*test.value : nullptr;
  write_figure(options.figure, report::kaplan_meier_figure(content));
}

/// Of --conf-type; nothing without it.
std::optional<survival::ConfidenceType> asked_type(const KmOptions& options) {
  return options.confidence_type ? results::confidence_type(*options.confidence_type) : std::nullopt;
}

void run_km(const KmOptions& options) {
  MethodTable table(options);
  const auto result = table.kaplan_meier(call_of(options));
  const auto timings = table.timings();
  if (!options.figure.path.empty()) draw(options, table, result);
  print(options.json ? results::to_json(result, timings) : report::to_text(result));
}

}  // namespace

study::KaplanMeierCall call_of(const KmOptions& options) {
  return {.outcome = options.outcome,
          .by = options.by,
          .levels = {},
          .confidence_type = asked_type(options),
          .confidence_level = options.confidence_level,
          .at = options.at,
          .rows = {},
          .as = options.as};
}

CLI::App& add_km(CLI::App& program, KmOptions& options) {
  CLI::App& command = add_command(program, "km", "Kaplan-Meier curves, medians, rates and follow-up",
                                  "rtsurv km cohort.csv --time months --event died --by stage --at 12,24");
  add_table_options(command, options);
  add_memory(command, options);
  add_outcome_options(command, options);
  command.add_option("--by", options.by, "one curve per level of this column")->type_name("COL");
  add_at(command, options);
  add_confidence_level(command, options);
  command.add_option("--conf-type", options.confidence_type, "limits: plain, log or log-log")
      ->default_str("log")
      ->check(CLI::IsMember({"plain", "log", "log-log"}));
  add_as(command, options);
  add_figure(command, options.figure);
  return command;
}

void add_km(CLI::App& program) {
  auto options = std::make_shared<KmOptions>();
  add_km(program, *options).callback([options] { run_km(*options); });
}

}  // namespace rtsurv::cli

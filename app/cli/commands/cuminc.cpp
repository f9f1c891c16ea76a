#include <memory>

#include "commands.hpp"
#include "method_commands.hpp"
#include "method_table.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/report/text/text.hpp"

namespace rtsurv::cli {
namespace {

/// Throws InvalidOption when the columns do not say which cause is the event.
void require_event(const CumincOptions& options) {
  if (!options.figure.path.empty() && options.causes.event.empty())
    throw InvalidOption("--figure draws the incidence of one event: name it with --event and --competing");
}

/// The incidence of the event as it was printed, with Gray's test of the groups where there are any.
void draw(const CumincOptions& options, const results::IncidenceResult& result) {
  report::IncidenceFigure content;
  content.name = "cuminc";
  content.title = "Cumulative incidence" + (options.by.empty() ? "" : " by " + options.by);
  content.event = "the event";
  content.competing = "the competing event";
  name_time_axis(options.figure, options.causes.time, content.unit, content.time_axis);
  content.landmarks = options.at;
  for (const auto& group : result.groups) content.group_labels.push_back(group_label(options.by, group.group));
  content.result = &result;
  write_figure(options.figure, report::incidence_by_group_figure(content));
}

void run_cuminc(const CumincOptions& options) {
  require_event(options);
  const study::CauseOutcome& causes = options.causes;
  MethodTable table(options, {causes.time, causes.entry, causes.weights, causes.cluster, causes.status, causes.event,
                              causes.competing});
  const auto result = table.cumulative_incidence(call_of(options));
  if (!options.figure.path.empty()) draw(options, result);
  print(options.json ? results::to_json(result, table.timings()) : report::to_text(result));
}

}  // namespace

study::IncidenceCall call_of(const CumincOptions& options) {
  return {.outcome = options.causes,
          .by = options.by,
          .strata = options.strata,
          .confidence_level = options.confidence_level,
          .at = options.at};
}

CLI::App& add_cuminc(CLI::App& program, CumincOptions& options) {
  CLI::App& command =
      add_command(program, "cuminc", "cumulative incidence with competing causes, Gray's test",
                  "rtsurv cuminc cohort.csv --time months --status how_it_ended --censor alive --by arm --at 12,24");
  add_table_options(command, options);
  add_memory(command, options);
  add_cause_options(command, options.causes);
  command.add_option("--by", options.by, "one curve per level of this column, and Gray's test")->type_name("COL");
  add_strata(command, options);
  add_at(command, options);
  add_confidence_level(command, options);
  add_figure(command, options.figure, "the curves of one event, named by --event and --competing");
  return command;
}

void add_cuminc(CLI::App& program) {
  auto options = std::make_shared<CumincOptions>();
  add_cuminc(program, *options).callback([options] { run_cuminc(*options); });
}

}  // namespace rtsurv::cli

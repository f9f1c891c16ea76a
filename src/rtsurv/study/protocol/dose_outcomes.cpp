// [[dose.response]] and [dose.sweep]: what the dose does, and how much that rests on alpha/beta.

#include "rtsurv/study/protocol/readers.hpp"

namespace rtsurv::study {
namespace {

constexpr double most_swept_values = 1000.0;
constexpr std::int64_t most_bins = 20;

/// A time above 0; empty when the study's last landmark is to be taken.
std::optional<double> read_landmark(ProtocolSection& section) {
  constexpr double stand_in = 1.0;  // of a wrong one, which is not missing
  const auto landmark = section.number("landmark");
  if (!landmark) return section.find("landmark") == nullptr ? landmark : std::optional(stand_in);
  if (!(*landmark > 0.0))
    section.report(section.find("landmark")->place, section.what("landmark") + " must be a time above 0");
  return landmark;
}

dose::DoseResponseModel read_model(ProtocolSection& section) {
  const auto model = section.text("model");
  if (model && model->text != "log_logistic" && model->text != "poisson")
    section.report(place_of(*model), section.what("model") + R"( must be "log_logistic" or "poisson")");
  return model && model->text == "poisson" ? dose::DoseResponseModel::poisson : dose::DoseResponseModel::log_logistic;
}

int read_bins(ProtocolSection& section, int otherwise) {
  const TomlValue* bins = section.find("bins", TomlKind::integer);
  if (bins == nullptr) return otherwise;
  if (bins->integer < 1 || bins->integer > most_bins) {
    section.report(bins->place, section.what("bins") + " must be from 1 to " + std::to_string(most_bins));
    return otherwise;
  }
  return static_cast<int>(bins->integer);
}

DoseResponseRule read_response(const TomlValue& table, ProtocolProblems& problems) {
  ProtocolSection section(table, "[[dose.response]]", problems);
  DoseResponseRule response;
  response.endpoint = section.required_text("endpoint");
  response.landmark = read_landmark(section);
  response.model = read_model(section);
  response.bins = read_bins(section, response.bins);
  section.report_unknown();
  return response;
}

}  // namespace

void read_dose_responses(ProtocolSection& dose, DoseRule& rule) {
  const TomlValue* list = dose.find("response");
  if (list == nullptr) return;
  if (!list->is_list_of_tables()) {
    dose.report(list->place, R"("response" must be written [[dose.response]]; there may be several)");
    return;
  }
  for (const TomlValue& table : list->items) rule.responses.push_back(read_response(table, dose.problems()));
}

void read_sweep(ProtocolSection& dose, DoseRule& rule) {
  const TomlValue* table = dose.find("sweep");
  if (table == nullptr) return;
  if (table->kind != TomlKind::table) {
    dose.report(table->place, R"("sweep" must be written [dose.sweep]; there is one only)");
    return;
  }
  ProtocolSection section(*table, "[dose.sweep]", dose.problems());
  SweepRule sweep;
  sweep.from = section.number("from").value_or(sweep.from);
  sweep.to = section.number("to").value_or(sweep.to);
  sweep.step = section.number("step").value_or(sweep.step);
  section.report_unknown();
  if (!(0.0 < sweep.from && sweep.from < sweep.to)) {
    section.report(section.place(), R"("from" and "to" in [dose.sweep] must keep 0 < from < to (Gy))");
  } else if (!(sweep.step > 0.0 && (sweep.to - sweep.from) / sweep.step < most_swept_values)) {
    section.report(section.place(), R"("step" in [dose.sweep] must be above 0 and give fewer than 1000 values)");
  }
  rule.sweep = sweep;
}

}  // namespace rtsurv::study

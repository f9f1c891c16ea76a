// [dose] with its [[dose.phase]].

#include <algorithm>
#include <cmath>

#include "rtsurv/study/protocol/readers.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::study {
namespace {

bool is_number(const TomlValue& value) { return value.kind == TomlKind::number || value.kind == TomlKind::integer; }

/// A number above 0; what is not is reported.
std::optional<double> positive(ProtocolSection& section, std::string_view key, std::string_view unit) {
  const auto value = section.number(key);
  if (!value || *value > 0.0) return value;
  section.report(section.find(key)->place, section.what(key) + " must be above 0 (" + std::string(unit) + ")");
  return std::nullopt;
}

double not_negative(ProtocolSection& section, std::string_view key) {
  const double value = section.number(key).value_or(0.0);
  if (value < 0.0) section.report(section.find(key)->place, section.what(key) + " must be 0 or more");
  return value;
}

double required_positive(ProtocolSection& section, std::string_view key, std::string_view unit) {
  (void)section.required_number(key, {});
  return positive(section, key, unit).value_or(1.0);
}

PhaseRule read_phase(ProtocolSection& section) {
  PhaseRule phase{section.text("total"), section.text("fractions"), section.text("dose_per_fraction")};
  std::size_t given = 0;
  for (const TomlEntry& entry : section.entries())
    if (entry.key == "total" || entry.key == "fractions" || entry.key == "dose_per_fraction") ++given;
  if (given < 2)
    section.report(section.place(), section.title() + R"( needs two of "total", "fractions" and "dose_per_fraction")");
  return phase;
}

void add_alpha_beta(ProtocolSection& section, const TomlValue& value, std::vector<double>& all) {
  if (!is_number(value)) {
    section.report_kind(value, "each item of " + section.what("alpha_beta"), describe(TomlKind::number));
  } else if (!(value.number > 0.0 && std::isfinite(value.number))) {
    section.report(value.place, "each item of " + section.what("alpha_beta") + " must be above 0 (Gy)");
  } else if (std::find(all.begin(), all.end(), value.number) != all.end()) {
    section.report(value.place, table::label(value.number) + " stands twice in " + section.what("alpha_beta"));
  } else {
    all.push_back(value.number);
  }
}

/// One value or a list of them.
std::vector<double> read_alpha_beta(ProtocolSection& section) {
  std::vector<double> all;
  const TomlValue* value = section.find("alpha_beta");
  if (value != nullptr && value->kind == TomlKind::list) {
    if (value->items.empty()) section.report(value->place, section.what("alpha_beta") + " is an empty list");
    for (const TomlValue& item : value->items) add_alpha_beta(section, item, all);
    return all;
  }
  const double single = section.required_number(
      "alpha_beta", "BED and EQD2 rest on it and no data can tell it; write the value in Gy, such as alpha_beta = 3.5");
  if (value != nullptr && is_number(*value) && single <= 0.0 && std::isfinite(value->number))
    section.report(value->place, section.what("alpha_beta") + " must be above 0 (Gy)");
  all.push_back(single);
  return all;
}

bool read_unit(ProtocolSection& section) {
  const auto unit = section.text("unit");
  if (unit && unit->text != "Gy" && unit->text != "cGy")
    section.report(place_of(*unit), section.what("unit") + R"( must be "Gy" or "cGy")");
  return unit && unit->text == "cGy";
}

/// The key must not be given without its partner, which says what to do with it.
void require_partner(ProtocolSection& section, std::string_view key, std::string_view partner, std::string_view form) {
  const TomlValue* value = section.find(key);
  if (value != nullptr && section.find(partner) == nullptr)
    section.report(value->place, section.what(key) + " needs \"" + std::string(partner) + "\" beside it, such as " +
                                     std::string(partner) + " = " + std::string(form));
}

std::optional<dose::DailyRepair> read_repair(ProtocolSection& section) {
  const TomlValue* table = section.find("repair", TomlKind::table);
  if (table == nullptr) return std::nullopt;
  ProtocolSection repair(*table, "repair of [dose]", section.problems());
  const dose::DailyRepair result{required_positive(repair, "interval_hours", "hours"),
                                 required_positive(repair, "half_time_hours", "hours")};
  repair.report_unknown();
  return result;
}

std::variant<std::monostate, dose::Repopulation, dose::DailyLoss> read_regrowth(ProtocolSection& section) {
  const TomlValue* table = section.find("repopulation", TomlKind::table);
  if (table == nullptr) return {};
  ProtocolSection regrowth(*table, "repopulation of [dose]", section.problems());
  std::variant<std::monostate, dose::Repopulation, dose::DailyLoss> result;
  if (regrowth.find("gy_per_day") != nullptr) {
    result = dose::DailyLoss{not_negative(regrowth, "gy_per_day"), not_negative(regrowth, "delay_days")};
  } else if (regrowth.find("alpha") != nullptr || regrowth.find("doubling_days") != nullptr) {
    result = dose::Repopulation{required_positive(regrowth, "alpha", "1/Gy"),
                                required_positive(regrowth, "doubling_days", "days"),
                                not_negative(regrowth, "kick_off_days")};
  } else {
    regrowth.report(regrowth.place(),
                    R"("repopulation" in [dose] needs either { gy_per_day = ..., delay_days = ... } or )"
                    "{ alpha = ..., doubling_days = ..., kick_off_days = ... }");
  }
  regrowth.report_unknown();
  return result;
}

void read_rbe(ProtocolSection& section, DoseRule& dose) {
  const TomlValue* table = section.find("rbe", TomlKind::table);
  if (table == nullptr) return;
  dose.rbe.clear();
  ProtocolSection weights(*table, "rbe of [dose]", section.problems());
  for (const TomlEntry& entry : table->entries)
    if (const auto weight = positive(weights, entry.key, "RBE")) dose.rbe.emplace_back(entry.key, *weight);
}

void read_further_phases(ProtocolSection& section, DoseRule& dose) {
  const TomlValue* list = section.find("phase");
  if (list == nullptr) return;
  if (!list->is_list_of_tables()) {
    section.report(list->place, R"("phase" must be written [[dose.phase]]; there may be several)");
    return;
  }
  for (const TomlValue& table : list->items) {
    ProtocolSection phase(table, "[[dose.phase]]", section.problems());
    dose.phases.push_back(read_phase(phase));
    phase.report_unknown();
  }
}

}  // namespace

void read_dose(ProtocolSection& section, Protocol& protocol) {
  DoseRule dose;
  dose.place = {"[dose]", section.place().line, section.place().position};
  dose.phases.push_back(read_phase(section));
  dose.centigray = read_unit(section);
  dose.alpha_beta = read_alpha_beta(section);
  dose.overall_days = section.text("overall_days");
  dose.fractions_per_day = section.text("fractions_per_day");
  dose.modality = section.text("modality");
  read_rbe(section, dose);
  dose.repair = read_repair(section);
  dose.regrowth = read_regrowth(section);
  require_partner(section, "overall_days", "repopulation", "{ gy_per_day = 0.6, delay_days = 21 }");
  require_partner(section, "repopulation", "overall_days", "\"days\"");
  require_partner(section, "fractions_per_day", "repair", "{ interval_hours = 6, half_time_hours = 4.4 }");
  require_partner(section, "repair", "fractions_per_day", "\"per_day\"");
  require_partner(section, "rbe", "modality", "\"modality\"");
  read_further_phases(section, dose);
  read_dose_responses(section, dose);
  read_sweep(section, dose);
  section.report_unknown();
  for (const DoseResponseRule& response : dose.responses) protocol.endpoint_uses.push_back(response.endpoint);
  protocol.dose = std::move(dose);
}

}  // namespace rtsurv::study

#include "rtsurv/study/prepare/treatments.hpp"
#include "rtsurv/study/columns/row_problems.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"
#include "rtsurv/table/table.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/core/text.hpp"
#include "rtsurv/dose/course/prescription.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"
#include "rtsurv/table/columns/column.hpp"

namespace rtsurv::study {
namespace {

using dose::PrescriptionField;
using dose::Treatment;
using table::Column;

constexpr double gray_per_centigray = 0.01;
/// Less than this in total is a dose in Gy that was declared as cGy.
constexpr double least_total_of_centigray_gy = 1.0;

std::optional<double> known(const std::optional<Column>& column, std::size_t row, double unit = 1.0) {
  if (!column || column->missing[row] != 0) return std::nullopt;
  return column->number[row] * unit;
}

/// Numbers that say that a further phase was not given.
bool is_nothing(const dose::Prescription& given) {
  return given.total_gy.value_or(0.0) == 0.0 && given.fractions.value_or(0.0) == 0.0 &&
         given.dose_per_fraction_gy.value_or(0.0) == 0.0;
}

/// Reads one row after the other.
class TreatmentReader {
 public:
  TreatmentReader(const DoseRule& rule, const DoseInput& input, RowProblems* problems)
      : rule_(rule), input_(input), problems_(problems) {}

  std::optional<Treatment> read(std::size_t row) const {
    Treatment treatment;
    bool usable = true;
    for (std::size_t k = 0; k < input_.phases.size(); ++k) usable = add_phase(k, row, treatment) && usable;
    usable = set_overall_days(row, treatment) && usable;
    const std::optional<int> per_day = fractions_per_day(row);
    const std::optional<double> rbe = rbe_of(row);
    if (!usable || !per_day || !rbe) return std::nullopt;
    for (dose::Phase& phase : treatment.phases) {
      phase.per_day = *per_day;
      phase.rbe = *rbe;
    }
    return treatment;
  }

 private:
  void report(const Column& column, std::size_t row, std::string_view message) const {
    if (problems_ != nullptr) problems_->add(row, column.name, std::string(message));
  }

  static const Column& column_of(const DoseInput::Phase& phase, PrescriptionField field) {
    if (field == PrescriptionField::total && phase.total) return *phase.total;
    if (field == PrescriptionField::dose_per_fraction && phase.dose_per_fraction) return *phase.dose_per_fraction;
    if (phase.fractions) return *phase.fractions;
    return phase.total ? *phase.total : *phase.dose_per_fraction;
  }

  /// False when the phase is not known.
  bool add_phase(std::size_t k, std::size_t row, Treatment& treatment) const {
    const DoseInput::Phase& phase = input_.phases[k];
    const double unit = rule_.centigray ? gray_per_centigray : 1.0;
    const dose::Prescription given{known(phase.total, row, unit), known(phase.fractions, row),
                                   known(phase.dose_per_fraction, row, unit)};
    if (k > 0 && is_nothing(given)) return true;
    const dose::CompletedPrescription completed = dose::complete(given);
    if (!completed.course) {
      if (!completed.incomplete) report(column_of(phase, completed.field), row, completed.problem);
      return false;
    }
    if (rule_.centigray && completed.course->total.value < least_total_of_centigray_gy) {
      report(column_of(phase, PrescriptionField::total), row,
             "is less than 100 cGy in total, which looks like Gy; give every dose in cGy, as [dose] says");
      return false;
    }
    treatment.phases.push_back({*completed.course});
    return true;
  }

  bool set_overall_days(std::size_t row, Treatment& treatment) const {
    if (!input_.overall_days) return true;
    const auto days = known(input_.overall_days, row);
    const bool usable = days && std::isfinite(*days) && *days >= 0.0;
    if (days && !usable) report(*input_.overall_days, row, "the overall treatment time must be 0 days or more");
    if (usable) treatment.overall_days = *days;
    return usable;
  }

  std::optional<int> fractions_per_day(std::size_t row) const {
    constexpr double most = 24.0;
    if (!input_.fractions_per_day) return 1;
    const auto value = known(input_.fractions_per_day, row);
    if (!value) return std::nullopt;
    if (*value >= 1.0 && *value <= most && *value == std::floor(*value)) return static_cast<int>(*value);
    report(*input_.fractions_per_day, row, "the fractions per day must be 1, 2, 3, ...");
    return std::nullopt;
  }

  std::optional<double> rbe_of(std::size_t row) const {
    if (!input_.modality) return 1.0;
    const Column& modality = *input_.modality;
    if (modality.missing[row] != 0) return std::nullopt;
    const std::string& word = modality.level[static_cast<std::size_t>(modality.code[row])];
    for (const auto& [name, rbe] : rule_.rbe)
      if (same_without_case(name, word)) return rbe;  // modalities are written by people
    return 1.0;
  }

  const DoseRule& rule_;
  const DoseInput& input_;
  RowProblems* problems_;
};

}  // namespace

DoseInput read_dose_input(const table::Table& table, const DoseRule& rule, const ColumnReader& read) {
  const auto number = [&](const std::optional<Text>& text) -> std::optional<Column> {
    if (!text) return std::nullopt;
    return as_number(table, read(*text));
  };
  DoseInput input;
  for (const PhaseRule& phase : rule.phases)
    input.phases.push_back({number(phase.total), number(phase.fractions), number(phase.dose_per_fraction)});
  input.overall_days = number(rule.overall_days);
  input.fractions_per_day = number(rule.fractions_per_day);
  if (rule.modality) {
    input.modality = read(*rule.modality);
    const auto& missing = input.modality->missing;
    const bool known = std::find(missing.begin(), missing.end(), 0) != missing.end();
    if (known && input.modality->type != table::ColumnType::text)
      throw Error(ErrorKind::usage, "[dose] modality: \"" + rule.modality->text + "\" is not a column of words");
  }
  return input;
}

DoseInput read_dose_input(const table::Table& table, const DoseRule& rule) {
  return read_dose_input(table, rule, [&](const Text& text) { return table.evaluate(text.text, "[dose]"); });
}

std::vector<std::optional<Treatment>> treatments_of(const table::Table& table, const DoseRule& rule,
                                                    const DoseInput& input, Problems* problems) {
  RowProblems of_rows(table);
  const TreatmentReader reader(rule, input, problems != nullptr ? &of_rows : nullptr);
  std::vector<std::optional<Treatment>> treatments(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row) treatments[row] = reader.read(row);
  if (problems != nullptr) of_rows.hand_to(*problems);
  return treatments;
}

dose::Tissue tissue_of(const DoseRule& rule, double alpha_beta_gy) {
  return {{alpha_beta_gy}, rule.repair, rule.regrowth};
}

std::vector<Column> dose_columns(const DoseRule& rule, const std::vector<std::optional<Treatment>>& treatments) {
  std::vector<Column> columns;
  for (std::string& name : dose_column_names(rule))
    columns.push_back(table::missing_column(std::move(name), table::ColumnType::number, treatments.size()));
  const auto set = [&](std::size_t column, std::size_t row, double value) {
    columns[column].number[row] = value;
    columns[column].missing[row] = 0;
  };
  for (std::size_t row = 0; row < treatments.size(); ++row) {
    if (!treatments[row]) continue;
    set(0, row, treatments[row]->phases.front().course.dose_per_fraction().value);
    for (std::size_t k = 0; k < rule.alpha_beta.size(); ++k) {
      const Gray bed = dose::bed(*treatments[row], tissue_of(rule, rule.alpha_beta[k]));
      set(1 + 2 * k, row, bed.value);
      set(2 + 2 * k, row, dose::eqd2_of_bed(bed, {rule.alpha_beta[k]}).value);
    }
  }
  return columns;
}

}  // namespace rtsurv::study

#pragma once
// The patients as the script reads them: only the columns that its tables use, computed as the study computed them.
// Start here: patients_of().

#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/results/study.hpp"
#include "rtsurv/study/protocol/protocol.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::rscript {

/// A column of the data frame `d`.
struct PatientColumn {
  std::string name;                      ///< in R
  std::string expression;                ///< of the protocol
  table::Column values;                  ///< empty for one that the script makes itself
  std::vector<std::string> levels = {};  ///< of a factor, the reference first; empty: taken as it is

  [[nodiscard]] bool is_made_here() const { return values.missing.empty(); }
};

/// Names in R of what makes an endpoint; empty without it.
struct PatientEndpoint {
  std::string endpoint = {}, time = {}, entry = {}, event = {}, competing = {}, weights = {}, cluster = {};
  std::string model_cluster = {};  ///< of its multivariable model
  bool counts_patients = true;     ///< weights are whole numbers
};

struct Patients {
  std::size_t rows = 0;
  std::vector<PatientColumn> columns;
  std::vector<PatientEndpoint> endpoints;

  /// The column of an expression of the protocol; null where these data could not give it.
  [[nodiscard]] const PatientColumn* find(std::string_view expression) const;
  /// Throws std::logic_error for an endpoint that the protocol does not have.
  [[nodiscard]] const PatientEndpoint& endpoint(std::string_view name) const;
};

/// Of the cohort of a finished study. Dates, identifiers and every column that no table uses stay out; clusters are
/// numbered. Cut-points are those of `study`, whose columns, like the risk groups, the script makes itself.
/// Throws as study::prepare().
[[nodiscard]] Patients patients_of(const study::Protocol& protocol, const results::Study& study, table::Table cohort);

/// One row per patient; missing values are empty cells. Booleans are TRUE and FALSE.
[[nodiscard]] std::string to_csv(const Patients& patients);

/// The class in R of each column of the file: numeric, logical or character.
[[nodiscard]] std::string_view r_class(const PatientColumn& column);

}  // namespace rtsurv::rscript

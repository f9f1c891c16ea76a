#pragma once
// The tables of one method: the call in R, then what rtsurv printed.

#include <string>
#include <vector>

#include "rtsurv/results/study.hpp"
#include "rtsurv/rscript/outcome_code.hpp"
#include "rtsurv/rscript/page.hpp"

namespace rtsurv::rscript {

/// Which table: of what, among which patients, by which variable.
struct TableOf {
  std::string what;  ///< "OS by grade"
  OutcomeCode outcome;
  const PatientColumn* by = nullptr;  ///< null: all patients together
};

void write_curves(Page& page, const TableOf& table, const results::KaplanMeierResult& curves);

/// The test, every pair and the trend where they were reported.
void write_log_rank(Page& page, const TableOf& table, const results::LogRankResult& test);

/// Right-hand side of a model.
struct ModelTerms {
  std::vector<std::string> factors;  ///< expressions of the protocol
  std::vector<std::string> strata = {};
};

/// Both need every factor among the columns; `patients` has them.
void write_cox(Page& page, const TableOf& table, const ModelTerms& terms, const results::CoxResult& model,
               const Patients& patients);
void write_fine_gray(Page& page, const TableOf& table, const ModelTerms& terms, const results::FineGrayResult& model,
                     const Patients& patients);

/// The event alone: incidence at the landmarks, and Gray's test of groups.
void write_incidence(Page& page, const TableOf& table, const results::IncidenceResult& incidence);

}  // namespace rtsurv::rscript

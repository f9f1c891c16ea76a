// Each call on a table: its columns are evaluated once, then handed to the method.
#include "rtsurv/study/methods/methods.hpp"

#include "rtsurv/study/methods/calls.hpp"

namespace rtsurv::study {

results::KaplanMeierResult kaplan_meier(const table::Table& table, const KaplanMeierCall& call, CallTimes* times) {
  Values values(table);
  return kaplan_meier(values, call, times);
}

results::LogRankResult log_rank(const table::Table& table, const LogRankCall& call, CallTimes* times) {
  Values values(table);
  return log_rank(values, call, times);
}

results::CoxResult cox(const table::Table& table, const CoxCall& call, CallTimes* times) {
  Values values(table);
  return cox(values, call, times);
}

results::CutpointResult cutpoint(const table::Table& table, const CutpointCall& call, CallTimes* times) {
  Values values(table);
  return cutpoint(values, call, times);
}

results::IncidenceResult cumulative_incidence(const table::Table& table, const IncidenceCall& call, CallTimes* times) {
  Values values(table);
  return cumulative_incidence(values, call, times);
}

results::FineGrayResult fine_gray(const table::Table& table, const FineGrayCall& call, CallTimes* times) {
  Values values(table);
  return fine_gray(values, call, times);
}

results::Table1 table1(const table::Table& table, const Table1Call& call) {
  Values values(table);
  return table1(values, call);
}

}  // namespace rtsurv::study

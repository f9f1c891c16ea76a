// From a protocol and the table it names to the cohort that is analysed.
#include "rtsurv/study/prepare/immortal_time.hpp"
#include "rtsurv/study/prepare/preparation.hpp"
#include "rtsurv/study/prepare/prepared.hpp"

namespace rtsurv::study {
namespace {

void throw_if_any(const Preparation& preparation) {
  preparation.protocol_problems.throw_if_any();
  preparation.data_problems.throw_if_any();
}

}  // namespace

table::Table read_cohort(const Protocol& protocol) {
  table::ReadOptions options = protocol.reading;
  options.path = protocol.data;
  return table::Table::read(options);
}

Prepared prepare(const Protocol& protocol, table::Table cohort) {
  Preparation preparation(protocol, std::move(cohort));
  const std::vector<table::OddCell> odd = set_odd_cells_apart(preparation);
  build_cohort(preparation);
  report_odd_cells(preparation, odd);
  if (preparation.table.rows() == 0) throw_if_any(preparation);
  derive_response(preparation);
  check_identifiers(preparation);
  check_dates(preparation);
  prepare_endpoints(preparation);
  for (const Part& part : parts())
    if (part.check != nullptr && protocol.tables.contains(part.key)) part.check(preparation);
  check_immortal_time(preparation);
  throw_if_any(preparation);
  take_titles(preparation);
  choose_references(preparation);
  foresee_left_out(preparation);
  return {std::move(preparation.table),     std::move(preparation.columns),  std::move(preparation.flow),
          std::move(preparation.endpoints), std::move(preparation.warnings), std::move(preparation.published)};
}

}  // namespace rtsurv::study

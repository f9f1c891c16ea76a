// Protocol -> read, and checked against the cohort of an example, as `rtsurv check` does.

#include "rtsurv/study/protocol/protocol.hpp"
#include "rtsurv/study/prepare/prepared.hpp"
#include "rtsurv/table/table.hpp"
#include "target.hpp"

namespace rtsurv::fuzz {

void run(const std::string& bytes) {
  static const std::string folder = RTSURV_SOURCE_DIR "/examples/breast-palliative/";
  static const table::Table cohort = table::Table::read({.path = folder + "cohort-simulated.csv"});
  const study::Protocol protocol = study::parse_protocol(bytes, folder + "study.toml");
  (void)study::prepare(protocol, cohort.copy());
}

}  // namespace rtsurv::fuzz

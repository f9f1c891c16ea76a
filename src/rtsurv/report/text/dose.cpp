#include "rtsurv/report/format.hpp"
#include "rtsurv/report/text/grid.hpp"
#include "rtsurv/report/text/notes.hpp"
#include "rtsurv/report/text/text.hpp"

namespace rtsurv::report {

std::string to_text(const results::DoseResult& result) {
  Grid grid({"Regimen", "Gy per fraction", "\u03B1/\u03B2 (Gy)", "BED (Gy)", "EQD2 (Gy)"});
  for (const auto& regimen : result.regimens)
    grid.add({plain(regimen.total_gy, 3) + " Gy in " + std::to_string(regimen.fractions),
              fixed(regimen.dose_per_fraction_gy, 2), plain(regimen.alpha_beta_gy, 3), fixed(regimen.bed_gy, 2),
              fixed(regimen.eqd2_gy, 2)});
  return heading("Dose by the linear-quadratic model") + grid.text() +
         "Convention: BED = D (1 + d / (\u03B1/\u03B2)), EQD2 = BED / (1 + 2 / (\u03B1/\u03B2)); complete repair "
         "between "
         "fractions, no repopulation.\n" +
         warning_lines(result.warnings);
}

}  // namespace rtsurv::report

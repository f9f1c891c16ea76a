#include <memory>

#include "commands.hpp"
#include "rtsurv/dose/linear_quadratic.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/results/json.hpp"

namespace rtsurv::cli {
namespace {

struct DoseOptions {
  double total = 0.0, alpha_beta = 0.0;
  int fractions = 0;
  bool json = false;
};

results::DoseResult regimen(const DoseOptions& options) {
  const dose::Course course{Gray{options.total}, options.fractions};
  const AlphaBeta alpha_beta{options.alpha_beta};
  results::DoseResult result;
  result.regimens.push_back({.total_gy = options.total,
                             .fractions = options.fractions,
                             .dose_per_fraction_gy = course.dose_per_fraction().value,
                             .alpha_beta_gy = options.alpha_beta,
                             .bed_gy = dose::bed(course, alpha_beta).value,
                             .eqd2_gy = dose::eqd2(course, alpha_beta).value});
  if (result.regimens.front().dose_per_fraction_gy > 10.0)
    result.warnings.push_back(
        "more than 10 Gy per fraction: the linear-quadratic model is doubtful there and overstates BED and EQD2");
  return result;
}

}  // namespace

void add_dose(CLI::App& program) {
  CLI::App& command = add_command(program, "dose", "BED and EQD2 of a regimen",
                                  "rtsurv dose --total 45 --fractions 15 --alpha-beta 3.5");
  auto options = std::make_shared<DoseOptions>();
  command.add_option("--total", options->total, "total dose in Gy")->required();
  command.add_option("--fractions", options->fractions, "number of fractions")->required();
  command.add_option("--alpha-beta", options->alpha_beta, "alpha/beta of the tissue in Gy")->required();
  command.add_flag("--json", options->json, "print one JSON object instead of a table");
  command.callback([options] {
    const results::DoseResult result = regimen(*options);
    print(options->json ? results::to_json(result) : report::to_text(result));
  });
}

}  // namespace rtsurv::cli

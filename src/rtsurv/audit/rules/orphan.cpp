// orphan: something announced without its result (soft): an entry of kind "missing", or an endpoint that the methods
// define and no figure uses. In running text: an abbreviation of an endpoint that is explained and never used.
// Source: item 17 of STROBE, von Elm et al., Lancet 370 (2007) 1453-1457.
#include "rtsurv/audit/rules/rules.hpp"

namespace rtsurv::audit {
namespace {

bool has_result(const Ledger& ledger, const Figure& announced) {
  for (const Figure& figure : ledger.figures)
    if (&figure != &announced && figure.endpoint == announced.endpoint &&
        (figure.percent || figure.ratio || figure.value))
      return true;
  return false;
}

}  // namespace

void check_orphan(Verdicts& verdicts) {
  for (const Figure& figure : verdicts.ledger().figures) {
    const bool missing = figure.kind == "missing";
    const bool endpoint = figure.kind == "endpoint" && !figure.endpoint.empty();
    if (!missing && !endpoint) continue;
    verdicts.compared({&figure});
    if (endpoint && has_result(verdicts.ledger(), figure)) continue;
    verdicts.find({"orphan", AuditGrade::soft, figure.where, missing ? figure.statement : figure.endpoint, "",
                   missing ? "a result is claimed without its figures: " + label_of(figure)
                           : "the endpoint " + figure.endpoint + " is defined, no result of it is printed"});
  }
}

}  // namespace rtsurv::audit

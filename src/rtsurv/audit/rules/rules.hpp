#pragma once
// One function and one file per rule. Each compares what a ledger holds and reports what cannot be.
// The definition, rounding model and source of a rule stand at the head of its file; docs/methods/audit.md lists all.

#include "rtsurv/audit/verdicts.hpp"

namespace rtsurv::audit {

void check_percent(Verdicts& verdicts);
void check_grim(Verdicts& verdicts);
void check_sum(Verdicts& verdicts);
void check_percents_add_up(Verdicts& verdicts);
void check_same_quantity(Verdicts& verdicts);
void check_identical_pair(Verdicts& verdicts);
void check_ratio_centred(Verdicts& verdicts);
void check_ratio_p(Verdicts& verdicts);
void check_direction(Verdicts& verdicts);
void check_events_for_se(Verdicts& verdicts);
void check_rate_interval(Verdicts& verdicts);
void check_survival_order(Verdicts& verdicts);
void check_pooled_rate(Verdicts& verdicts);
void check_nested(Verdicts& verdicts);
void check_quartile_share(Verdicts& verdicts);
void check_dose(Verdicts& verdicts);
void check_threshold(Verdicts& verdicts);
void check_zero_events(Verdicts& verdicts);
void check_orphan(Verdicts& verdicts);

}  // namespace rtsurv::audit

#pragma once
// How strong an unmeasured confounder would have to be. Start here: e_value().

namespace rtsurv::survival {

struct EValue {
  double estimate = 1.0;
  double limit = 1.0;         ///< of the confidence limit next to 1; 1 when the interval holds 1
  bool common_event = false;  ///< the hazard ratio was turned into a risk ratio
};

/// The smallest risk ratio that a confounder would need with both the treatment and the event, beyond what was adjusted
/// for, to explain the hazard ratio away:
///
///     E = RR + sqrt(RR (RR - 1)),   RR the ratio or, below 1, its inverse
///     RR = HR for a rare event, else (1 - 0.5^sqrt(HR)) / (1 - 0.5^sqrt(1/HR))
///
/// The event is common when more than 15 % of the patients have it (`share_with_event`) by the end of follow-up.
///
/// Source: VanderWeele & Ding, Ann Intern Med 167 (2017) 268-274; common events: VanderWeele, Eur J Epidemiol 32 (2017)
/// 377-380.
///
/// Agrees with: R EValue::evalues.HR by its formula, see tests/oracle/treatment/.
///
/// Throws InvalidOption unless 0 < lower <= ratio <= upper are finite and the share is in [0, 1].
[[nodiscard]] EValue e_value(double ratio, double lower, double upper, double share_with_event);

}  // namespace rtsurv::survival

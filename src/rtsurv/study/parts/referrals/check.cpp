// [referrals] against the cohort.
#include "rtsurv/study/prepare/fits.hpp"

namespace rtsurv::study {

void check_referrals(Preparation& preparation) {
  const ReferralRule& rule = *preparation.protocol.referrals;
  if (rule.share) check(preparation, *rule.share, "[referrals] share", true_or_false);
  preparation.attempt(rule.date, [&] { (void)date_of(preparation, rule.date, "[referrals] date"); });
}

}  // namespace rtsurv::study

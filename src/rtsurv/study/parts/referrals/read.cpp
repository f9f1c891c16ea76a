// [referrals]

#include "rtsurv/study/protocol/readers.hpp"

namespace rtsurv::study {

void read_referrals(ProtocolSection& section, Protocol& protocol) {
  ReferralRule rule;
  rule.date = section.required_text("date");
  rule.share = section.text("share");
  const auto label = section.words("label");
  if (label && !rule.share) section.report(place_of(*label), section.what("label") + R"( is the name of "share")");
  rule.label = label ? label->text : rule.share.value_or(Text{}).text;
  section.report_unknown();
  protocol.referrals = std::move(rule);
}

}  // namespace rtsurv::study

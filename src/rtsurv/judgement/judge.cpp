#include "rtsurv/judgement/judge.hpp"

#include "rtsurv/judgement/claims.hpp"
#include "rtsurv/judgement/doubts.hpp"
#include "rtsurv/judgement/sentence.hpp"

namespace rtsurv::judgement {

void judge(results::Study& study) {
  study.claims = claims(study);
  for (results::Claim& claim : study.claims) claim.claim = sentence(study, claim);
  study.doubts = doubts(study);
}

}  // namespace rtsurv::judgement

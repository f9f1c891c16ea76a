#include "rtsurv/judgement/judge.hpp"

#include "rtsurv/judgement/claims.hpp"
#include "rtsurv/judgement/doubts.hpp"

namespace rtsurv::judgement {

void judge(results::Study& study) {
  study.claims = claims(study);
  study.doubts = doubts(study);
}

}  // namespace rtsurv::judgement

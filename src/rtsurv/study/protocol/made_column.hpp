#pragma once
// A column that a part of the study adds to the cohort.

#include <string>
#include <vector>

#include "rtsurv/study/protocol/text.hpp"

namespace rtsurv::study {

/// What other parts must know of it: each reader of a table that makes columns adds them to Protocol::made.
struct MadeColumn {
  Text name;
  std::string giver;                     ///< the table that makes it, for messages: "[[cutpoint]]"
  std::vector<std::string> levels = {};  ///< of a text, in order; the first is the reference
  bool late = false;                     ///< known only after the start of follow-up
  std::string not_followed = {};         ///< why no replicate of a validation makes it again; empty when one does
};

}  // namespace rtsurv::study

#pragma once
// Columns that say whether an event happened: how they are coded, and on which side the event is.

#include <optional>
#include <string>
#include <vector>

#include "rtsurv/starter/values/relations.hpp"
#include "rtsurv/starter/values/words.hpp"

namespace rtsurv::starter {

/// Expressions about one column, and where they hold.
struct EventSide {
  std::string expression;  ///< true or 1 at an event
  std::string condition;   ///< the same as a comparison, for use inside other expressions
  Truths happened;
};

struct EventCoding {
  EventSide event, opposite;
  std::string competing;       ///< the code of another kind of event as SQL; empty for none
  std::string reason;          ///< why this side
  bool telling_text = false;   ///< its own texts name the side: dead and alive, yes and no
  bool names_outcome = false;  ///< and say what happened: dead, relapse
  bool deaths = false;         ///< what its texts say is death
  bool doubtful = false;       ///< neither texts nor another column tell the side for sure
};

/// The event in a column of
///   0/1 and true/false    1; of a column that its name calls a good state (alive, censored, local control ...), 0
///   codes in the name     as it says; "yes" with the words before it: "Alive (1=yes)" is 0
///   yes and no            yes; of a good state no, of LC and "vital" too
///   1 or "x", and blanks  what is not blank; of a good state the blanks
///   1/2                   2
///   0/1/2                 1, and 2 is a competing event
///   texts                 those that say so (dead, yes, relapse ...), when all others deny it (alive, no, none ...);
///                         where some say death and some another event, death is a competing event
/// Nothing for other codings.
[[nodiscard]] std::optional<EventCoding> event_coding(const ColumnProfile& column, const NameWords& name);

/// Another column that tells who had the event.
struct Witness {
  std::string what;  ///< such as `"Date of death" is filled`, for a comment
  Truths happened;
};

/// Turns the coding round when the witnesses contradict it in at least 90 % of the rows of one of them, or keeps it and
/// says who confirms it. Where nobody speaks, the reason says so. The first witness who speaks decides.
void hear(EventCoding& coding, const std::vector<Witness>& witnesses);

}  // namespace rtsurv::starter

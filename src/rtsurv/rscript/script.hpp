#pragma once
// A finished study as a script of R that gives its tables again. Start here: r_script().

#include <string>
#include <string_view>

#include "rtsurv/results/study.hpp"
#include "rtsurv/rscript/patients.hpp"
#include "rtsurv/study/protocol/protocol.hpp"

namespace rtsurv::rscript {

/// Stands in the head of every script.
inline constexpr std::string_view mark_of_a_script = "compare() sets what R computes";

struct ScriptOptions {
  std::string data = {};  ///< file of the patients (to_csv()); empty: not written, the script says how to get it
};

/// One block for each table of the report, in its order: the call in R (packages survival, cmprsk, maxstat, splines), then
/// compare() with what rtsurv printed, nine digits of it. The last lines list what differs by more than a millionth, and
/// what R stopped at: it ends one block of the script, not the script.
/// What R cannot give by a call of its own is named: resampled validations and P values, doses, response, landmarks,
/// adjusted effects.
///
/// The script holds no patient: it reads `data`. Plain ASCII but for the words of the protocol, which are UTF-8.
[[nodiscard]] std::string r_script(const results::Study& study, const study::Protocol& protocol,
                                   const Patients& patients, const ScriptOptions& options = {});

}  // namespace rtsurv::rscript

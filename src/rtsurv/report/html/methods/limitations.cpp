#include "rtsurv/report/html/methods/limitations.hpp"

#include <string>

#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/lock.hpp"

namespace rtsurv::report::html {

namespace {

using results::Study;

std::string not_analysed(const Study& study) {
  if (study.failed_parts.empty()) return "";
  std::string parts;
  for (const results::FailedPart& failed : study.failed_parts)
    parts += (parts.empty() ? "" : "; ") + failed.part + " (" + failed.reason + ")";
  return "These data cannot give every part of the protocol. Left out: " + parts + ".";
}

std::string not_randomised(const Study& study) {
  std::string text =
      "Nothing in the table says that treatment was assigned at random. Patients who were given another treatment may "
      "differ in what the table does not hold, and every comparison holds for the patients analysed.";
  if (!study.effects.empty())
    text += " The effect of " + label_in_sentence(study, study.effects.front().variable) +
            " is a difference between patients who had it and patients who had not, not what it would change in one.";
  return text;
}

std::string tests_made(const Study& study) {
  std::size_t tests = 0;
  for (const results::EndpointResult& endpoint : study.endpoints) tests += endpoint.univariable.size();
  if (tests < 2) return "";
  return "The univariable tables hold " + count(static_cast<double>(tests)) +
         " comparisons, and their P values are not adjusted for that number: without any effect, one of twenty is "
         "below 0.05 by chance.";
}

}  // namespace

Html limitations(const Study& study) {
  return paragraph(study.lock ? lock_limits(*study.lock) : lock_unknown_sentence(study.lock_unknown)) +
         paragraph(not_analysed(study)) + paragraph(not_randomised(study)) + paragraph(tests_made(study));
}

}  // namespace rtsurv::report::html

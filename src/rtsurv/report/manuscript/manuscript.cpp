#include "rtsurv/report/manuscript/manuscript.hpp"

#include "rtsurv/report/manuscript/citations.hpp"
#include "rtsurv/report/manuscript/findings/findings.hpp"
#include "rtsurv/report/manuscript/methods/methods.hpp"

namespace rtsurv::report::manuscript {

std::string manuscript_text(const results::Study& study) {
  References references;
  std::string text = study.title + "\n";
  if (study.is_simulated()) text += "\nSimulated patients.\n";
  text += "\nMETHODS\n";
  for (const std::string& sentences : methods_text(study)) text += "\n" + references.numbered(sentences) + "\n";
  text += "\nRESULTS\n";
  for (const Finding& finding : findings(study)) text += "\n" + finding.title + "\n" + finding.told.text + "\n";
  text += "\nREFERENCES\n\n";
  for (std::size_t i = 0; i < references.cited().size(); ++i)
    text += std::to_string(i + 1) + ". " + in_list(*references.cited()[i]) + "\n";
  return text;
}

std::string references_bib(const results::Study& study) {
  References references;
  for (const std::string& sentences : methods_text(study)) static_cast<void>(references.cut(sentences));
  std::string text;
  for (const Source* source : references.cited()) text += (text.empty() ? "" : "\n") + to_bibtex(*source);
  return text;
}

}  // namespace rtsurv::report::manuscript

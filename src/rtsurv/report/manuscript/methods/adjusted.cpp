#include "rtsurv/report/manuscript/methods/adjusted.hpp"

#include "rtsurv/report/manuscript/citations.hpp"
#include "rtsurv/report/manuscript/methods/alike.hpp"
#include "rtsurv/report/words/adjusted.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report::manuscript {

namespace {

using results::AdjustedEffect;

std::string how(const AdjustedEffect& adjusted) {
  if (adjusted.method == survival::Adjustment::standardise)
    return "predicted for every patient under either treatment by a Cox model of the treatment and these factors, and "
           "averaged (g-formula)" +
           cite({"makuch1982", "austin2010"});
  return "compared in patients weighted by the inverse probability of the treatment that they had, given these factors "
         "by logistic regression" +
         cite({"rosenbaum1983", "cole2004"}) + "; weights were " + weights_phrase(adjusted) +
         (adjusted.truncate > 0.0 ? cite({"cole2008"}) : "") + ", balance was judged by standardised differences" +
         cite({"austin2009"}) +
         ", and the hazard ratio is that of a weighted Cox model of the treatment alone with robust error" +
         cite({"lin1989"});
}

/// All of it, behind "For the effect of ..."; the same words for effects that were adjusted alike.
std::string way(const results::Study& study, const results::Effect& effect) {
  const AdjustedEffect& adjusted = *effect.adjusted->value;
  return "rates were " + how(adjusted) + ". The effect is the one " + estimand_phrase(study, effect) +
         ". Intervals of rates and differences are percentiles of " + count(static_cast<double>(adjusted.replicates)) +
         " bootstrap samples in which all of this was repeated" + cite({"austin2016"}) +
         (adjusted.e_value ? "; how strong an unmeasured confounder would have to be is given as the E-value" +
                                 cite({"vanderweele2017"}) + "."
                           : ".");
}

}  // namespace

std::string adjusted_methods(const results::Study& study) {
  Alike ways;
  for (const results::Effect& effect : study.effects) {
    if (!effect.adjusted || !effect.adjusted->value) continue;
    const AdjustedEffect& adjusted = *effect.adjusted->value;
    ways.add(way(study, effect), label_in_sentence(study, effect.variable) + " on " +
                                     in_sentence(endpoint_label(study, effect.endpoint)) + " adjusted for " +
                                     adjusted_for(study, adjusted));
  }
  std::string text;
  for (const auto& [way, effects] : ways.ways())
    text += (text.empty() ? "" : " ") + ("For the effect of " + joined(effects)) + ", " + way;
  return text;
}

}  // namespace rtsurv::report::manuscript

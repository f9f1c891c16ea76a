// Regression: Cox and Fine-Gray.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rtsurv/results/json/names.hpp"
#include "rtsurv/rscript/tables.hpp"
#include "rtsurv/rscript/words.hpp"
#include "rtsurv/study/columns/terms.hpp"

namespace rtsurv::rscript {
namespace {

using results::CoxResult;
using results::CoxTerm;

const CoxResult::Spline* spline_of(const CoxResult& model, const std::string& term) {
  const auto found = std::ranges::find(model.splines, term, &CoxResult::Spline::term);
  return found == model.splines.end() ? nullptr : &*found;
}

/// The knots of a natural spline; the outermost are its boundary.
std::string knots_code(const std::vector<double>& knots) {
  if (knots.size() < 3) return {};
  const std::vector<double> inner(knots.begin() + 1, knots.end() - 1);
  if (!std::isfinite(knots.front())) return fmt::format(", knots = {}", r_numbers(inner));  // ns() takes the range
  return fmt::format(", knots = {}, Boundary.knots = c({}, {})", r_numbers(inner), r_number(knots.front()),
                     r_number(knots.back()));
}

std::string term_code(const std::string& factor, const CoxResult& model, const Patients& patients) {
  const std::string variable = r_name(patients.find(study::variable_of(factor))->name);
  const CoxResult::Spline* spline = spline_of(model, factor);
  return spline == nullptr ? variable : fmt::format("ns({}{})", variable, knots_code(spline->curve.knots));
}

/// Without factors of a single level, of which R makes no contrasts.
std::vector<std::string> terms_of(const ModelTerms& terms, const CoxResult& model, const Patients& patients) {
  std::vector<std::string> code;
  for (const std::string& factor : terms.factors) {
    const auto term = std::ranges::find(model.terms, factor, &CoxTerm::term);
    if (term != model.terms.end() && !term->is_single_level()) code.push_back(term_code(factor, model, patients));
  }
  return code;
}

/// hr, lower, upper and P of every coefficient, one after the other; only those of `spline`, or of no spline.
Printed coefficients(const CoxResult& model, const std::string& spline) {
  Printed printed;
  for (const auto part : {&CoxTerm::hazard_ratio, &CoxTerm::lower, &CoxTerm::upper, &CoxTerm::p})
    for (const CoxTerm& term : model.terms) {
      const bool wanted = spline.empty() ? spline_of(model, term.term) == nullptr : term.term == spline;
      const bool estimated = term.coefficient || term.infinite;
      if (wanted && estimated && !term.is_single_level()) printed.push_back(term.infinite ? std::nullopt : term.*part);
    }
  return printed;
}

/// The quartiles of each splined number against its median.
void write_splines(Page& page, const TableOf& table, const CoxResult& model, const Patients& patients) {
  for (const CoxResult::Spline& spline : model.splines) {
    const std::string variable = r_name(patients.find(spline.variable)->name);
    page.line(fmt::format("basis <- ns(quartiles_in(fit, {}${}){})", table.outcome.data, variable,
                          knots_code(spline.curve.knots)));
    page.compare(table.what + ": " + spline.term,
                 fmt::format("spline_ratios(fit, {}, basis, {})", r_string("ns(" + variable + ","),
                             r_number(model.confidence_level)),
                 coefficients(model, spline.term));
  }
}

void write_zph(Page& page, const TableOf& table, const CoxResult& model) {
  if (model.zph.empty()) return;
  Printed p;
  for (const CoxResult::Zph& row : model.zph) p.emplace_back(row.test.p);
  page.line(fmt::format("check <- cox.zph(fit, transform = \"{}\")", model.zph_transform));
  page.line("print(check)");
  page.compare(table.what + ": proportional hazards", "check$table[, \"p\"]", p);
}

std::string strata_code(const ModelTerms& terms, const Patients& patients) {
  std::vector<std::string> names;
  for (const std::string& one : terms.strata) names.push_back(r_name(patients.find(one)->name));
  return names.empty() ? "" : fmt::format(" + strata({})", fmt::join(names, ", "));
}

/// Why the model cannot be written in R; empty when it can.
std::string why_not(const ModelTerms& terms, const CoxResult& model, const Patients& patients) {
  const auto unknown = [&](const std::string& text) { return patients.find(study::variable_of(text)) == nullptr; };
  if (std::ranges::any_of(terms.factors, unknown) || std::ranges::any_of(terms.strata, unknown))
    return "a column of it is not among those of the script";
  if (std::ranges::any_of(model.terms, &CoxTerm::undetermined))
    return "a coefficient can have any value, and R takes one of them";
  return terms_of(terms, model, patients).empty() ? "it has no coefficient" : "";
}

}  // namespace

void write_cox(Page& page, const TableOf& table, const ModelTerms& terms, const CoxResult& model,
               const Patients& patients) {
  if (const std::string why = why_not(terms, model, patients); !why.empty())
    return page.comment(table.what + ": the Cox model is not repeated, because " + why);
  page.block(table.what + ": Cox model");
  page.line(fmt::format("fit <- coxph({} ~ {}{}, data = {}{}, ties = \"{}\")", table.outcome.surv,
                        fmt::join(terms_of(terms, model, patients), " + "), strata_code(terms, patients),
                        table.outcome.data, table.outcome.rows, results::name(model.ties)));
  page.line("print(fit)");
  const bool bounded = std::ranges::none_of(model.terms, &CoxTerm::infinite);
  if (!bounded) page.comment("A coefficient without bound has no number here; R stops on its way.");
  page.compare(table.what + ": Cox, hr, limits, P",
               fmt::format("hazard_ratios(fit, {})", r_number(model.confidence_level)), coefficients(model, ""));
  write_splines(page, table, model, patients);
  if (!bounded) return;
  page.compare(table.what + ": log likelihood", "fit$loglik", {model.loglik_null, model.loglik_model});
  if (model.concordance)
    page.compare(table.what + ": concordance", "fit$concordance[\"concordance\"]", {model.concordance->c});
  write_zph(page, table, model);
}

void write_fine_gray(Page& page, const TableOf& table, const ModelTerms& terms, const results::FineGrayResult& model,
                     const Patients& patients) {
  if (const std::string why = why_not(terms, model.model, patients); !why.empty())
    return page.comment(table.what + ": the Fine-Gray model is not repeated, because " + why);
  if (std::ranges::any_of(model.model.terms, &CoxTerm::infinite) || !model.model.splines.empty())
    return page.comment(table.what + ": the Fine-Gray model has a spline or a coefficient without bound; not repeated");
  page.block(table.what + ": Fine-Gray model");
  page.line(fmt::format("fit <- fine_gray({0}, \"{1}\", \"{2}\", ~ {3})", table.outcome.data, table.outcome.time,
                        table.outcome.status, fmt::join(terms_of(terms, model.model, patients), " + ")));
  page.line("print(fit)");
  page.compare(table.what + ": Fine-Gray, hr, limits, P",
               fmt::format("subdistribution_ratios(fit, {})", r_number(model.model.confidence_level)),
               coefficients(model.model, ""));
}

}  // namespace rtsurv::rscript

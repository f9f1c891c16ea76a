#include "rtsurv/rscript/helpers.hpp"

#include <array>

namespace rtsurv::rscript {
namespace {

struct Helper {
  std::string_view call, text;
};

constexpr std::string_view compare_text =
    R"R(# Keeps what R computed beside what rtsurv printed; where rtsurv gives no number there is nothing to compare.
# What R stops at is listed with its reason, and the script goes on.
compared <- list()
missed <- character()
miss <- function(what, error) missed[length(missed) + 1] <<- paste0(what, ": ", conditionMessage(error))
block <- function(what, code) invisible(tryCatch(code, error = function(error) miss(what, error)))
compare <- function(what, r, rtsurv, tolerance = 1e-6) {
  r <- tryCatch(as.numeric(r), error = function(error) error)
  if (inherits(r, "error")) return(invisible(miss(what, r)))
  if (length(r) != length(rtsurv)) r <- rep(NA_real_, length(rtsurv))
  differs <- !is.na(rtsurv) & (is.na(r) | abs(r - rtsurv) > tolerance * pmax(abs(rtsurv), 1e-4))
  compared[[length(compared) + 1]] <<- data.frame(what, place = seq_along(rtsurv), r, rtsurv, differs)
  invisible(r)
}
)R";

constexpr std::array<Helper, 16> helpers{{
    {"summary_of(", R"R(
summary_of <- function(x) {
  x <- x[!is.na(x)]
  c(mean(x), sd(x), quantile(x, c(.5, .25, .75, 0, 1)))
}
)R"},
    {"median_of(", R"R(
# Medians of every group, then their lower, then their upper limits.
median_of <- function(fit) unlist(quantile(fit, 0.5))
)R"},
    {"rates_at(", R"R(
# Survival at the times, group after group, then the lower, then the upper limits.
rates_at <- function(fit, times) with(summary(fit, times = times, extend = TRUE), c(surv, lower, upper))
)R"},
    {"log_rank_of(", R"R(
log_rank_of <- function(test) c(test$chisq, pchisq(test$chisq, sum(test$exp > 0) - 1, lower.tail = FALSE))
)R"},
    {"pair_tests(", R"R(
# The log-rank P of every two groups; none where no event can tell them apart.
pair_tests <- function(formula, data) {
  group <- factor(data[[all.vars(formula[[3]])]])
  apply(combn(levels(group), 2), 2, function(two) {
    test <- survdiff(formula, data = droplevels(data[which(group %in% two), ]))
    if (isTRUE(as.matrix(test$var)[1] > 0)) pchisq(test$chisq, 1, lower.tail = FALSE) else NA
  })
}
)R"},
    {"trend_of(", R"R(
# The test for trend along the scores of the groups (Tarone 1975).
trend_of <- function(test, scores) {
  chisq <- sum(scores * (test$obs - test$exp))^2 / drop(scores %*% test$var %*% scores)
  c(chisq, pchisq(chisq, 1, lower.tail = FALSE))
}
)R"},
    {"hazard_ratios(", R"R(
# Hazard ratios of all coefficients but those of splines, then lower limits, upper limits and P.
hazard_ratios <- function(fit, level) {
  found <- summary(fit, conf.int = level)
  keep <- !is.na(coef(fit)) & !startsWith(names(coef(fit)), "ns(")
  c(found$conf.int[keep, c(1, 3, 4)], found$coefficients[keep, "Pr(>|z|)"])
}
)R"},
    {"quartiles_in(", R"R(
# Median, lower and upper quartile of a number in the patients of a model; an extreme where a quartile is the median.
quartiles_in <- function(fit, x) {
  x <- if (is.null(fit$na.action)) x else x[-fit$na.action]
  q <- quantile(x, c(.5, .25, .75))
  other <- ifelse(q[2:3] == q[1], range(x), q[2:3])
  c(q[1], other[other != q[1]])
}
)R"},
    {"spline_ratios(", R"R(
# Hazard ratios of values of a spline against the first row of `basis`, then limits and P.
spline_ratios <- function(fit, start, basis, level) {
  at <- startsWith(names(coef(fit)), start)
  x <- sweep(basis[-1, , drop = FALSE], 2, basis[1, ])
  b <- drop(x %*% coef(fit)[at])
  se <- sqrt(rowSums((x %*% vcov(fit)[at, at]) * x))
  z <- qnorm((1 + level) / 2)
  c(exp(b), exp(b - z * se), exp(b + z * se), 2 * pnorm(-abs(b / se)))
}
)R"},
    {"incidence_at(", R"R(
# Incidence of cause 1 at the times, group after group, then the log-log limits; cuminc() leaves out a group without
# such an event.
incidence_at <- function(fit, groups, times, level) {
  at_times <- function(curve) {
    if (is.null(curve)) return(data.frame(est = 0 * times, var = NA))
    as.data.frame(curve[c("est", "var")])[findInterval(times, curve$time), ]
  }
  found <- do.call(rbind, lapply(fit[paste(groups, 1)], at_times))
  cif <- found$est
  step <- qnorm((1 + level) / 2) * sqrt(found$var) / (cif * log(cif))
  c(cif, cif^exp(-step), cif^exp(step))
}
)R"},
    {"gray_of(", R"R(
# Gray's test of cause 1.
gray_of <- function(fit) {
  test <- fit$Tests["1", c("stat", "pv")]
  if (test["stat"] < 0) stop("cmprsk finds the variance singular and gives no test")
  test
}
)R"},
    {"fine_gray(", R"R(
fine_gray <- function(data, time, status, terms) {
  data <- data[complete.cases(data[c(time, status)]), ]
  x <- model.matrix(terms, data)
  rows <- data[rownames(x), ]
  crr(rows[[time]], rows[[status]], x[, -1, drop = FALSE], gtol = 1e-11)
}
)R"},
    {"subdistribution_ratios(", R"R(
subdistribution_ratios <- function(fit, level) {
  z <- qnorm((1 + level) / 2); se <- sqrt(diag(fit$var))
  c(exp(fit$coef), exp(fit$coef - z * se), exp(fit$coef + z * se), 2 * pnorm(-abs(fit$coef / se)))
}
)R"},
    {"likelihood_ratio(", R"R(
likelihood_ratio <- function(small, large) {
  chisq <- 2 * (large$loglik[2] - small$loglik[2])
  df <- sum(!is.na(coef(large))) - sum(!is.na(coef(small)))
  c(chisq, df, pchisq(chisq, df, lower.tail = FALSE))
}
)R"},
    {"difference_at(", R"R(
# Survival of the second group minus that of the first, with 95 % limits.
difference_at <- function(fit, time) {
  at <- summary(fit, times = time, extend = TRUE)
  se <- sqrt(sum(replace(at$std.err, is.nan(at$std.err), 0)^2))
  pmin(1, pmax(-1, diff(at$surv) + c(0, -1, 1) * qnorm(0.975) * se))
}
)R"},
    {"restricted_means(", R"R(
# Both means up to tau, then second minus first with 95 % limits.
restricted_means <- function(fit, tau) {
  found <- summary(fit, rmean = tau)$table
  mean <- found[, "rmean"]
  c(mean, diff(mean) + c(0, -1, 1) * qnorm(0.975) * sqrt(sum(found[, "se(rmean)"]^2)))
}
)R"},
}};

constexpr Helper rate_helper{"rate_per_100(", R"R(
# Events per 100 patient-years with exact limits.
rate_per_100 <- function(data, time, event, years) {
  known <- complete.cases(data[c(time, event)])
  test <- poisson.test(sum(data[[event]][known]), sum(data[[time]][known]) * years)
  100 * c(test$estimate, test$conf.int)
}
)R"};

bool calls(std::string_view lines, std::string_view call) { return lines.find(call) != std::string_view::npos; }

}  // namespace

std::string libraries_of(std::string_view lines) {
  std::string text = "library(survival)\n";
  if (calls(lines, "cuminc(") || calls(lines, "fine_gray(")) text += "library(cmprsk)\n";
  if (calls(lines, "maxstat.test(")) text += "library(maxstat)\n";
  if (calls(lines, " ns(") || calls(lines, "~ ns(")) text += "library(splines)\n";
  return text;
}

std::string helpers_of(std::string_view lines) {
  std::string text(compare_text);
  for (const Helper& helper : helpers)
    if (calls(lines, helper.call)) text += helper.text;
  if (calls(lines, rate_helper.call)) text += rate_helper.text;
  return text;
}

std::string_view conclusion() noexcept {
  return R"R(

# ==== What agrees, and what differs ====
compared <- do.call(rbind, compared)
given <- !is.na(compared$rtsurv)
cat(sum(given & !compared$differs), "of", sum(given), "numbers agree with those of rtsurv\n")
if (any(compared$differs)) print(compared[compared$differs, 1:4], row.names = FALSE, digits = 9)
if (length(missed) > 0) cat("could not be computed by R:", missed, sep = "\n  ")
)R";
}

}  // namespace rtsurv::rscript

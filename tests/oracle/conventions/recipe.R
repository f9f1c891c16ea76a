# What R, and by their documented rules SAS, SPSS and Stata, give on one cohort. Run in this folder: Rscript recipe.R
# The rules are those of docs/conventions.md; R computes every number. lifelines: recipe.py.
suppressMessages({ library(survival); library(jsonlite) })

# Ties, and a curve that lies on 1/2 from 10 to 13; 22 patients, so that the types of quantiles differ.
d <- data.frame(
  time  = c(2, 2, 3, 3, 4, 5, 6, 6, 8, 9, 10, 13, 13, 15, 15, 18, 20, 21, 24, 24, 27, 30),
  event = c(1, 1, 1, 1, 1, 1, 1, 1, 1, 1,  1,  1,  1,  0,  1,  1,  0,  1,  1,  0,  0,  1),
  x     = c(3, 5, 4, 7, 2, 6, 5, 8, 1, 4,  6,  2,  3,  5,  1,  4,  2,  3,  1,  5,  2,  3))
write.csv(d, "cohort.csv", row.names = FALSE, quote = FALSE)

first_at_half <- function(time, curve) {
  at <- which(!is.na(curve) & curve <= 0.5 + 1e-9)
  if (length(at)) time[min(at)] else NA
}
medians <- function(fit, rule) {
  if (rule == "middle") unname(unlist(quantile(fit, 0.5)))
  else c(first_at_half(fit$time, fit$surv), first_at_half(fit$time, fit$lower), first_at_half(fit$time, fit$upper))
}
as_program <- function(conf.type, rule, type, ties) {
  fit <- survfit(Surv(time, event) ~ 1, data = d, conf.type = conf.type)
  back <- survfit(Surv(time, 1 - event) ~ 1, data = d, conf.type = conf.type)
  at <- summary(fit, times = c(5, 15))
  cox <- coxph(Surv(time, event) ~ x, data = d, ties = ties)
  list(median = medians(fit, rule), follow_up = medians(back, rule), survival = at$surv, lower = at$lower,
       upper = at$upper, observed = unname(quantile(d$time, c(0.5, 0.25, 0.75), type = type)),
       coef = unname(coef(cox)), se = sqrt(vcov(cox)[1, 1]))
}
expected <- list(
  r     = as_program("log", "middle", 7, "efron"),
  sas   = as_program("log-log", "middle", 2, "breslow"),
  spss  = as_program("plain", "first", 6, "breslow"),
  stata = as_program("log-log", "first", 2, "breslow"))
write(toJSON(expected, digits = I(15), auto_unbox = TRUE, na = "null", pretty = TRUE), "expected.json")

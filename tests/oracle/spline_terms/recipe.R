# Natural splines as terms of Cox models: data.csv and expected.json. Simulated, labelled so.
# R 4.2.2, survival 3.5-3, splines. Rscript recipe.R, in this folder.
library(survival)
library(splines)
set.seed(20261129)
n <- 240
age <- round(rnorm(n, 60, 11), 1)
arm <- sample(c("a", "b", "c"), n, TRUE)
site <- sample(c("x", "y"), n, TRUE)
centre <- sample(1:40, n, TRUE)
w <- round(runif(n, 0.5, 2), 2)
entry <- round(runif(n, 0, 4), 1)
event_time <- entry + rexp(n, 0.03 * exp(((age - 60) / 11)^2 * 0.5 + 0.5 * (arm == "b")))
censored <- entry + runif(n, 5, 60)
months <- pmax(ceiling(10 * pmin(event_time, censored)) / 10, entry + 0.1)
died <- as.integer(event_time <= censored)
data <- data.frame(months, died, entry, age, arm, site, centre, w)
write.csv(data, "data.csv", row.names = FALSE, quote = FALSE)

control <- coxph.control(eps = 1e-12, iter.max = 50)
number <- function(v) paste0("[", paste(sprintf("%.15g", v), collapse = ", "), "]")
# log hazard ratios and errors of the quartiles of age against its median
contrasts <- function(full, df) {
  q <- quantile(age, c(0.25, 0.5, 0.75))
  basis <- predict(ns(age, df), q)
  at <- grep("^ns\\(", names(coef(full)))
  b <- coef(full)[at]
  v <- vcov(full)[at, at]
  unlist(lapply(c(1, 3), function(i) {
    d <- basis[i, ] - basis[2, ]
    c(sum(d * b), sqrt(sum(d * (v %*% d))))
  }))
}
model <- function(name, response, df, others = "", ...) {
  f <- function(age_term) as.formula(paste(response, "~", paste(c(age_term, others)[nchar(c(age_term, others)) > 0], collapse = " + ")))
  full <- coxph(f(sprintf("ns(age, %d)", df)), data, control = control, ...)
  line <- coxph(f("age"), data, control = control, ...)
  at <- grep("^ns\\(", names(coef(full)))
  b <- coef(full)[at]
  wald <- sum(b * solve(vcov(full)[at, at], b))
  zph <- cox.zph(full, "km")$table[1, 1:2]
  knots <- c(min(age), attr(ns(age, df), "knots"), max(age))
  sprintf('  "%s": {"loglik": %s, "line": %s, "wald": %s, "contrasts": %s, "knots": %s, "zph": %s, "c": %s}', name,
          number(full$loglik), number(line$loglik[2]), number(wald), number(contrasts(full, df)), number(knots),
          number(zph), number(full$concordance["concordance"]))
}
writeLines(c("{", paste(c(
  model("spline(age, 3)", "Surv(months, died)", 3),
  model("spline(age, 4),arm", "Surv(months, died)", 4, "arm"),
  model("spline(age, 8),arm", "Surv(months, died)", 8, "arm"),
  model("strata", "Surv(months, died)", 3, c("arm", "strata(site)")),
  model("entry", "Surv(entry, months, died)", 3, "arm"),
  model("weights", "Surv(months, died)", 3, "arm", weights = w, robust = TRUE),
  model("cluster", "Surv(months, died)", 3, "arm", cluster = centre)), collapse = ",\n"), "}"), "expected.json")

# Interactions of Cox models, tests of whole terms, and C by cluster: data.csv and expected.json. Simulated, labelled so.
# R 4.2.2, survival 3.5-3. Rscript recipe.R, in this folder.
library(survival)
set.seed(20261128)
n <- 90
age <- round(rnorm(n, 60, 9), 1)
arm <- sample(c("a", "b", "c"), n, TRUE)
old <- sample(0:1, n, TRUE)
site <- sample(c("x", "y"), n, TRUE)
centre <- sample(1:12, n, TRUE)
event_time <- rexp(n, 0.03 * exp(0.04 * (age - 60) * (arm == "b") + 0.6 * old * (arm != "a")))
censored <- runif(n, 5, 60)
months <- ceiling(10 * pmin(event_time, censored)) / 10
died <- as.integer(event_time <= censored)
data <- data.frame(months, died, age, arm, old, site, centre)
write.csv(data, "data.csv", row.names = FALSE, quote = FALSE)

control <- coxph.control(eps = 1e-12, iter.max = 50)
fit <- function(terms, extra = "") coxph(as.formula(paste("Surv(months, died) ~", terms, extra)), data, control = control)
number <- function(v) paste0("[", paste(sprintf("%.15g", v), collapse = ", "), "]")
without <- function(full, smaller) {
  less <- if (smaller == "1") list(loglik = full$loglik[c(1, 1)], coefficients = NULL) else fit(smaller)
  chi <- 2 * (full$loglik[2] - less$loglik[2])
  df <- sum(!is.na(coef(full))) - sum(!is.na(less$coefficients))
  c(chi, df, pchisq(chi, df, lower.tail = FALSE))
}
model <- function(name, terms, smaller) {
  full <- fit(terms)
  sprintf('  "%s": {"coef": %s, "se": %s, "whole": [%s]}', name, number(coef(full)), number(sqrt(diag(vcov(full)))),
          paste(sapply(smaller, function(s) number(without(full, s))), collapse = ", "))
}
clustered <- function(strata) {
  full <- coxph(as.formula(paste("Surv(months, died) ~ age + old", strata)), data, cluster = centre, control = control)
  number(full$concordance[c("concordance", "std")])
}
writeLines(c("{", paste(c(
  model("age*arm", "age * arm", c("arm", "age", "age + arm")),
  model("age*old", "age * old", c("old", "age", "age + old")),
  model("arm*site", "arm * site", c("site", "arm", "arm + site")),
  model("arm,age:arm", "arm + age:arm", c("1", "arm"))), collapse = ",\n"), ",",
  sprintf('  "cluster": %s,\n  "strata_cluster": %s', clustered(""), clustered("+ strata(site)")), "}"), "expected.json")

# Robust errors with clusters and with weights, of R survival. Run in this folder: Rscript recipe.R
# kidney: two infections of each patient, censored; rats: litters of three; mgus2: competing causes, with made-up weights.
suppressMessages({ library(survival); library(jsonlite) })
set.seed(20261128)

k <- kidney
k$w <- round(runif(nrow(k), 0.3, 2.5), 3)
write.csv(data.frame(id = k$id, time = k$time, event = k$status, age = k$age, sex = k$sex, disease = as.character(k$disease),
                     w = k$w, count = sample(1:3, nrow(k), TRUE)), "kidney.csv", row.names = FALSE, quote = FALSE)
k <- read.csv("kidney.csv"); k$disease <- factor(k$disease)

m <- subset(mgus2, !is.na(hgb))[1:500, ]
m$time <- ifelse(m$pstat == 1, m$ptime, m$futime) + 1
m$cause <- ifelse(m$pstat == 1, 1, ifelse(m$death == 1, 2, 0))
m$since <- round(pmin(m$time - 0.5, rexp(nrow(m), 1 / 20)) * rbinom(nrow(m), 1, 0.6), 3)
write.csv(data.frame(id = m$id, entry = m$since, time = m$time, cause = m$cause, sex = as.character(m$sex),
                     centre = sample(1:40, nrow(m), TRUE), w = round(rgamma(nrow(m), 4, 4) + 0.05, 4)),
          "mgus.csv", row.names = FALSE, quote = FALSE)
m <- read.csv("mgus.csv"); m$state <- factor(m$cause, 0:2, c("none", "event", "other"))

control <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 50)
model <- function(f) {
  list(coef = unname(coef(f)), se = unname(sqrt(diag(f$naive.var %||% f$var))),
       robust = if (is.null(f$naive.var)) NULL else unname(sqrt(diag(f$var))),
       c = unname(f$concordance["concordance"]), c_se = unname(f$concordance["std"]), wald = unname(f$wald.test))
}
`%||%` <- function(a, b) if (is.null(a)) b else a
curve <- function(f, at) { s <- summary(f, times = at); list(survival = s$surv, std_error = s$std.err, lower = s$lower, upper = s$upper) }
states <- function(f, at) {
  s <- summary(f, times = at)
  list(event = s$pstate[, 2], event_se = s$std.err[, 2], other = s$pstate[, 3], other_se = s$std.err[, 3])
}
# survfit() of a factor leaves `cluster` out of its errors; they are made of its residuals here.
clustered <- function(f, at, cluster) {
  r <- residuals(f, times = at, type = "pstate")          # patients, times, states
  error <- function(state) apply(r[, , state], 2, function(x) sqrt(sum(rowsum(x, cluster)^2)))
  within(states(f, at), { event_se <- error(2); other_se <- error(3) })[c("event", "event_se", "other", "other_se")]
}
rmst <- function(f, tau, w, cluster) {
  r <- residuals(f, times = tau, type = "auc")
  s <- summary(f, rmean = tau)$table
  list(mean = unname(s[grep("rmean", names(s))[1]]), std_error = sqrt(sum(rowsum(w * r, cluster)^2)))
}
one <- Surv(k$time, k$event)
at_k <- c(10, 50, 150, 400); at_m <- c(12, 60, 120, 240)
whole <- coxph(Surv(time, event) ~ age + disease + cluster(id), k, control = control)
d <- grep("disease", names(coef(whole)))
write_json(list(
  at_kidney = at_k, at_mgus = at_m,
  cox_cluster = model(coxph(Surv(time, event) ~ age + sex + disease, k, control = control, cluster = id)),
  cox_strata_cluster = model(coxph(Surv(time, event) ~ age + sex + strata(disease), k, control = control, cluster = id)),
  cox_weights = model(coxph(Surv(time, event) ~ age + sex, k, control = control, weights = w)),
  cox_weights_cluster = model(coxph(Surv(time, event) ~ age + sex, k, control = control, weights = w, cluster = id)),
  whole_term = drop(coef(whole)[d] %*% solve(vcov(whole)[d, d], coef(whole)[d])),
  km_cluster = curve(survfit(one ~ 1, cluster = k$id, robust = TRUE), at_k),
  km_weights = curve(survfit(one ~ 1, weights = k$w), at_k),
  km_weights_cluster = curve(survfit(one ~ 1, weights = k$w, cluster = k$id, robust = TRUE), at_k),
  km_counts = curve(survfit(one ~ 1, k, weights = count), at_k),
  km_entry_weights = curve(survfit(Surv(entry, time, cause > 0) ~ 1, m, weights = w), at_m),
  rmst_cluster = rmst(survfit(Surv(time, event) ~ 1, k), 150, rep(1, nrow(k)), k$id),
  rmst_weights = rmst(survfit(Surv(time, event) ~ 1, k, weights = w), 150, k$w, seq_len(nrow(k))),
  rmst_entry_weights = rmst(survfit(Surv(entry, time, cause > 0) ~ 1, m, weights = w), 120, m$w, seq_len(nrow(m))),
  cif_weights = states(survfit(Surv(time, state) ~ 1, m, weights = w), at_m),
  cif_cluster = clustered(survfit(Surv(time, state) ~ 1, m), at_m, m$centre),
  cif_entry_weights = states(survfit(Surv(entry, time, state) ~ 1, m, weights = w, id = id), at_m)
), "expected.json", auto_unbox = TRUE, digits = 16, pretty = TRUE)

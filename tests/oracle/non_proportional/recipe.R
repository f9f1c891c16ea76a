# What stands beside factors whose hazards are not proportional: survival::veteran (lung cancer, days), a model of low
# performance status, cell type and age. Rscript recipe.R, in this folder.   Data: R package survival, LGPL (>= 2).
suppressMessages({library(survival); library(jsonlite)})
v <- with(veteran, data.frame(time, status, low = karno < 60, celltype = as.character(celltype), age))
v$celltype <- factor(v$celltype, c("squamous", "smallcell", "adeno", "large"))
write.csv(transform(v, low = tolower(low)), "veteran.csv", row.names = FALSE, quote = FALSE)
exact <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 100)
model <- coxph(Surv(time, status) ~ low + celltype + age, v, control = exact)
stratified <- function(formula) {
  fit <- coxph(formula, v, control = exact)
  list(hr = unname(exp(coef(fit))), p = unname(summary(fit)$coefficients[, 5]))
}
# The columns of the term times the indicators of the periods.
periods <- function(cuts, term) {
  long <- survSplit(Surv(time, status) ~ ., v, cut = cuts, episode = "period")
  columns <- model.matrix(as.formula(paste("~", term)), long)[, -1, drop = FALSE]
  crossed <- do.call(cbind, lapply(seq_len(length(cuts) + 1), function(k) columns * (long$period == k)))
  others <- if (term == "low") model.matrix(~ celltype + age, long)[, -1] else model.matrix(~ low + age, long)[, -1]
  fit <- coxph(Surv(long$tstart, long$time, long$status) ~ others + crossed, control = exact)
  keep <- (ncol(others) + 1):(ncol(others) + ncol(crossed))
  shown <- summary(fit)
  change <- 2 * (fit$loglik[2] - model$loglik[2])
  df <- length(coef(fit)) - length(coef(model))
  list(hr = unname(shown$conf.int[keep, 1]), p = unname(shown$coefficients[keep, 5]),
       lower = unname(shown$conf.int[keep, 3]), upper = unname(shown$conf.int[keep, 4]), change = change, df = df,
       p_change = pchisq(change, df, lower.tail = FALSE),
       n = as.vector(table(long$period)), events = as.vector(tapply(long$status, long$period, sum)))
}
# survRM2::rmst1() written out: area under the curve up to tau, Greenwood's variance.
rmst <- function(keep, tau) {
  ft <- survfit(Surv(time, status) ~ 1, v[keep, ])
  use <- ft$time <= tau
  at <- sort(c(ft$time[use], tau))
  area <- diff(c(0, at)) * c(1, ft$surv[use])
  after <- rev(cumsum(rev(area[-1])))
  term <- ifelse(ft$n.risk - ft$n.event == 0, 0, ft$n.event / (ft$n.risk * (ft$n.risk - ft$n.event)))
  c(sum(area), sqrt(sum(after^2 * term[use])))
}
difference <- function(level, reference, tau) {
  a <- rmst(level, tau); b <- rmst(reference, tau)
  se <- sqrt(a[2]^2 + b[2]^2); d <- a[1] - b[1]
  list(mean = a[1], reference = b[1], difference = d, lower = d - qnorm(0.975) * se, upper = d + qnorm(0.975) * se,
       p = 2 * pnorm(-abs(d) / se))
}
median_time <- quantile(v$time[v$status == 1], 0.5, type = 1, names = FALSE)
expected <- list(
  zph = unname(cox.zph(model)$table[, "p"]), median = median_time,
  low = list(stratified = stratified(Surv(time, status) ~ celltype + age + strata(low)), median = periods(median_time, "low"),
             protocol = periods(c(30, 120), "low"), rmst = difference(v$low, !v$low, 180),
             rmst_landmark = difference(v$low, !v$low, 90)),
  celltype = list(stratified = stratified(Surv(time, status) ~ low + age + strata(celltype)),
                  median = periods(median_time, "celltype"),
                  rmst = lapply(levels(v$celltype)[-1], function(l) difference(v$celltype == l, v$celltype == "squamous", 180))))
write(toJSON(expected, digits = NA, auto_unbox = TRUE, pretty = TRUE), "expected.json")

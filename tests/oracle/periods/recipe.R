# Hazard ratios by period: data.csv and expected.json (R, package survival).
# Times, events and covariates are survival::veteran (lung cancer, days); entry, stratum, share and cluster are simulated,
# labelled so. Rscript recipe.R, in this folder.
suppressMessages(library(survival))
set.seed(20261128)
n <- nrow(veteran)
data <- with(veteran, data.frame(time, event = status, karno, age, trt = as.numeric(trt == 2)))
data$entry <- pmin(floor(runif(n, 0, 40)), data$time - 1)
data$stratum <- rep(0:1, length.out = n)
data$share <- round(runif(n, 0.2, 2), 3)
data$cluster <- rep(1:20, length.out = n)
write.csv(data, "data.csv", row.names = FALSE, quote = FALSE)
number <- function(v) paste0("[", paste(sprintf("%.15g", v), collapse = ", "), "]")
exact <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 100)
row <- function(varying, cuts, delayed = FALSE, stratified = FALSE, weighted = FALSE, robust = "none", ties = "efron") {
  d <- data
  d$id <- if (robust == "cluster") d$cluster else seq_len(n)
  d$w <- if (weighted) d$share else 1
  outcome <- if (delayed) Surv(d$entry, d$time, d$event) else Surv(d$time, d$event)
  long <- survSplit(outcome ~ karno + age + trt + stratum + id + w, d, cut = cuts, episode = "period", zero = 0)
  names(long)[names(long) == "outcome"] <- "y"
  constant <- setdiff(c("karno", "age", "trt"), varying)
  columns <- constant
  for (k in seq_len(length(cuts) + 1)) for (v in varying) {
    long[[paste0(v, k)]] <- long[[v]] * (long$period == k)
    columns <- c(columns, paste0(v, k))
  }
  strata_term <- if (stratified) "+ strata(stratum)" else ""
  fit_of <- function(columns) coxph(as.formula(paste("y ~", paste(columns, collapse = " + "), strata_term)), long,
                                    weights = w, ties = ties, control = exact, robust = robust != "none",
                                    cluster = if (robust != "none") id)
  fit <- fit_of(columns)
  plain <- fit_of(c("karno", "age", "trt"))
  last <- length(columns) - length(varying) * (length(cuts) + 1)
  keep <- (last + 1):length(columns)
  change <- 2 * (fit$loglik[2] - plain$loglik[2]); df <- length(columns) - 3
  if (robust != "none") {  # Wald test of the differences from the first period
    later <- columns[(last + length(varying) + 1):length(columns)]
    differences <- fit_of(c(constant, varying, later))
    b <- coef(differences)[later]
    change <- drop(b %*% solve(vcov(differences)[later, later], b)); df <- length(later)
  }
  events <- tapply(long$y[, ncol(long$y)], long$period, sum)
  paste0(' {"varying": ["', paste(varying, collapse = '", "'), '"], "cuts": ', number(cuts), ', "delayed": ', tolower(delayed),
         ', "stratified": ', tolower(stratified), ', "weighted": ', tolower(weighted), ', "robust": "', robust, '", "ties": "', ties,
         '",\n  "coefficient": ', number(coef(fit)[keep]), ', "std_error": ', number(sqrt(diag(vcov(fit)))[keep]),
         ',\n  "change": ', number(c(change, df, pchisq(change, df, lower.tail = FALSE))), ', "n": ', number(table(long$period)),
         ', "events": ', number(events), "}")
}
# The formula of the vignette "timedep" is the same model.
vet2 <- survSplit(Surv(time, status) ~ ., data = veteran, cut = c(90, 180), episode = "tgroup", id = "id")
vignette <- coxph(Surv(tstart, time, status) ~ trt + prior + karno:strata(tgroup), data = vet2)
vet2$k1 <- vet2$karno * (vet2$tgroup == 1); vet2$k2 <- vet2$karno * (vet2$tgroup == 2); vet2$k3 <- vet2$karno * (vet2$tgroup == 3)
stopifnot(all.equal(unname(coef(vignette)), unname(coef(coxph(Surv(tstart, time, status) ~ trt + prior + k1 + k2 + k3, vet2)))))
median_time <- quantile(data$time[data$event == 1], 0.5, type = 1, names = FALSE)
rows <- c(row("karno", c(90, 180)), row("karno", median_time), row(c("karno", "trt"), 60, ties = "breslow"),
          row("karno", 60, delayed = TRUE), row("karno", 60, delayed = TRUE, stratified = TRUE, weighted = TRUE),
          row("trt", 60, robust = "patient"), row("karno", c(60, 120), weighted = TRUE, robust = "cluster"))
writeLines(c("[", paste(rows, collapse = ",\n"), "]"), "expected.json")
cat("median event time", median_time, "\n")

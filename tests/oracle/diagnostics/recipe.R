# Residuals of Cox models and a smooth line: data.csv and expected.json (R, packages survival and splines).
# Simulated, labelled so. Rscript recipe.R, in this folder.
suppressMessages({library(survival); library(splines)})
set.seed(20261128)
n <- 60
x <- cbind(a = round(rnorm(n, 60, 9), 1), b = rbinom(n, 1, 0.4))
event_time <- rexp(n, 0.03 * exp(0.04 * (x[, "a"] - 60) + 0.7 * x[, "b"]))
censored <- runif(n, 5, 60)
time <- ceiling(pmin(event_time, censored))
event <- as.integer(event_time <= censored)
stratum <- rep(0:1, length.out = n)
write.csv(data.frame(time, event, stratum, x), "data.csv", row.names = FALSE, quote = FALSE)
number <- function(v) paste0("[", paste(sprintf("%.15g", v), collapse = ", "), "]")
exact <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 100)
row <- function(ties, stratified) {
  fit <- if (stratified) coxph(Surv(time, event) ~ x + strata(stratum), ties = ties, control = exact) else
    coxph(Surv(time, event) ~ x, ties = ties, control = exact)
  dfbeta <- residuals(fit, "dfbeta")
  out <- paste0(' {"ties": "', ties, '", "stratified": ', tolower(stratified), ',\n  "martingale": ',
                number(residuals(fit, "martingale")), ',\n  "dfbeta": ', number(t(dfbeta)))
  if (!stratified) {
    zph <- cox.zph(fit, "identity", terms = FALSE)
    out <- paste0(out, ',\n  "event_time": ', number(zph$time), ',\n  "scaled_schoenfeld": ', number(t(zph$y)))
  }
  paste0(out, "}")
}
# A natural cubic spline through the residuals of a against time: knots at the quartiles, ends at the ends.
fit <- coxph(Surv(time, event) ~ x, control = exact)
m <- residuals(fit, "martingale")
v <- x[, "a"]
knots <- quantile(v, c(0.25, 0.5, 0.75)); ends <- range(v)
line <- lm(m ~ ns(v, knots = knots, Boundary.knots = ends))
grid <- seq(ends[1], ends[2], length.out = 5)
at <- predict(line, data.frame(v = grid), se.fit = TRUE)
smooth <- paste0('{"x": ', number(grid), ', "value": ', number(at$fit), ', "std_error": ', number(at$se.fit), "}")
fits <- c(row("efron", FALSE), row("breslow", FALSE), row("efron", TRUE))
writeLines(c('{"fits": [', paste(fits, collapse = ",\n"), '], "smooth": ', smooth, "}"), "expected.json")

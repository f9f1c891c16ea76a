# Cox models with Firth's penalty: data.csv and expected.json. Simulated, labelled so. Plain R, no package:
# the definition as it reads, event by event. Rscript recipe.R, in this folder.
# In data.csv nobody with b = 1 has an event: the unpenalised coefficient of b is minus infinity.
set.seed(20261127)
n <- 70
x <- cbind(a = round(rnorm(n, 60, 9), 1), b = rep(0:1, c(58, 12)), c = rbinom(n, 1, 0.5))
event_time <- rexp(n, 0.03 * exp(0.03 * (x[, "a"] - 60) + 0.5 * x[, "c"]))
censored <- runif(n, 5, 40)
time <- ceiling(pmin(event_time, censored))
event <- as.integer(event_time <= censored & x[, "b"] == 0)
stratum <- rep(0:1, length.out = n)
write.csv(data.frame(time, event, stratum, x), "data.csv", row.names = FALSE, quote = FALSE)

# loglik, score, information and tr(I^-1 dI/db_t) of the steps of all ties.
parts <- function(b, x, ties, strata) {
  p <- ncol(x)
  loglik <- 0; score <- numeric(p); information <- matrix(0, p, p); third <- array(0, c(p, p, p))
  eta <- drop(x %*% b)
  for (s in unique(strata)) for (t in sort(unique(time[event == 1 & strata == s]))) {
    risk <- which(time >= t & strata == s); dead <- which(time == t & event == 1 & strata == s)
    steps <- if (ties == "efron") length(dead) else 1
    loglik <- loglik + sum(eta[dead]); score <- score + colSums(x[dead, , drop = FALSE])
    for (l in seq_len(steps) - 1) {
      share <- length(dead) / steps
      w <- exp(eta[risk]) * (1 - (risk %in% dead) * l / steps)
      loglik <- loglik - share * log(sum(w))
      w <- w / sum(w)
      mean <- colSums(w * x[risk, , drop = FALSE])
      z <- sweep(x[risk, , drop = FALSE], 2, mean)
      score <- score - share * mean
      information <- information + share * t(z) %*% (w * z)
      for (j in seq_len(p)) third[, , j] <- third[, , j] + share * t(z) %*% (w * z[, j] * z)
    }
  }
  list(loglik = loglik, score = score, information = information, third = third)
}
penalised <- function(b, x, ties, strata) {
  at <- parts(b, x, ties, strata)
  inverse <- solve(at$information)
  list(value = at$loglik + 0.5 * as.numeric(determinant(at$information)$modulus),
       score = at$score + 0.5 * apply(at$third, 3, function(m) sum(inverse * m)), information = at$information)
}
maximum <- function(x, ties, strata, fixed = NULL, at = 0) {
  b <- numeric(ncol(x)); free <- setdiff(seq_along(b), fixed)
  b[fixed] <- at
  for (k in 1:2000) {
    now <- penalised(b, x, ties, strata)
    if (!length(free)) break
    step <- solve(now$information[free, free], now$score[free])
    step <- step * min(1, 0.5 / max(abs(step * apply(x, 2, sd)[free])))
    b[free] <- b[free] + step
    if (max(abs(step / (1 + abs(b[free])))) < 1e-13) break
  }
  list(b = b, value = penalised(b, x, ties, strata)$value)
}
number <- function(v) paste0("[", paste(sprintf("%.15g", v), collapse = ", "), "]")
result <- function(ties, stratified) {
  strata <- if (stratified) stratum else rep(0, n)
  centred <- sweep(x, 2, colMeans(x))
  top <- maximum(centred, ties, strata)
  se <- sqrt(diag(solve(penalised(top$b, centred, ties, strata)$information)))
  limit <- function(j, sign) {
    drop <- function(at) 2 * (top$value - maximum(centred, ties, strata, j, at)$value) - qchisq(0.95, 1)
    outer <- top$b[j] + sign * 2 * se[j]
    while (drop(outer) < 0) outer <- outer + sign * 2 * se[j]
    uniroot(drop, sort(c(top$b[j], outer)), tol = 1e-12)$root
  }
  columns <- seq_len(ncol(x))
  chi <- sapply(columns, function(j) 2 * (top$value - maximum(centred, ties, strata, j, 0)$value))
  all <- 2 * (top$value - penalised(numeric(ncol(x)), centred, ties, strata)$value)
  paste0(' {"ties": "', ties, '", "stratified": ', tolower(stratified), ',\n  "coefficient": ', number(top$b),
         ',\n  "std_error": ', number(se), ',\n  "lower": ', number(sapply(columns, limit, -1)),
         ',\n  "upper": ', number(sapply(columns, limit, 1)), ',\n  "chi_square": ', number(chi),
         ',\n  "likelihood_ratio": ', sprintf("%.15g", all), "}")
}
rows <- c(result("breslow", FALSE), result("efron", FALSE), result("efron", TRUE))
writeLines(c("[", paste(rows, collapse = ",\n"), "]"), "expected.json")

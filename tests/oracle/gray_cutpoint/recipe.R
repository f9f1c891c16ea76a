# Cut-points by Gray's scores, on the cohorts of ../fine_gray. Rscript recipe.R, in this folder.
# The score at 0 of cmprsk::crr is linear in its covariate: a subject adds what its indicator adds to that of a number.
suppressMessages({library(cmprsk); library(jsonlite)})
RNGkind("Mersenne-Twister", "Inversion", "Rejection"); set.seed(20261128)
score_at_zero <- function(d, indicator) -unname(crr(d$time, d$cause, cbind(as.numeric(indicator)), init = 0, maxiter = 0)$score)
one <- function(data, x, lo = 0.1, hi = 0.9, draws = 20000) {
  d <- read.csv(paste0("../fine_gray/", data, ".csv")); n <- nrow(d); v <- d[[x]]
  number <- seq_len(n) / n; without <- score_at_zero(d, number)
  a <- sapply(seq_len(n), function(i) score_at_zero(d, number + (seq_len(n) == i)) - without)
  cuts <- sort(unique(v)); m <- sapply(cuts, function(cut) sum(v <= cut))
  keep <- m < n & m >= max(1, floor(n * lo)) & m <= floor(n * hi); cuts <- cuts[keep]; m <- m[keep]
  se <- sqrt(m * (n - m) / (n * (n - 1)) * sum((a - mean(a))^2))
  statistic <- function(a) abs(cumsum(a - mean(a))[m]) / se
  t <- statistic(a[order(v)]); best <- which.max(t)
  stopifnot(all.equal(sum(a[v <= cuts[best]]), score_at_zero(d, v <= cuts[best])))
  p <- mean(replicate(draws, max(statistic(sample(a)))) >= max(t) - 1e-9)
  list(data = data, x = x, min = lo, max = hi, score = a, cut = cuts, candidate_statistic = t, cutpoint = cuts[best],
       statistic = t[best], n_low = m[best], p = p, p_error = sqrt(p * (1 - p) / draws))
}
cases <- list(one("pbc", "bili"), one("pbc", "age", 0.2, 0.8), one("ties", "x"), one("transplant", "age"))
versions <- list(R = as.character(getRversion()), cmprsk = as.character(packageVersion("cmprsk")))
writeLines(toJSON(list(versions = versions, cases = cases), auto_unbox = TRUE, digits = NA), "expected.json")

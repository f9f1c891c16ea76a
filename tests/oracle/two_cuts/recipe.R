# The best two cuts by their definition, on the cohorts of ../maxstat. Rscript recipe.R, in this folder.
suppressMessages({library(survival); library(exactRankTests)})
set.seed(20261130)
scores_of <- function(d) as.vector(cscores(Surv(d$time, d$event), type = "LogRank", int = FALSE))
pairs_of <- function(x, lo, hi) {
  n <- length(x); m <- sort(unique(sapply(x, function(v) sum(x <= v)))); m <- m[m < n & m >= max(1, floor(n * lo)) & m <= floor(n * hi)]
  p <- expand.grid(b = m, a = m)[, 2:1]; p[p$b - p$a >= max(1, floor(n * lo)), ]
}
# Scores in the order of x: (n - 1) times the share of their variance between the groups.
statistics <- function(a, p) {
  n <- length(a); s <- cumsum(a - mean(a)); total <- sum((a - mean(a))^2)
  (n - 1) * (s[p$a]^2 / p$a + (s[p$b] - s[p$a])^2 / (p$b - p$a) + s[p$b]^2 / (n - p$b)) / total
}
orderings <- function(v) if (length(v) < 2) list(v) else
  do.call(c, lapply(seq_along(v), function(i) lapply(orderings(v[-i]), function(rest) c(v[i], rest))))
one <- function(file, x, lo = 0.1, hi = 0.9, exact = FALSE) {
  d <- read.csv(paste0("../maxstat/", file, ".csv")); v <- d[[x]]; a <- scores_of(d)[order(v)]; v <- sort(v)
  p <- pairs_of(v, lo, hi); q <- statistics(a, p); best <- p[which.max(q), ]
  group <- findInterval(seq_along(v), c(best$a, best$b) + 1)
  stopifnot(all.equal(max(q), (length(v) - 1) * summary(lm(a ~ factor(group)))$r.squared))
  reached <- if (exact) sapply(orderings(a), function(o) max(statistics(o, p)) >= max(q) - 1e-9) else
    replicate(20000, max(statistics(sample(a), p)) >= max(q) - 1e-9)
  sprintf(' {"data": "%s", "x": "%s", "min": %g, "max": %g, "pairs": %d, "cuts": [%.15g, %.15g], "n": [%d, %d, %d], "statistic": %.15g, "p": %.15g, "p_draws": %d}',
          file, x, lo, hi, nrow(p), v[best$a], v[best$b], best$a, best$b - best$a, length(v) - best$b, max(q), mean(reached), length(reached))
}
rows <- c(one("pbc", "bili"), one("pbc", "age", 0.2, 0.8), one("colon", "nodes"), one("colon", "age"), one("doses", "dose"),
          one("eight", "x", exact = TRUE))
writeLines(c("[", paste(rows, collapse = ",\n"), "]"), "expected.json")

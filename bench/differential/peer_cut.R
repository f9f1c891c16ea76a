# Maximally selected rank statistics of R maxstat.

# P(M >= b) over all orderings, by subsets.
exact_p <- function(a, m, b) {
  n <- length(a); size <- 2^n; s <- numeric(size); count <- integer(size); ways <- numeric(size); ways[1] <- 1
  for (i in 1:n) { w <- 2^(i - 1); s[w + 1:w] <- s[1:w] + a[i]; count[w + 1:w] <- count[1:w] + 1L }
  expected <- (0:n) / n * sum(a); sd <- sqrt((0:n) * (n - (0:n)) / n * var(a))
  for (k in 1:n) { set <- which(count == k) - 1L
    v <- numeric(length(set)); for (i in 1:n) { has <- bitwAnd(set, bitwShiftL(1L, i - 1L)) > 0; v[has] <- v[has] + ways[set[has] - 2^(i - 1) + 1] }
    if (k %in% m) v[abs(s[set + 1] - expected[k + 1]) / sd[k + 1] >= b * (1 - 1e-9)] <- 0
    ways[set + 1] <- v }
  1 - ways[size] / factorial(n)
}
# The bound of maxstat:::pmaxstat. That one forgets the whole overlap of a cut as soon as one of its sums lies beyond its table (cohort 5 of seed 20261128:
# 0.910566 instead of 0.910540), and overflows above 170 patients.
hl_p <- function(b, a, m) {
  n <- length(a); a <- a - min(a); top <- sum(a); expected <- (1:(n - 1)) / n * top; sd <- sqrt((1:(n - 1)) * (n - (1:(n - 1))) / n * var(a))
  H <- matrix(exactRankTests:::.cpermdist2(n, as.integer(top), rep(1L, n), as.integer(a), FALSE), nrow = n + 1, byrow = TRUE); x <- seq_len(ncol(H) - 1)
  far <- function(s, k) abs(s - expected[k]) / sd[k] > b
  share <- function(k) { h <- H[k + 1, -1] / choose(n, k); h[!far(x, k)] <- 0; h }
  min(1, sum(sapply(m, function(k) { p <- sum(share(k)); if (k - 1 < min(m)) return(p)
    g <- share(k - 1); s <- which(g > 0); s <- s[s + ifelse(s < expected[k - 1], max(a), 0) <= length(x)]
    p - sum(g[s[far(s + ifelse(s < expected[k - 1], max(a), 0), k)]]) })))
}
# R's bounds kept within what a P can be; HL of several cuts strictly above b, whatever the rounding of b.
cut_p <- function(call, f, y, x) {
  b <- unname(f$statistic); m <- sapply(f$cuts, function(v) sum(x <= v)); n <- length(x); method <- call$p_method
  if (method %in% c("Lau92", "Lau94")) return(min(1, max(f$p.value, if (method == "Lau94") 2 * pnorm(-b) else 0)))
  a <- exactRankTests::cscores(y, type = "LogRank", int = FALSE); attributes(a) <- NULL
  if (method == "exact") return(exact_p(a, m, b))
  whole <- a - min(a); whole <- as.integer(round(whole * n / max(whole)))
  if (length(m) > 1) hl_p(b * (1 + 1e-10), whole, m) else maxstat:::pmaxstat(b, whole, m)
}
cutpoint <- function(call, d) {
  r <- rows_of(call, d, call$x); d <- r$d; x <- d[[call$x]]; y <- aeqSurv(Surv(d$time, d$dead))
  if (!any(d$dead == 1)) stop("no event")
  f <- maxstat:::maxstat(y, x, smethod = "LogRank", minprop = call$min_prop, maxprop = call$max_prop,
                         pmethod = if (call$p_method %in% c("exact", "HL")) "none" else call$p_method, iscores = call$p_method == "HL")
  cut <- unname(f$cuts[which(f$stats >= max(f$stats) * (1 - 1e-12))[1]])
  c(sample_of(r), named("cut", list(cutpoint = cut, statistic = unname(f$statistic), n_low = sum(x <= cut), n_high = sum(x > cut), p = cut_p(call, f, y, x))),
    named("candidates", list(cut = f$cuts, statistic = f$stats)))
}

# Weighted tests of survival curves and tests for trend by their definitions, in base R, on the tables of recipe.R.
# survdiff knows rho only; what is computed here for it has to equal expected.json. Run in this folder: Rscript weights.R
suppressMessages(library(jsonlite))

table_of <- function(name, count = NULL) {
  d <- read.csv(paste0(name, ".csv"))
  if (!is.null(count)) d <- d[rep(seq_len(nrow(d)), d[[count]]), ]
  if (is.null(d$entry)) d$entry <- -Inf
  d
}
weight <- function(test, n, s) {
  if (test == "gehan") return(n)
  if (test == "tarone-ware") return(sqrt(n))
  power <- as.numeric(strsplit(sub("fh:", "", test), ",")[[1]])
  s^power[1] * (1 - s)^power[2]
}
sums <- function(d, test, strata) {
  groups <- sort(unique(d$group))
  U <- O <- E <- numeric(length(groups)); V <- matrix(0, length(groups), length(groups))
  for (part in split(d, if (strata) d$stratum else rep(1, nrow(d)))) {
    s <- 1
    for (t in sort(unique(part$time[part$event == 1]))) {
      at_risk <- sapply(groups, function(g) sum(part$group == g & part$entry < t & part$time >= t))
      failed <- sapply(groups, function(g) sum(part$group == g & part$time == t & part$event == 1))
      n <- sum(at_risk); f <- sum(failed); w <- weight(test, n, s); p <- at_risk / n
      O <- O + w * failed; E <- E + w * f * p
      if (n > 1) V <- V + w^2 * f * (n - f) / (n - 1) * (diag(p, length(p)) - p %o% p)
      s <- s * (1 - f / n)
    }
  }
  list(observed = O, expected = E, V = V)
}
one <- function(data, test, strata = FALSE, count = NULL, scores = NULL) {
  d <- table_of(data, count)
  sum <- sums(d, test, strata)
  U <- sum$observed - sum$expected
  met <- diag(sum$V) > 0                              # groups that are compared; here all of them with one another
  free <- which(met)[-1]
  chi <- as.vector(U[free] %*% solve(sum$V[free, free], U[free]))
  groups <- sort(unique(d$group))
  if (is.null(scores)) scores <- groups
  z <- sum(scores * U) / sqrt(as.vector(scores %*% sum$V %*% scores))
  list(data = data, test = test, strata = strata, weight = count, observed = sum$observed, expected = sum$expected,
       chi_square = chi, df = length(free), p = pchisq(chi, length(free), lower.tail = FALSE),
       scores = scores, z = z, p_trend = 2 * pnorm(-abs(z)))
}

# The same code on the cases of survdiff.
known <- fromJSON("expected.json", simplifyVector = FALSE)
for (case in known$cases) {
  mine <- one(case$data, paste0("fh:", case$rho, ",0"), case$strata, case$weight)
  stopifnot(all.equal(mine$chi_square, case$chi_square, tolerance = 1e-10), mine$df == case$df,
            all.equal(mine$expected, unlist(case$expected), tolerance = 1e-10))
}
for (case in known$late) stopifnot(all.equal(one("late", "fh:0,0", case$strata)$chi_square, case$chi_square, tolerance = 1e-10))

cases <- list()
for (test in c("gehan", "tarone-ware", "fh:0,1", "fh:0.5,2", "fh:1,1", "fh:0,0", "fh:1,0"))
  cases <- c(cases, list(one("colon", test, scores = c(0, 1, 5)), one("colon", test, TRUE), one("ties", test),
                         one("ties", test, TRUE), one("ties", test, TRUE, "count"), one("lonely", test)))
for (test in c("gehan", "tarone-ware", "fh:0,0"))
  cases <- c(cases, list(one("late", test), one("late", test, TRUE, scores = c(3, 1, 2))))
writeLines(toJSON(list(versions = list(R = as.character(getRversion())), cases = cases), auto_unbox = TRUE, digits = NA,
                  na = "null", null = "null"), "weights.json")

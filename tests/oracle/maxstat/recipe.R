# Cut-points of R maxstat. Run in this folder: Rscript recipe.R
suppressMessages({ library(survival); library(maxstat); library(jsonlite) })
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20234)

write <- function(d, name) {
  old <- options(digits = 15); on.exit(options(old))
  write.csv(d, paste0(name, ".csv"), row.names = FALSE, quote = FALSE, na = "")
}

# Six patients whose arithmetic the tests show.
write(data.frame(time = c(1, 2, 2, 3, 4, 5), event = c(1, 1, 0, 1, 0, 1), x = c(10, 20, 20, 30, 40, 50)), "six")
# The first 200 patients with primary biliary cirrhosis: few ties in bilirubin, none to speak of in age.
p <- pbc[1:200, ]
write(data.frame(time = p$time, event = as.integer(p$status == 2), bili = p$bili, age = p$age), "pbc")
# Deaths of the first 150 patients of the colon cancer trial: lymph nodes are small integers.
c2 <- subset(colon, etype == 2 & !is.na(nodes))[1:150, ]
write(data.frame(time = c2$time, event = c2$status, age = c2$age, nodes = c2$nodes, sex = c2$sex), "colon")
# Doses of palliative regimens: 42 % of the patients at one value; months with one decimal.
n <- 133
dose <- sample(c(26, 32.5, 43.3, 53.2, 55.7, 62.2, 63.6, 72.1), n, TRUE, c(0.04, 0.12, 0.1, 0.42, 0.08, 0.06, 0.12, 0.06))
fail <- rexp(n, 0.05 * exp(-0.03 * (dose - 50))); seen <- runif(n, 2, 36)
write(data.frame(time = ceiling(10 * pmin(fail, seen)) / 10, event = as.integer(fail <= seen), dose), "doses")
# Eight patients, for every one of the 40,320 orderings.
write(data.frame(time = c(4, 7, 7, 9, 11, 13, 13, 20), event = c(1, 1, 0, 1, 1, 0, 1, 0), x = c(3, 1, 2, 2, 5, 4, 6, 5)), "eight")

scores_of <- function(d) { s <- exactRankTests::cscores(Surv(d$time, d$event), type = "LogRank", int = FALSE); attributes(s) <- NULL; s }
candidates <- function(x, lo, hi) { m <- unique(sapply(x, function(v) sum(x <= v))); m <- sort(m[m < length(x)])
  m[m >= max(1, floor(length(x) * lo)) & m <= floor(length(x) * hi)] }

# The bound of maxstat for any n: shares of the sums of i of the first k scores instead of counts.
hl_share <- function(b, a, m) {
  n <- length(a); top <- sum(a); s <- 0:top
  shares <- vector("list", max(m) + 1); for (i in seq_along(shares)) shares[[i]] <- numeric(top + 1)
  shares[[1]][1] <- 1
  for (k in 1:n) for (i in min(k, max(m)):1)
    shares[[i + 1]] <- (1 - i / k) * shares[[i + 1]] + i / k * c(numeric(a[k]), shares[[i]][seq_len(top + 1 - a[k])])
  b <- b * (1 + 1e-10)
  far <- function(s, i) abs(s - i * mean(a)) / sqrt(i * (n - i) / n * var(a)) > b
  sum(sapply(m, function(i) {
    here <- sum(shares[[i + 1]][s > 0 & far(s, i)])
    if (i == m[1]) return(here)
    certain <- s > 0 & far(s, i - 1) & far(s + ifelse(s < (i - 1) * mean(a), max(a), 0), i)
    here - sum(shares[[i]][certain])
  }))
}
exact_share <- function(a, m, b) {
  n <- length(a); sd <- sqrt(m * (n - m) / n * var(a)); reached <- 0; total <- 0
  visit <- function(done, left) {
    if (length(left) == 0) { total <<- total + 1
      reached <<- reached + any(abs(cumsum(done)[m] - m * mean(a)) / sd >= b - 1e-9) }
    for (i in seq_along(left)) visit(c(done, left[i]), left[-i])
  }
  visit(numeric(), a); reached / total
}

one <- function(data, x, method, lo = 0.1, hi = 0.9) {
  d <- read.csv(paste0(data, ".csv")); v <- d[[x]]; m <- candidates(v, lo, hi); error <- NULL
  r <- maxstat:::maxstat(Surv(d$time, d$event), v, smethod = "LogRank", minprop = lo, maxprop = hi,
                         pmethod = switch(method, exact = "none", exactGauss = "none", condMC = "none", method),
                         iscores = method == "HL")
  b <- unname(r$statistic); p <- r$p.value; a <- scores_of(d)
  if (method == "HL" && length(m) > 1 && (is.nan(p) || length(a) < 20)) {
    whole <- round((a - min(a)) * length(a) / max(a - min(a)))
    scaled <- min(1, hl_share(b, whole, m))
    if (!is.nan(p)) stopifnot(abs(scaled - p) < 1e-9)
    p <- scaled
  }
  if (method == "exact") p <- exact_share(a, m, b)
  if (method == "exactGauss") {
    g <- mvtnorm::pmvnorm(-rep(b, length(m)), rep(b, length(m)), corr = maxstat::corrmsrs(v, lo, hi),
                          algorithm = mvtnorm::GenzBretz(maxpts = 2e5, abseps = 1e-5))
    p <- 1 - g[1]; error <- attr(g, "error")
  }
  if (method == "condMC") {
    p <- maxstat:::pmaxperm(b * (1 - 1e-9), a[order(v)], m, m / length(a) * sum(a),
                            m * (length(a) - m) / length(a) * var(a), B = 1e5)
    error <- sqrt(p * (1 - p) / 1e5)
  }
  list(data = data, x = x, method = method, min = lo, max = hi, cutpoint = unname(r$estimate), statistic = b,
       n_low = sum(v <= r$estimate), cut = I(r$cuts), candidate_statistic = I(r$stats), p = min(1, max(0, p)), p_error = error)
}

cases <- list(
  one("six", "x", "HL"), one("six", "x", "Lau92"), one("six", "x", "Lau94"), one("six", "x", "exact"),
  one("eight", "x", "HL"), one("eight", "x", "exact"), one("eight", "x", "exact", 0.2, 0.7), one("eight", "x", "condMC"),
  one("pbc", "bili", "Lau92"), one("pbc", "bili", "HL"),
  one("pbc", "age", "Lau92"), one("pbc", "age", "Lau94", 0.25, 0.8), one("pbc", "age", "HL", 0.4, 0.6), one("pbc", "age", "condMC"),
  one("colon", "age", "HL"), one("colon", "age", "Lau94"), one("colon", "age", "exactGauss"), one("colon", "age", "condMC"),
  one("colon", "nodes", "HL"), one("colon", "nodes", "Lau92", 0.05, 0.95), one("colon", "nodes", "exactGauss"),
  one("colon", "sex", "HL"), one("colon", "sex", "Lau94"), one("colon", "sex", "condMC"),
  one("doses", "dose", "HL"), one("doses", "dose", "Lau92"), one("doses", "dose", "Lau94"), one("doses", "dose", "exactGauss"),
  one("doses", "dose", "condMC"))
versions <- lapply(c(survival = "survival", maxstat = "maxstat", mvtnorm = "mvtnorm"), function(p) as.character(packageVersion(p)))
writeLines(toJSON(list(versions = c(R = as.character(getRversion()), versions), cases = cases), auto_unbox = TRUE, digits = NA, null = "null"),
           "expected.json")

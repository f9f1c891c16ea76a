# Log-rank and G-rho tests of R survival. Run in this folder: Rscript recipe.R
suppressMessages({ library(survival); library(jsonlite) })
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20232)

write <- function(d, name) {
  old <- options(digits = 15); on.exit(options(old))
  write.csv(d, paste0(name, ".csv"), row.names = FALSE, quote = FALSE, na = "")
}
codes <- function(x) as.integer(factor(x)) - 1L

# Three arms of the colon cancer trial; strata are the extent of local spread.
d <- subset(colon, etype == 1)
write(data.frame(time = d$time, event = d$status, group = codes(d$rx), stratum = codes(d$extent)), "colon")
# Heavy ties, four unequal groups, six strata, integer weights.
n <- 240
g <- sample(0:3, n, TRUE, prob = c(5, 3, 2, 1))
write(data.frame(time = ceiling(rexp(n, 0.1 * (1 + g / 4))), event = rbinom(n, 1, 0.6), group = g,
                 stratum = sample(0:5, n, TRUE), count = sample(1:3, n, TRUE)), "ties")
# The last stratum holds one group only; the last group leaves before the first event.
d <- data.frame(time = c(round(rexp(60, 0.1), 1) + 1, 0.1, 0.2, 0.3), event = c(rbinom(60, 1, 0.7), 0, 0, 0),
                group = c(rep(0:2, 20), 3, 3, 3))
d$stratum <- c(rep(c(0, 1), each = 30), 0, 1, 1)
write(rbind(d, data.frame(time = c(2, 3, 5), event = 1, group = 1, stratum = 2)), "lonely")
# Late entry without ties, where the score test of coxph is the log-rank test.
n <- 90
time <- sample(seq(10, 2000), n)
write(data.frame(entry = round(time * runif(n, 0, 0.9)), time = time, event = rbinom(n, 1, 0.6),
                 group = sample(0:2, n, TRUE), stratum = sample(0:1, n, TRUE)), "late")

one <- function(data, rho = 0, strata = FALSE, weight = NULL) {
  d <- read.csv(paste0(data, ".csv"))
  if (!is.null(weight)) d <- d[rep(seq_len(nrow(d)), d[[weight]]), ]
  f <- if (strata) survdiff(Surv(time, event) ~ group + strata(stratum), d, rho = rho)
       else survdiff(Surv(time, event) ~ group, d, rho = rho)
  total <- function(x) if (is.matrix(x)) rowSums(x) else x
  df <- sum(total(f$exp) > 0) - 1
  list(data = data, rho = rho, strata = strata, weight = weight, n = as.vector(table(d$group)),
       observed = total(f$obs), expected = total(f$exp), chi_square = f$chisq, df = df,
       p = pchisq(f$chisq, df, lower.tail = FALSE))
}
late <- function(strata) {
  d <- read.csv("late.csv")
  f <- if (strata) coxph(Surv(entry, time, event) ~ factor(group) + strata(stratum), d, iter.max = 0)
       else coxph(Surv(entry, time, event) ~ factor(group), d, iter.max = 0)
  list(data = "late", rho = 0, strata = strata, weight = NULL, chi_square = f$score, df = 2, p = pchisq(f$score, 2, lower.tail = FALSE))
}

cases <- list(one("colon"), one("colon", rho = 1), one("colon", strata = TRUE), one("colon", 0.5, strata = TRUE),
              one("ties"), one("ties", rho = 1), one("ties", strata = TRUE), one("ties", 1, strata = TRUE),
              one("ties", weight = "count"), one("ties", 1, strata = TRUE, weight = "count"),
              one("lonely"), one("lonely", strata = TRUE), one("lonely", 1, strata = TRUE))
versions <- list(R = as.character(getRversion()), survival = as.character(packageVersion("survival")))
writeLines(toJSON(list(versions = versions, cases = cases, late = list(late(FALSE), late(TRUE))), auto_unbox = TRUE,
                  digits = NA, na = "null", null = "null"), "expected.json")

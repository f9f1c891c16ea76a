# The chain of bench/validate/run.py in R: two cut-points, 13 other factors, two endpoints; screen, model, risk groups, effects.
# Rscript chain.R COHORT.csv REPLICATES prints seconds.
suppressMessages({library(survival); library(maxstat)})
args <- commandArgs(TRUE)
cohort <- read.csv(args[1])
replicates <- as.integer(args[2])
factors <- c(paste0("x", 1:13), "cut_a", "cut_b")

p_of <- function(test, groups) pchisq(test$chisq, groups - 1, lower.tail = FALSE)

endpoint <- function(d, time, event) {
  y <- Surv(d[[time]], d[[event]])
  cut_of <- function(x) unname(maxstat.test(y ~ x, data.frame(y, x), smethod = "LogRank", pmethod = "Lau94")$estimate)
  d$cut_a <- as.integer(d$a > cut_of(d$a))
  d$cut_b <- as.integer(d$b > cut_of(d$b))
  p <- sapply(factors, function(f) if (length(unique(d[[f]])) < 2) 1 else p_of(survdiff(y ~ d[[f]]), 2))
  chosen <- factors[p < 0.05]
  model <- if (length(chosen)) coxph(y ~ ., data = d[chosen]) else NULL
  group <- d$x1 + d$x2
  rates <- summary(survfit(y ~ group), times = c(12, 24), extend = TRUE)$surv
  effect <- lapply(split(seq_along(group), group), function(i) {
    if (length(unique(d$cut_a[i])) < 2) return(NULL)
    c(coef(coxph(y[i] ~ d$cut_a[i])), p_of(survdiff(y[i] ~ d$cut_a[i]), 2))
  })
  list(chosen, coef(model), rates, effect, coef(coxph(y ~ cut_a + strata(group), d)))
}

set.seed(1)
start <- proc.time()[["elapsed"]]
for (r in seq_len(replicates)) {
  d <- cohort[sample.int(nrow(cohort), replace = TRUE), ]
  try(suppressWarnings({endpoint(d, "t1", "e1"); endpoint(d, "t2", "e2")}), silent = TRUE)
}
cat(proc.time()[["elapsed"]] - start, "\n")

# Predicted curves of R survival, on the data of ../cox. Run in this folder: Rscript recipe.R
suppressMessages({ library(survival); library(jsonlite) })

num <- function(x) { x <- as.numeric(x); x[!is.finite(x)] <- NA; I(x) }
one <- function(data, x, at, entry = NULL, ties = "efron", strata = NULL, stratum = 0, weight = NULL, robust = FALSE,
                level = 0.95) {
  d <- read.csv(paste0("../cox/", data, ".csv"))
  w <- rep(1, nrow(d))
  if (identical(weight, "count")) { d <- d[rep(seq_len(nrow(d)), d$count), ]; w <- rep(1, nrow(d)) }
  else if (!is.null(weight)) w <- d[[weight]]
  d$s <- if (is.null(strata)) 0 else d[[strata]]
  left <- if (is.null(entry)) "Surv(time, event)" else sprintf("Surv(%s, time, event)", entry)
  f <- as.formula(paste(left, "~", paste(x, collapse = "+"), if (!is.null(strata)) "+ strata(s)"))
  fit <- coxph(f, d, weights = w, ties = ties, robust = robust, x = TRUE,
               control = coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 60))
  curve <- function(values) {
    new <- as.data.frame(as.list(setNames(values, x)))
    new$s <- stratum
    survfit(fit, newdata = new, conf.int = level)
  }
  mean <- sapply(d[x], weighted.mean, w)
  p <- curve(at)
  list(data = data, x = I(x), at = I(at), entry = entry, ties = ties, strata = strata, stratum = stratum,
       weight = weight, robust = robust, level = level,
       expected = list(time = num(p$time), survival = num(p$surv), std_error = num(p$surv * p$std.err),
                       lower = num(p$lower), upper = num(p$upper), baseline = num(curve(mean)$cumhaz)))
}

P <- c("age", "edema", "bili"); PA <- c(60, 0.5, 3)
H <- c("age", "year", "surgery"); HA <- c(5, 2, 1)
X <- c("x", "arm"); XA <- c(1.5, 0)
cases <- list(
  one("pbc", P, PA), one("pbc", P, PA, ties = "breslow", level = 0.9), one("pbc", P, PA, strata = "male", stratum = 1),
  one("pbc", P, PA, robust = TRUE), one("heart", H, HA, entry = "entry"), one("ties", X, XA),
  one("ties", X, XA, ties = "breslow"), one("ties", X, XA, entry = "entry", strata = "site", stratum = 2),
  one("ties", X, XA, weight = "count"), one("ties", X, XA, weight = "share"))
writeLines(toJSON(list(made_with = list(R = as.character(getRversion()), survival = as.character(packageVersion("survival"))),
                       cases = cases), auto_unbox = TRUE, digits = NA, null = "null", na = "null"), "expected.json")

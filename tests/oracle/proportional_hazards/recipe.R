# Tests of proportional hazards of R survival, on the data of ../cox. Run in this folder: Rscript recipe.R
suppressMessages({ library(survival); library(jsonlite) })

one <- function(data, terms, entry = NULL, ties = "efron", strata = NULL, weight = NULL, transform = "km") {
  d <- read.csv(paste0("../cox/", data, ".csv"))
  if (identical(weight, "count")) d <- d[rep(seq_len(nrow(d)), d$count), ]
  else if (!is.null(weight)) d$w <- d[[weight]]
  d$s <- if (is.null(strata)) 1 else d[[strata]]
  for (i in seq_along(terms)) d[[paste0("T", i)]] <- as.matrix(d[terms[[i]]])   # a matrix is one term
  left <- if (is.null(entry)) "Surv(time, event)" else sprintf("Surv(%s, time, event)", entry)
  f <- as.formula(paste(left, "~", paste0("T", seq_along(terms), collapse = "+"), if (!is.null(strata)) "+ strata(s)"))
  a <- list(f, data = d, ties = ties, robust = FALSE, x = TRUE, y = TRUE,
            control = coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 60))
  if (!is.null(d$w)) a$weights <- d$w
  z <- cox.zph(do.call(coxph, a), transform = transform)$table
  list(data = data, terms = lapply(terms, I), entry = entry, ties = ties, strata = strata, weight = weight,
       transform = transform, chi_square = I(unname(z[, 1])), df = I(unname(z[, 2])), p = I(unname(z[, 3])))
}

P <- list("age", "edema", "bili", "protime", c("stage3", "stage4"))
H <- list("age", "year", "surgery", "transplant")
X <- list("x", "arm")
cases <- c(
  lapply(c("km", "identity", "rank", "log"), function(g) one("pbc", P, transform = g)),
  lapply(c("km", "identity", "rank", "log"), function(g) one("ties", X, entry = "entry", strata = "site", transform = g)),
  list(one("pbc", P, ties = "breslow"), one("pbc", P, strata = "male"), one("pbc", P, strata = "male", transform = "rank"),
       one("heart", H, entry = "entry"), one("heart", H, entry = "entry", ties = "breslow", transform = "log"),
       one("ties", X), one("ties", X, ties = "breslow", transform = "identity"),
       one("ties", X, weight = "share"), one("ties", X, weight = "share", ties = "breslow", transform = "rank"),
       one("ties", X, weight = "share", entry = "entry", strata = "site"),
       one("ties", X, weight = "count"), one("ties", X, weight = "count", transform = "rank"),
       one("ties", X, weight = "count", entry = "entry", transform = "km")))
writeLines(toJSON(list(made_with = list(R = as.character(getRversion()), survival = as.character(packageVersion("survival"))),
                       cases = cases), auto_unbox = TRUE, digits = NA, null = "null", na = "null", pretty = 1), "expected.json")

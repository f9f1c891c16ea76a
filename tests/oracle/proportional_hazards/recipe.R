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

# The generalised score test of sampling weights: the model at the estimate with x g(t) beside each x, on one interval per
# patient and event time; score residuals of theta less what those of beta tell of them (Boos 1992).
robust <- function(data, columns, ties = "efron", cluster = NULL, entry = NULL, strata = NULL, transform = "km") {
  d <- read.csv(paste0("../cox/", data, ".csv")); d$id <- seq_len(nrow(d)); d$w <- d$share
  d$s <- if (is.null(strata)) 1 else d[[strata]]
  d$from <- if (is.null(entry)) -1 else d[[entry]]
  control <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 60)
  right <- if (is.null(strata)) "" else "+ strata(s)"
  fit <- coxph(as.formula(paste("Surv(from, time, event) ~", paste(columns, collapse = "+"), right)), d, weights = w,
               ties = ties, robust = FALSE, control = control)
  z <- cox.zph(if (is.null(entry)) update(fit, Surv(time, event) ~ .) else fit, transform = transform)
  r <- survSplit(Surv(from, time, event) ~ ., d, cut = sort(unique(d$time[d$event == 1])), start = "from", end = "time")
  g <- z$x[match(r$time, z$time)]; g[is.na(g)] <- 0; g <- g - mean(z$x)
  for (x in columns) r[[paste0(x, "_g")]] <- r[[x]] * g
  full <- coxph(as.formula(paste("Surv(from, time, event) ~", paste(c(columns, paste0(columns, "_g")), collapse = "+"), right)),
                r, weights = w, ties = ties, robust = FALSE, init = c(coef(fit), 0 * coef(fit)),
                control = coxph.control(iter.max = 0))
  information <- solve(full$var); p <- length(columns); b <- 1:p; t <- p + 1:p
  u <- rowsum(residuals(full, "score", weighted = TRUE), r$id)
  v <- u[, t, drop = FALSE] - u[, b, drop = FALSE] %*% solve(information[b, b]) %*% information[b, t]
  if (!is.null(cluster)) v <- rowsum(v, d[[cluster]][match(as.integer(rownames(v)), d$id)])
  U <- colSums(u[, t, drop = FALSE]); B <- crossprod(v)
  chi <- c(U^2 / diag(B), drop(U %*% solve(B, U)))
  list(data = data, columns = I(columns), ties = ties, cluster = cluster, entry = entry, strata = strata,
       transform = transform, chi_square = I(unname(chi)))
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
robust_cases <- list(robust("ties", c("x", "arm")), robust("ties", c("x", "arm"), ties = "breslow", transform = "identity"),
                     robust("ties", c("x", "arm"), cluster = "team"), robust("ties", "x", entry = "entry", strata = "site"))
writeLines(toJSON(list(made_with = list(R = as.character(getRversion()), survival = as.character(packageVersion("survival"))),
                       cases = cases, robust = robust_cases), auto_unbox = TRUE, digits = NA, null = "null", na = "null", pretty = 1), "expected.json")

# Kaplan-Meier, log-rank tests, restricted means and person-time of R survival.

fit_curve <- function(call, d, event = d$dead) {
  level <- if (is.null(call$level)) 0.95 else call$level
  type <- if (is.null(call$conf_type)) "log" else call$conf_type
  d$.event <- event; d$.w <- weight_of(call, d); d$.cluster <- cluster_of(call, d)
  formula <- if (is.null(call$entry)) Surv(time, .event) ~ 1 else Surv(entry, time, .event) ~ 1
  given <- list(formula, data = d, conf.type = type, conf.int = level)
  at_0(do.call(survfit, if (is_robust(call)) c(given, list(weights = quote(.w), cluster = quote(.cluster), robust = TRUE)) else given))
}
# Weighted curves of R end near 0 where they come to 0; errors and limits there are none.
at_0 <- function(f) { end <- f$surv < 1e-12; f$surv[end] <- 0; f$lower[end] <- NA; f$upper[end] <- NA; f$std.err[end] <- NA; f }
error_of <- function(f) if (isTRUE(f$logse)) f$std.err * f$surv else f$std.err
median_of <- function(f) { q <- quantile(f, 0.5); list(estimate = q$quantile, lower = q$lower, upper = q$upper) }

one_curve <- function(call, d) {
  f <- fit_curve(call, d); w <- weight_of(call, d)
  at <- unlist(call$at); entry <- if (is.null(call$entry)) -Inf else d$entry
  i <- findInterval(at, f$time); after <- at > max(f$time)
  certain <- if (identical(call$conf_type, "log-log")) NA else 1
  step <- function(x, first) ifelse(after, NA, c(first, x)[i + 1])
  c(named("group", list(n = sum(w), events = sum(w * d$dead))), named("median", median_of(f)),
    named("curve", list(time = f$time, at_risk = f$n.risk, events = f$n.event, censored = f$n.censor, survival = f$surv, std_error = error_of(f),
                        lower = f$lower, upper = f$upper)),
    named("at", list(at_risk = sapply(at, function(t) sum(w[d$time >= t & entry < t])),
                     survival = ifelse(after & min(f$surv) == 0, 0, step(f$surv, 1)), std_error = step(error_of(f), 0),
                     lower = step(f$lower, certain), upper = step(f$upper, certain))))
}
follow_up <- function(call, d) {
  f <- fit_curve(call, d, 1 - d$dead)
  q <- if (identical(call$weights, "w")) rep(NA, 3) else quantile(d$time, c(0.5, 0.25, 0.75), names = FALSE)
  made <- named("follow_up", c(setNames(median_of(f), c("median", "lower", "upper")), list(observed_median = q[1], q1 = q[2], q3 = q[3])))
  if (identical(call$weights, "w")) made[1:3] else made
}
groups_of <- function(call, d) if (is.null(call$by)) rep("all", nrow(d)) else as.character(d[[call$by]])
km <- function(call, d) {
  r <- rows_of(call, d); d <- counted(call, r$d)
  g <- groups_of(call, d); d <- tied(call, d)
  c(sample_of(r), do.call(c, lapply(unique(g), function(l) named(l, one_curve(call, d[g == l, ])))), follow_up(call, d))
}

# Sums of a weighted log-rank test by their definition; survdiff has the same for fh:RHO,0 without late entry.
test_weight <- function(test, n, s) {
  if (test == "gehan") return(n)
  if (test == "tarone-ware") return(sqrt(n))
  power <- if (test == "logrank") c(0, 0) else if (test == "peto") c(1, 0) else as.numeric(strsplit(sub("fh:", "", test), ",")[[1]])
  s^power[1] * (1 - s)^power[2]
}
part_sums <- function(test, time, event, entry, g) {
  t <- sort(unique(time[event == 1])); k <- nlevels(g)
  if (!length(t)) return(list(O = numeric(k), E = numeric(k), V = matrix(0, k, k)))
  at_risk <- sapply(levels(g), function(l) { k <- g == l
    sum(k) - findInterval(t, sort(time[k]), left.open = TRUE) - (sum(k) - findInterval(t, sort(entry[k]), left.open = TRUE)) })
  at_risk <- matrix(at_risk, length(t)); failed <- matrix(sapply(levels(g), function(l) tabulate(match(time[event == 1 & g == l], t), length(t))), length(t))
  n <- rowSums(at_risk); f <- rowSums(failed); s <- c(1, cumprod(1 - f / n))[seq_along(t)]
  w <- test_weight(test, n, s); v <- ifelse(n > 1, w^2 * f * (n - f) / (n - 1), 0); p <- at_risk / n
  # Late entrants after the curve has come to 0 cannot be weighed by it.
  if (any(s == 0) && !test %in% c("logrank", "gehan", "tarone-ware")) stop("S is 0 before the last event")
  list(O = colSums(w * failed), E = colSums(w * f * p), V = diag(colSums(v * p), ncol(p)) - crossprod(p, v * p))
}
test_sums <- function(call, d) {
  g <- factor(as.character(d[[call$by]]), levels = labels_of(d[[call$by]]))
  S <- aeqSurv(surv_of(call, d)); k <- ncol(S)
  entry <- if (k == 3) S[, 1] else rep(-Inf, nrow(d))
  parts <- if (length(call$strata)) interaction(d[unlist(call$strata)], drop = TRUE) else rep(1, nrow(d))
  sums <- lapply(split(seq_len(nrow(d)), parts), function(i) part_sums(call$test, S[i, k - 1], S[i, k], entry[i], g[i]))
  total <- function(name) Reduce(`+`, lapply(sums, `[[`, name))
  list(g = g, O = total("O"), E = total("E"), V = total("V"))
}
# U' V^- U with the rank of V as degrees of freedom.
quadratic <- function(U, V) {
  e <- eigen(V, symmetric = TRUE); keep <- e$values > 1e-9 * max(e$values, 1e-300)
  if (max(e$values) < 1e-12) return(c(NA, NA))
  c(sum((crossprod(e$vectors[, keep, drop = FALSE], U))^2 / e$values[keep]), sum(keep))
}
survdiff_of <- function(call, d) {
  rho <- c(logrank = 0, peto = 1, "fh:0.5,0" = 0.5)[call$test]
  if (is.na(rho) || !is.null(call$entry)) return(NULL)
  st <- if (length(call$strata)) interaction(d[unlist(call$strata)], drop = TRUE) else NULL
  g <- d[[call$by]]
  tryCatch({ f <- if (is.null(st)) survdiff(Surv(time, dead) ~ g, d, rho = rho) else survdiff(Surv(time, dead) ~ g + strata(st), d, rho = rho)
    list("test/survdiff" = f$chisq) }, error = function(e) NULL)
}
pairs_of <- function(call, d, levels) {
  if (call$pairwise == "none" || length(levels) < 2) return(NULL)
  pairs <- combn(levels, 2, simplify = FALSE)
  x <- sapply(pairs, function(p) tryCatch({ s <- test_sums(call, d[as.character(d[[call$by]]) %in% p, ]); quadratic(s$O - s$E, s$V)[1] }, error = function(e) NA))
  p <- pchisq(x, 1, lower.tail = FALSE); adjusted <- p; adjusted[!is.na(p)] <- p.adjust(p[!is.na(p)], "holm")
  do.call(c, lapply(seq_along(pairs), function(i) named(paste0(paste(pairs[[i]], collapse = "-"), "/pair"),
                                                        list(chi_square = x[i], p = p[i], p_adjusted = adjusted[i]))))
}
logrank <- function(call, d) {
  r <- rows_of(call, d); d <- counted(call, r$d)
  s <- test_sums(call, d); U <- s$O - s$E; q <- quadratic(U, s$V)
  score <- if (is.numeric(d[[call$by]])) as.numeric(levels(s$g)) else seq_along(levels(s$g))
  z <- sum(score * U) / sqrt(drop(score %*% s$V %*% score))
  groups <- do.call(c, lapply(seq_along(s$O), function(i) named(paste0(levels(s$g)[i], "/group"), list(n = sum(s$g == levels(s$g)[i]), observed = s$O[i], expected = s$E[i]))))
  c(sample_of(r), chi("test", q[1], q[2]), survdiff_of(call, d), groups, pairs_of(call, d, levels(s$g)),
    named("trend", list(z = z, chi_square = z^2, p = 2 * pnorm(-abs(z)))))
}

# Area under the curve up to tau; its error is Greenwood's or, with clusters and sampling weights, that of the jackknife residuals of survival.
area <- function(call, d) {
  f <- fit_curve(call, d); k <- f$time <= call$tau
  step <- diff(c(0, f$time[k], call$tau)) * c(1, f$surv[k])
  if (call$tau > max(f$time) && min(f$surv) > 0) stop("tau lies beyond the last time")
  if (!any(f$n.event[k] > 0)) return(c(mean = call$tau, se = 0))
  if (is_robust(call)) { u <- weight_of(call, d) * residuals(f, times = call$tau, type = "auc"); v <- sum(rowsum(u, cluster_of(call, d))^2) } else {
    h <- f$n.event[k] / (f$n.risk[k] * (f$n.risk[k] - f$n.event[k])); h[f$n.risk[k] == f$n.event[k]] <- 0
    v <- sum(rev(cumsum(rev(step[-1])))^2 * h) }
  c(mean = sum(step), se = sqrt(v))
}
rmst <- function(call, d) {
  r <- rows_of(call, d); d <- counted(call, r$d); z <- normal(call)
  g <- groups_of(call, d); names <- if (is.null(call$by)) "all" else labels_of(d[[call$by]])
  a <- lapply(names, function(l) area(call, d[g == l, ])); made <- sample_of(r)
  for (i in seq_along(a)) { m <- a[[i]]; made <- c(made, named(paste0(names[i], "/mean"), list(rmst = m[1], se = m[2], lower = m[1] - z * m[2], upper = m[1] + z * m[2]))) }
  if (length(a) != 2 || !is.null(call$cluster)) return(made)
  x <- a[[2]]; y <- a[[1]]; D <- x[1] - y[1]; s <- sqrt(x[2]^2 + y[2]^2); L <- log(x[1] / y[1]); sl <- sqrt((x[2] / x[1])^2 + (y[2] / y[1])^2)
  c(made, named("difference", list(estimate = D, se = s, lower = D - z * s, upper = D + z * s, p = 2 * pnorm(-abs(D / s)))),
    named("ratio", list(estimate = exp(L), lower = exp(L - z * sl), upper = exp(L + z * sl), p = 2 * pnorm(-abs(L / sl)))))
}

person_time <- function(call, d) {
  d <- d[complete.cases(d[c("time", "status", call$entry)]), ]
  years <- (d$time - (if (is.null(call$entry)) 0 else d$entry)) / c(days = 365.25, months = 12, years = 1)[[call$unit]]
  one <- function(k) { limits <- if (sum(years[k]) > 0) poisson.test(sum(d$dead[k]), sum(years[k]))$conf.int * 100 else c(NA, NA)
    list(events = sum(d$dead[k]), person_years = sum(years[k]), rate_per_100 = 100 * sum(d$dead[k]) / sum(years[k]), lower = limits[1], upper = limits[2]) }
  known <- !is.na(d[[call$by]])
  c(named("all/rate", one(rep(TRUE, nrow(d)))),
    do.call(c, lapply(labels_of(d[[call$by]][known]), function(l) named(paste0(l, "/rate"), one(known & as.character(d[[call$by]]) == l)))))
}

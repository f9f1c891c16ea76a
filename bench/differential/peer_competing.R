# Cumulative incidence, Gray's test and the Fine-Gray model of R cmprsk; errors with weights and clusters of R survival.

limits_of <- function(call, F, se) {
  z <- normal(call); inside <- F > 0 & F < 1 - 1e-12; e <- z * se / (F * log(F))
  list(lower = ifelse(inside, F^exp(-e), NA), upper = ifelse(inside, F^exp(e), NA))
}
# The double sum of Aalen's variance as cmprsk::cuminc makes it, with numbers at risk that know late entry.
incidence_sums <- function(time, status, entry, cause) {
  t <- sort(unique(time[status != 0]))
  n <- sapply(t, function(u) sum(time >= u & entry < u)); d <- sapply(t, function(u) sum(time == u & status == cause)); all <- sapply(t, function(u) sum(time == u & status != 0))
  S <- c(1, cumprod(1 - all / n)); F <- cumsum(S[seq_along(t)] * d / n)
  tie <- function(k) ifelse(k > 1, k * (1 - (k - 1) / (n - 1)), k)
  variance <- sapply(seq_along(t), function(j) { i <- seq_len(j); h <- ifelse(S[i + 1] > 0, (F[j] - F[i]) / S[i + 1], 0)
    sum((S[i] / n[i])^2 * (tie(d)[i] * (1 - h)^2 + tie(all - d)[i] * h^2)) })
  list(time = t, cif = F, std_error = sqrt(variance))
}
incidence_states <- function(call, d, causes) {
  d$time <- d$time + 1; if (!is.null(call$entry)) d$entry <- d$entry + 1    # residuals() gives 0 for an event at time 0
  w <- d$.w <- weight_of(call, d); d$.row <- seq_len(nrow(d)); d$.state <- factor(d$status, c(0, causes))
  f <- if (is.null(call$entry)) do.call(survfit, list(Surv(time, .state) ~ 1, data = d, weights = quote(.w))) else
    do.call(survfit, list(Surv(entry, time, .state) ~ 1, data = d, weights = quote(.w), id = quote(.row)))
  t <- sort(unique(aeqSurv(Surv(d$time, d$status > 0))[d$status > 0, 1])); s <- summary(f, times = t, extend = TRUE)
  se <- if (is.null(s$std.err)) matrix(NA, length(t), length(causes) + 1) else s$std.err
  if (!is.null(call$cluster)) { u <- residuals(f, times = t, type = "pstate"); dim(u) <- c(nrow(d), length(t), length(causes) + 1)
    se <- apply(u, 3, function(x) sqrt(colSums(rowsum(matrix(w * x, nrow(d)), d[[call$cluster]])^2))); dim(se) <- c(length(t), length(causes) + 1) }
  lapply(seq_along(causes), function(k) list(time = t - 1, cif = s$pstate[, k + 1], std_error = se[, k + 1]))
}
incidence_group <- function(call, d, causes) {
  if (!any(d$status != 0)) return(lapply(causes, function(k) list(time = numeric(), cif = numeric(), std_error = numeric())))
  if (is_robust(call)) return(incidence_states(call, d, causes))
  d <- tied(call, d); entry <- if (is.null(call$entry)) rep(-Inf, nrow(d)) else d$entry
  own <- lapply(causes, function(k) incidence_sums(d$time, d$status, entry, k))
  if (!is.null(call$entry)) return(own)
  peer <- cuminc(d$time, d$status, cencode = 0)
  lapply(seq_along(causes), function(k) { p <- peer[[paste(1, causes[k])]]; i <- findInterval(own[[k]]$time, p$time)
    if (is.null(p)) own[[k]] else list(time = own[[k]]$time, cif = p$est[i], std_error = sqrt(p$var[i])) })
}
incidence_one <- function(call, d, causes) {
  at <- unlist(call$at); curves <- incidence_group(call, d, causes); made <- list()
  over <- sum(0, vapply(curves, function(x) if (length(x$cif)) tail(x$cif, 1) else 0, 0)) > 1 - 1e-12
  for (k in seq_along(causes)) { one <- curves[[k]]; i <- findInterval(at + 1e-9 * pmax(1, at), one$time); gone <- at > max(d$time) & !over
    cif <- ifelse(gone, NA, c(0, one$cif)[i + 1]); se <- ifelse(gone, NA, c(0, one$std_error)[i + 1])
    made <- c(made, named(paste0(causes[k], "/cif"), one), named(paste0(causes[k], "/cif_at"), c(list(cif = cif, std_error = se), limits_of(call, cif, se)))) }
  made
}
# cmprsk does not merge near ties; survival's rule is applied before.
tied <- function(call, d) {
  S <- aeqSurv(surv_of(call, d)); d$time <- S[, ncol(S) - 1]
  if (!is.null(call$entry)) d$entry <- S[, 1]
  d
}
gray <- function(call, d) {
  if (is.null(call$by) || !is.null(call$entry) || is_robust(call)) return(NULL)
  strata <- if (length(call$strata)) interaction(d[unlist(call$strata)], drop = TRUE) else rep(1, nrow(d))
  d <- tied(call, d); t <- tryCatch(cuminc(d$time + 1, d$status, as.character(d[[call$by]]), strata, cencode = 0)$Tests, error = function(e) NULL)
  do.call(c, lapply(rownames(t), function(k) if (t[k, "stat"] >= 0) chi(paste0(k, "/gray"), t[k, "stat"], t[k, "df"])))
}
incidence <- function(call, d) {
  if (call$form == "event") d$status <- pmin(d$status, 2)
  r <- rows_of(call, d); d <- counted(call, r$d); causes <- sort(setdiff(unique(d$status), 0)); g <- groups_of(call, d)
  c(sample_of(r, r$d$status != 0), do.call(c, lapply(unique(g), function(l) named(l, incidence_one(call, d[g == l, ], causes)))), gray(call, d))
}

# crr takes a time of 0 for none: only the order of times matters, so that all are moved by 1.
finegray <- function(call, d) {
  # A reference without events of the cause gives way as in Cox models.
  r <- rows_of(call, d, variables_of(call$terms)); d <- coded(call$terms, tied(call, counted(call, r$d)), r$d, as.integer(r$d$status == 1)); status <- ifelse(d$status > 1, 2, d$status)
  X <- model.matrix(as.formula(paste("~", paste(plain(call$terms), collapse = "+"))), d)[, -1, drop = FALSE]
  q <- qr(scale(X, scale = FALSE)); kept <- sort(q$pivot[seq_len(q$rank)])
  f <- crr(d$time + 1, status, scale(X[, kept, drop = FALSE], scale = FALSE), gtol = 1e-13, maxiter = 60)
  full <- function(x) { y <- rep(NA_real_, ncol(X)); y[kept] <- x; setNames(y, colnames(X)) }
  coef <- full(f$coef); se <- full(sqrt(diag(f$invinf))); robust <- full(sqrt(diag(f$var))); infinite <- runs_off(coef, se, X, 2e4)
  wald <- if (any(infinite)) NA else tryCatch(drop(f$coef %*% solve(f$var, f$coef)), error = function(e) NA)
  made <- coefficients_of(call, coef, se, robust, infinite)
  made <- made[setdiff(names(made), if (any(infinite)) paste0(names(coef)[infinite], "/coefficient/p"))]
  c(sample_of(r), named("loglik", list(null = f$loglik.null, model = f$loglik)), chi("likelihood_ratio", 2 * (f$loglik - f$loglik.null), length(kept)),
    chi("wald", wald, length(kept)), made)
}

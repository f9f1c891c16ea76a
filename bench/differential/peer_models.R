# Cox models of R survival: with counts as repeated rows, and tight control of convergence.

TIGHT <- suppressWarnings(coxph.control(eps = 1e-13, toler.chol = 1e-12, iter.max = 80))
# Where a coefficient runs off, not so far out: the information is lost in rounding there.
LOOSE <- coxph.control(eps = 1e-9, toler.chol = 1e-15, iter.max = 40)
# What is redundant shows at 0.
START <- coxph.control(iter.max = 0)
variables_of <- function(terms) all.vars(as.formula(paste("~", gsub("factor\\((\\w+)[^)]*\\)", "\\1", paste(terms, collapse = "+")))))
# A reference that nobody asked for and that has no event gives way to the largest level with events, the first of equals
# (decision 118); of three levels and more, by the rows of the call.
with_events_first <- function(levels, x, event) {
  n <- table(factor(x, levels)); events <- tapply(event, factor(x, levels), sum, default = 0)
  if (length(levels) < 3 || events[1] > 0 || !any(events > 0)) return(levels)
  best <- levels[events > 0][which.max(n[events > 0])]; c(best, setdiff(levels, best))
}
# Columns as the terms want them, factors in order of bytes or numbers with their reference first.
coded <- function(terms, d, rows, event) {
  alone <- function(v) any(unlist(strsplit(unlist(terms), "*", fixed = TRUE)) %in% c(v, paste0("factor(", v, ")")))
  for (v in intersect(TEXTS, names(d))) {
    levels <- labels_of(rows[[v]]); d[[v]] <- factor(d[[v]], levels = if (alone(v)) with_events_first(levels, rows[[v]], event) else levels)
  }
  if (any(grepl("factor\\(grade", terms))) {
    levels <- labels_of(rows$grade)
    if (any(grepl("ref=", terms))) { ref <- sub(".*ref=(\\d+).*", "\\1", grep("ref=", terms, value = TRUE)); levels <- c(ref, setdiff(levels, ref)) }
    else if (alone("grade")) levels <- with_events_first(levels, as.character(rows$grade), event)
    d$grade <- factor(as.character(d$grade), levels = levels)
  }
  d
}
plain <- function(terms) gsub("factor\\((\\w+)[^)]*\\)", "\\1", unlist(terms))
fit_cox <- function(call, d, right, control = TIGHT) {
  left <- if (is.null(call$entry)) "Surv(time, dead)" else "Surv(entry, time, dead)"
  strata <- if (length(call$strata)) paste0("strata(", paste(unlist(call$strata), collapse = ","), ")")
  d$.w <- weight_of(call, d); d$.cluster <- cluster_of(call, d)
  formula <- as.formula(paste(left, "~", paste(c(right, strata), collapse = "+")))
  given <- list(formula, data = d, ties = call$ties, control = control, x = TRUE, model = TRUE)
  if (is_robust(call) || isTRUE(call$robust)) given <- c(given, list(weights = quote(.w), cluster = quote(.cluster)))
  do.call(coxph, given)
}
width_of <- function(X) apply(X, 2, function(x) diff(range(x)))
# A coefficient that Newton's method pushes off without end: its error across the range of its column is that of nothing known.
runs_off <- function(coef, se, X, most) !is.na(coef) & se * width_of(X) > most
# Or it is uncertain, and goes on (by log 100 = 4.6 where it has no bound) when a hundredth of what is left to gain is asked for: the more events,
# the smaller the error at which R takes it for settled.
goes_on <- function(call, d, X, g) {
  further <- fit_cox(call, cbind(d, X = I(X)), "X", coxph.control(eps = LOOSE$eps / 100, toler.chol = LOOSE$toler.chol, iter.max = LOOSE$iter.max))$coefficients
  naive_error(g) * width_of(X) > 50 & (is.na(further) | abs(further - g$coefficients) * width_of(X) > 2)
}
naive_error <- function(f) sqrt(diag(as.matrix(if (is.null(f$naive.var)) f$var else f$naive.var)))
robust_error <- function(f) if (!is.null(f$naive.var)) sqrt(diag(as.matrix(f$var)))
# The fit, with what is redundant by the information at 0 and what runs off. `lost`: R stopped without convergence, as it does where the likelihood
# comes to 1, and its errors are then no errors.
fitted <- function(call, d, right) {
  start <- fit_cox(call, d, right, START); redundant <- naive_error(start) == 0
  f <- fit_cox(call, d, right); f$naive <- naive_error(f); f$robust <- robust_error(f); f$redundant <- redundant
  f$infinite <- rep(FALSE, length(redundant)); f$lost <- FALSE; f$coefficients[redundant] <- NA
  away <- is.na(f$coefficients) | f$naive == 0 | abs(f$coefficients) * width_of(f$x) > 12 | f$naive * width_of(f$x) > 200
  if (!any(away & !redundant)) return(f)
  X <- start$x[, !redundant, drop = FALSE]; g <- fit_cox(call, cbind(d, X = I(X)), "X", LOOSE); g$lost <- g$iter > LOOSE$iter.max
  infinite <- is.na(g$coefficients) | (if (g$lost) abs(g$coefficients) * width_of(X) > 12 else naive_error(g) == 0 | runs_off(g$coefficients, naive_error(g), X, 2000) | goes_on(call, d, X, g))
  if (!any(infinite)) return(f)
  f[c("loglik", "concordance", "lost")] <- g[c("loglik", "concordance", "lost")]; f$infinite[!redundant] <- infinite
  f$coefficients[!redundant] <- g$coefficients; f$naive[!redundant] <- naive_error(g); if (!is.null(f$robust)) f$robust[!redundant] <- robust_error(g)
  f
}

coefficients_of <- function(call, coef, se, robust, infinite) {
  z <- normal(call); used <- if (is.null(robust)) se else robust; made <- list()
  none <- function(x, i) if (is.null(x) || infinite[i] || is.na(coef[i])) NA else x[i]
  for (i in seq_along(coef)) made <- c(made, named(paste0(names(coef)[i], "/coefficient"), list(infinite = as.integer(infinite[i]), coef = none(coef, i), se = none(se, i),
    robust_se = none(robust, i), hr = none(exp(coef), i), lower = none(exp(coef - z * used), i), upper = none(exp(coef + z * used), i), z = none(coef / used, i),
    p = none(2 * pnorm(-abs(coef / used)), i))))
  made
}
# The likelihood ratio that leaves out one column: it gives the P of a coefficient without bound.
left_out <- function(call, d, f, i) {
  f$redundant[i] <- TRUE; X <- f$x[, !f$redundant, drop = FALSE]
  reduced <- if (ncol(X)) fit_cox(call[setdiff(names(call), "cluster")], cbind(d, X = I(X)), "X", LOOSE)$loglik[2] else f$loglik[1]
  max(0, min(2 * (f$loglik[2] - reduced), qnorm(0.5e-300)^2))  # a P below 1e-300 is none
}
whole_terms <- function(call, d, f) {
  terms <- plain(call$terms)
  if (any(grepl("*", terms, fixed = TRUE)) || !is.null(f$naive.var)) return(NULL)
  do.call(c, lapply(seq_along(terms), function(i) {
    reduced <- if (length(terms) > 1) fitted(call, d, terms[-i]) else list(loglik = rep(f$loglik[1], 2), redundant = logical())
    df <- sum(!f$redundant) - sum(!reduced$redundant)
    if (df > 0) chi(paste0(terms[i], "/whole_term"), 2 * (f$loglik[2] - reduced$loglik[2]), df)
  }))
}
proportional <- function(call, f) {
  if (is.null(call$zph) || identical(call$weights, "w")) return(NULL)  # the sums of cox.zph are no variance then (decision 137)
  z <- cox.zph(f, transform = call$zph)$table
  do.call(c, lapply(seq_len(nrow(z)), function(i) chi(paste0(rownames(z)[i], "/zph"), z[i, 1], z[i, 2])))
}
cox <- function(call, d) {
  r <- rows_of(call, d, variables_of(call$terms)); d <- coded(call$terms, counted(call, r$d), r$d, r$d$dead)
  f <- fitted(call, d, plain(call$terms)); df <- sum(!f$redundant)
  made <- coefficients_of(call, f$coefficients, f$naive, f$robust, f$infinite)
  if (f$lost) made <- made[paste0(names(f$coefficients)[f$infinite], "/coefficient/infinite")]
  for (i in which(f$infinite)) { name <- names(f$coefficients)[i]; made[[paste0(name, "/coefficient/p")]] <- NULL; made[[paste0(name, "/left_out/chi_square")]] <- left_out(call, d, f, i) }
  c(sample_of(r), named("loglik", list(null = f$loglik[1], model = f$loglik[2])), chi("likelihood_ratio", 2 * diff(f$loglik), df), chi("score", f$score, df),
    chi("wald", if (any(f$infinite)) NA else f$wald.test, df), made,
    named("concordance", list(c = f$concordance[["concordance"]], se = f$concordance[["std"]])), whole_terms(call, d, f),
    if (!any(f$infinite)) tryCatch(proportional(call, f), error = function(e) NULL))
}

# A simulated cohort of breast radiotherapy and R's results of the study in study.toml.
# Rscript recipe.R writes cohort.csv and expected.json. The patients are random numbers; nobody's data are used.
suppressMessages({ library(survival); library(maxstat); library(cmprsk); library(jsonlite) })
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20250307)
invisible(Sys.setlocale("LC_COLLATE", "C"))

# ---- the cohort -------------------------------------------------------------------------------------------------
n <- 240
scheme <- data.frame(gy = c(45, 54, 48, 60, 30, 36), fractions = c(15, 18, 10, 15, 10, 6))[sample(6, n, TRUE, c(8, 2, 2, 3, 2, 1)), ]
outside <- sample(c("stable", "progressive", "mixed"), n, TRUE, c(6, 2, 2))
lines <- pmin(rpois(n, 2), 5)
age <- round(rnorm(n, 56, 11)); sex <- sample(c("f", "m"), n, TRUE, c(9, 1))
volume <- round(rlnorm(n, 6, 0.8))
high <- scheme$gy * (1 + scheme$gy / scheme$fractions / 3.5) / (1 + 2 / 3.5) > 60
bad <- (outside != "stable") + (lines > 2)
start <- as.Date("2012-01-01") + sample(3000, n, TRUE)
death <- round(rexp(n, 0.0008 * exp(0.8 * bad))); failure <- round(rexp(n, 0.0009 * exp(0.7 * bad - 0.8 * high))) + 1
end <- round(runif(n, 300, 2400)); last <- pmin(death, end)
cohort <- data.frame(patient = sprintf("S%03d", sample(n)), age, sex, outside, lines, volume, gy = scheme$gy, fractions = scheme$fractions,
  rt_start = start, failure = ifelse(failure <= last, format(start + failure), NA), last_seen = start + last, dead = as.integer(death <= end),
  completed = ifelse(runif(n) < 0.97, "true", "false"), asymptomatic = ifelse(runif(n) < 0.6, "true", "false"))
cohort$outside[sample(n, 7)] <- NA; cohort$volume[sample(n, 30)] <- NA; cohort$lines[c(12, 77)] <- NA; cohort$gy[5] <- NA
write.csv(cohort, "cohort.csv", row.names = FALSE, na = "", quote = FALSE)

# ---- R's results ------------------------------------------------------------------------------------------------
d <- read.csv("cohort.csv", na.strings = "", colClasses = c(rt_start = "Date", failure = "Date", last_seen = "Date"))
for (v in c("completed", "asymptomatic")) d[[v]] <- d[[v]] == "true"
flow <- list(list(reason = NA, excluded = 0, remaining = nrow(d)))
exclude <- function(reason, when) { when[is.na(when)] <- FALSE; d <<- d[!when, ]
  flow[[length(flow) + 1]] <<- list(reason = reason, excluded = sum(when), remaining = nrow(d)) }
exclude("Treatment not completed", !d$completed)
d$bed <- d$gy * (1 + d$gy / d$fractions / 3.5); d$eqd2 <- d$bed / (1 + 2 / 3.5)
exclude("EQD2 under 36 Gy", d$eqd2 < 36)
d$os <- as.numeric(d$last_seen - d$rt_start) / 30.4375
d$lc <- as.numeric(pmin(d$failure, d$last_seen, na.rm = TRUE) - d$rt_start) / 30.4375
d$failed <- !is.na(d$failure); d$died_first <- !d$failed & d$dead == 1
d$unstable <- d$outside != "stable"; d$over_two <- d$lines > 2
d$outside <- factor(d$outside, c("stable", "progressive", "mixed"))
endpoints <- list(LC = list("lc", "failed", "died_first"), OS = list("os", "dead"))
landmarks <- c(12, 24, 120)
competing <- function(ep) if (length(ep) == 3) as.numeric(d[[ep[[3]]]]) else rep(0, nrow(d))

one <- function(x) { x <- unname(as.numeric(x)); if (length(x) == 1 && is.finite(x)) x else NA }
test <- function(chi, df) list(chi_square = one(chi), df = df, p = pchisq(chi, df, lower.tail = FALSE))
label <- function(g) if (is.logical(g)) ifelse(g, "true", "false") else as.character(g)
as_groups <- function(g) if (is.factor(g)) droplevels(g) else factor(label(g), if (is.numeric(g)) as.character(sort(unique(g))) else sort(unique(label(g))))

curve <- function(t, e, name) {
  f <- survfit(Surv(t, e) ~ 1); q <- quantile(f, 0.5); s <- summary(f, pmin(landmarks, max(t)))
  list(group = name, n = length(t), events = sum(e), median = list(estimate = one(q$quantile), lower = one(q$lower), upper = one(q$upper)),
       at = lapply(seq_along(landmarks), function(i) if (landmarks[i] > max(t)) list(time = landmarks[i], at_risk = 0, survival = if (min(f$surv) == 0) 0 else NA, lower = NA, upper = NA)  # nobody is left
        
         else list(time = landmarks[i], at_risk = sum(t >= landmarks[i]), survival = one(s$surv[i]), std_error = one(s$std.err[i]), lower = one(s$lower[i]), upper = one(s$upper[i]))))
}
km <- function(t, e, by = NULL, other = 0 * e) {  # other: the competing event, which does not end follow-up either
  ok <- complete.cases(t, e, if (is.null(by)) t else by); t <- t[ok]; e <- e[ok]; other <- other[ok]
  g <- if (is.null(by)) factor(rep("all", length(t))) else as_groups(by[ok])
  r <- survfit(Surv(t, 1 - pmax(e, other)) ~ 1); q <- quantile(r, 0.5); o <- quantile(t, c(.25, .5, .75), names = FALSE)
  list(n = length(t), events = sum(e), n_missing = sum(!ok), groups = lapply(levels(g), function(l) curve(t[g == l], e[g == l], l)),
       follow_up = list(median = one(q$quantile), lower = one(q$lower), upper = one(q$upper), observed_median = o[2], q1 = o[1], q3 = o[3]))
}
logrank <- function(t, e, by) {
  ok <- complete.cases(t, e, by); g <- as_groups(by[ok]); f <- survdiff(Surv(t[ok], e[ok]) ~ g)
  c(list(n = sum(ok), n_missing = sum(!ok)), test(f$chisq, nlevels(g) - 1),
    list(groups = lapply(seq_along(levels(g)), function(i) list(group = levels(g)[i], n = unname(f$n[i]), observed = f$obs[i], expected = f$exp[i]))))
}
fit <- function(formula, data) coxph(formula, data, control = coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 60), x = TRUE)
cox <- function(t, e, terms, zph = FALSE, strata = NULL) {
  x <- as.data.frame(lapply(terms, function(v) if (is.numeric(v)) v else as_groups(v))); names(x) <- paste0("v", seq_along(terms))
  x$t <- t; x$e <- as.numeric(e); if (!is.null(strata)) x$s <- strata
  ok <- complete.cases(x); x <- droplevels(x[ok, ])
  f <- fit(as.formula(paste("Surv(t, e) ~", paste(names(x)[seq_along(terms)], collapse = "+"), if (!is.null(strata)) "+ strata(s)")), x)
  s <- summary(f)$coefficients; term <- character(); level <- reference <- c()
  for (i in seq_along(terms)) { l <- levels(x[[i]]); k <- if (is.null(l)) 1 else length(l) - 1
    term <- c(term, rep(names(terms)[i], k)); level <- c(level, if (is.null(l)) NA else l[-1]) }
  out <- list(n = nrow(x), events = sum(x$e), n_missing = sum(!ok), loglik = list(null = f$loglik[1], model = f$loglik[2]),
    terms = lapply(seq_along(term), function(i) list(term = term[i], level = level[i], coef = one(s[i, 1]), se = one(s[i, 3]), hr = one(s[i, 2]),
      lower = exp(s[i, 1] - qnorm(.975) * s[i, 3]), upper = exp(s[i, 1] + qnorm(.975) * s[i, 3]), z = one(s[i, 4]), p = 2 * pnorm(-abs(s[i, 4])))),
    tests = list(likelihood_ratio = test(2 * diff(f$loglik), length(term)), wald = test(f$wald.test, length(term)), score = test(f$score, length(term))),
    concordance = list(c = one(f$concordance["concordance"]), se = one(f$concordance["std"])))
  if (zph) { z <- cox.zph(f)$table
    out$zph <- lapply(seq_len(nrow(z)), function(i) list(term = if (i == nrow(z)) "GLOBAL" else names(terms)[i], chi_square = z[i, 1], df = z[i, 2], p = pchisq(z[i, 1], z[i, 2], lower.tail = FALSE))) }
  out
}
incidence <- function(t, e, other) {
  f <- cuminc(t, ifelse(e, 1, ifelse(other, 2, 0)))
  list(n = length(t), groups = list(list(group = "all", causes = lapply(1:2, function(k) list(cause = c("event", "competing")[k],
    at = lapply(landmarks, function(l) { if (l > max(t)) return(list(time = l, cif = NA)); i <- sum(f[[k]]$time <= l)
      list(time = l, cif = f[[k]]$est[i], std_error = sqrt(f[[k]]$var[i])) }))))))
}
cutpoint <- function(name, variable, endpoint, method, fixed = NA) {
  ep <- endpoints[[endpoint]]; x <- d[[variable]]; ok <- complete.cases(x, d[[ep[[1]]]], d[[ep[[2]]]])
  r <- maxstat.test(Surv(t, e) ~ x, data.frame(t = d[[ep[[1]]]], e = as.numeric(d[[ep[[2]]]]), x = x)[ok, ], smethod = "LogRank", pmethod = method)
  d[[name]] <<- if (is.na(fixed)) x > r$estimate else x >= fixed
  list(name = name, endpoint = endpoint, variable = variable, fixed = fixed, n = sum(ok), n_missing = sum(!ok), cutpoint = one(r$estimate), statistic = one(r$statistic),
       p = list(method = method, value = one(r$p.value)), n_low = sum(x[ok] <= r$estimate), n_high = sum(x[ok] > r$estimate))
}
describe <- function(name, by) {
  x <- d[[name]]; groups <- c(list(all = rep(TRUE, nrow(d))), split(by == by, label(by))); g <- label(by)
  rows <- function(l) if (l == "all") rep(TRUE, nrow(d)) else g == l
  if (is.numeric(x)) c(list(variable = name, type = "numeric", summary = lapply(names(groups), function(l) { v <- x[rows(l)]; w <- v[!is.na(v)]; q <- quantile(w, c(.25, .5, .75), names = FALSE)
      list(group = l, n = length(w), missing = sum(is.na(v)), mean = mean(w), sd = sd(w), median = q[2], q1 = q[1], q3 = q[3], min = min(w), max = max(w)) })),
      list(test = "Wilcoxon rank-sum", p = wilcox.test(x ~ g, exact = FALSE)$p.value))
  else { x <- as_groups(x); m <- table(x, g); expected <- outer(rowSums(m), colSums(m)) / sum(m); chi <- all(expected >= 5)
    list(variable = name, type = "factor", levels = lapply(levels(x), function(k) list(level = k, counts = lapply(names(groups), function(l) { v <- x[rows(l)]; w <- v[!is.na(v)]
      list(group = l, n = sum(w == k), percent = 100 * sum(w == k) / length(w)) }))),
      missing = lapply(names(groups), function(l) list(group = l, n = sum(is.na(x[rows(l)])))),
      test = if (chi) "chi-square" else "Fisher's exact", p = if (chi) chisq.test(m, correct = FALSE)$p.value else fisher.test(m)$p.value) }
}

cutpoints <- list(cutpoint("high_dose", "eqd2", "LC", "Lau94"), cutpoint("bulky", "volume", "OS", "Lau92", 600))
count <- d$unstable + d$over_two
d$risk_group <- factor(c("none", "one", "two")[count + 1], c("two", "one", "none"))     # the protocol's order
factors <- c("outside", "over_two", "high_dose", "bulky", "sex", "lines", "age", "age > 60")
value <- function(f) if (f %in% names(d)) d[[f]] else eval(parse(text = f), d)
study <- lapply(endpoints, function(ep) {
  t <- d[[ep[[1]]]]; e <- as.numeric(d[[ep[[2]]]]); other <- competing(ep)
  rows <- lapply(factors, function(f) { x <- value(f); r <- list(factor = f)
    if (f != "age") { r$logrank <- logrank(t, e, x); r$km <- km(t, e, x, other) }
    r$cox <- cox(t, e, setNames(list(x), f)); r })
  p <- sapply(rows, function(r) if (is.null(r$logrank)) r$cox$tests$likelihood_ratio$p else r$logrank$p)
  chosen <- factors[p < 0.1]
  out <- list(km = km(t, e, NULL, other), univariable = rows, multivariable = c(list(factors = I(chosen)), cox(t, e, setNames(lapply(chosen, value), chosen), zph = TRUE)))
  if (length(ep) == 3) out$cuminc <- incidence(t, d[[ep[[2]]]], d[[ep[[3]]]])
  out })
pairs <- function(t, e) lapply(combn(levels(d$risk_group), 2, simplify = FALSE), function(g) { i <- d$risk_group %in% g
  list(first = g[1], second = g[2], logrank = test(survdiff(Surv(t, e) ~ as.character(risk_group), d, subset = i)$chisq, 1)) })
groups <- list(n_missing = sum(is.na(d$risk_group)), groups = lapply(levels(d$risk_group), function(g) list(group = g, n = sum(d$risk_group == g, na.rm = TRUE))),
  endpoints = lapply(endpoints, function(ep) { t <- d[[ep[[1]]]]; e <- as.numeric(d[[ep[[2]]]])
    list(km = km(t, e, d$risk_group, competing(ep)), logrank = logrank(t, e, d$risk_group), cox = cox(t, e, list(risk_group = d$risk_group)), pairwise = pairs(t, e)) }))
effect <- function(variable, within, endpoint) {
  ep <- endpoints[[endpoint]]; t <- d[[ep[[1]]]]; e <- as.numeric(d[[ep[[2]]]]); v <- value(variable); w <- as_groups(value(within))
  full <- na.omit(data.frame(t, e, v, w))
  list(variable = variable, within = within, endpoint = endpoint, groups = lapply(levels(w), function(g) { i <- which(w == g)
      list(group = g, n = sum(!is.na(v[i])), logrank = logrank(t[i], e[i], v[i]), cox = cox(t[i], e[i], setNames(list(v[i]), variable)), km = km(t[i], e[i], v[i], competing(ep)[i])) }),
    interaction = test(2 * (fit(Surv(t, e) ~ v * w, full)$loglik[2] - fit(Surv(t, e) ~ v + w, full)$loglik[2]), nlevels(w) - 1),
    overall = cox(t, e, setNames(list(v), variable), strata = w))
}
expected <- list(flow = flow, table1 = list(variables = lapply(c("age", "outside", "sex", "volume"), describe, by = d$asymptomatic)), cutpoints = cutpoints,
  endpoints = study, risk_groups = groups, effects = list(effect("high_dose", "risk_group", "LC"), effect("bulky", "asymptomatic", "OS")))
versions <- paste(R.version.string, paste(sapply(c("survival", "maxstat", "cmprsk"), function(p) paste(p, packageVersion(p))), collapse = ", "), sep = "; ")
write_json(list(versions = versions, expected = expected), "expected.json", auto_unbox = TRUE, digits = NA, na = "null", null = "null")
for (ep in names(study)) cat(ep, sapply(study[[ep]]$univariable, function(r) signif(if (is.null(r$logrank)) r$cox$tests$likelihood_ratio$p else r$logrank$p, 2)), "|", study[[ep]]$multivariable$factors, "\n")

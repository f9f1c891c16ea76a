# Writes fixture_numbers.cpp: results of a study shaped like the Rotterdam cohort of the R package survival
# (2,982 patients with breast cancer), as code, so that the tests of the report need neither R nor the analysis.
# Run in this folder: Rscript fixture_recipe.R
suppressMessages({library(survival); library(maxstat); library(cmprsk)})

d <- rotterdam
d$rfs <- pmax(d$recur, d$death)
d$rfs_time <- ifelse(d$recur == 1, d$rtime, d$dtime) / 30.4375
d$os <- d$death
d$os_time <- d$dtime / 30.4375
set.seed(1)
d$pgr[sample(nrow(d), 364)] <- NA
d$over_50 <- d$age > 50
d$many_nodes <- d$nodes > 3
d$poor <- d$grade == 3
d$large <- d$size != "<=20"
d$hormon <- d$hormon == 1
count <- d$many_nodes + d$poor + d$large
d$risk_group <- factor(c("Low", "Intermediate", "High", "High")[count + 1], c("Low", "Intermediate", "High"))
landmarks <- c(60, 120)

num <- function(x) ifelse(is.na(x) | !is.finite(x), "{}", sprintf("%.6g", x))
nums <- function(...) paste0("{", paste(c(...), collapse = ", "), "}")
text <- function(x) if (is.null(x) || is.na(x)) "{}" else paste0('"', x, '"')
surv <- function(data, endpoint) Surv(data[[paste0(endpoint, "_time")]], data[[endpoint]])
sample_of <- function(data, endpoint, missing = 0) nums(nrow(data), sum(data[[endpoint]]), missing, "{}")

km_group <- function(data, endpoint, group, curve) {
  fit <- survfit(surv(data, endpoint) ~ 1)
  med <- summary(fit)$table[c("median", "0.95LCL", "0.95UCL")]
  s <- summary(fit, times = landmarks, extend = TRUE)
  over <- landmarks > max(data[[paste0(endpoint, "_time")]])
  s$surv[over] <- NA
  at <- sapply(seq_along(landmarks), function(i)
    nums(landmarks[i], if (over[i]) 0 else s$n.risk[i], num(s$surv[i]), num(s$std.err[i]), num(s$lower[i]), num(s$upper[i])))
  half_year <- factor(ceiling(data[[paste0(endpoint, "_time")]] / 6), 1:39)
  steps <- if (curve) paste0(", ", nums(table(half_year[data[[endpoint]] == 1])), ", ",
                             nums(table(half_year[data[[endpoint]] == 0]))) else ""
  sprintf('group("%s", %d, %d, %s, %s%s)', group, nrow(data), sum(data[[endpoint]]), nums(num(med)), nums(at), steps)
}
km <- function(data, endpoint, by = NULL, curve = FALSE, missing = 0) {
  groups <- if (is.null(by)) km_group(data, endpoint, "all", curve) else
    sapply(levels(data[[by]]), function(g) km_group(data[data[[by]] == g, ], endpoint, g, curve))
  sprintf('kaplan_meier(%s, "%s", %s)', sample_of(data, endpoint, missing), if (is.null(by)) "" else by, nums(groups))
}
follow_up <- function(data, endpoint) {
  time <- data[[paste0(endpoint, "_time")]]
  q <- summary(survfit(Surv(time, 1 - data[[endpoint]]) ~ 1))$table[c("median", "0.95LCL", "0.95UCL")]
  nums(nums(num(q)), num(median(time)), num(quantile(time, 0.25)), num(quantile(time, 0.75)))
}
logrank <- function(data, endpoint, by, missing = 0) {
  f <- survdiff(surv(data, endpoint) ~ data[[by]])
  df <- length(f$n) - 1
  sprintf('log_rank(%s, "%s", {%s}, {%s, %s, %s, %s})', sample_of(data, endpoint, missing), by,
          paste0('"', levels(data[[by]]), '"', collapse = ", "), nums(f$n), nums(num(f$obs)), nums(num(f$exp)),
          nums(num(f$chisq), df, sprintf("%.6g", pchisq(f$chisq, df, lower.tail = FALSE))))
}
test <- function(chi, df) nums(num(chi), df, sprintf("%.6g", pchisq(chi, df, lower.tail = FALSE)))
cox <- function(data, endpoint, terms, missing = 0, zph = FALSE) {
  data$y <- surv(data, endpoint)
  f <- coxph(as.formula(paste("y ~", paste(terms, collapse = " + "))), data)
  s <- summary(f); z <- s$coefficients; ci <- s$conf.int
  rows <- c(); refs <- c(); i <- 0
  for (t in terms) {
    levels <- levels(data[[t]])
    if (is.null(levels)) levels <- c(NA, NA)
    else refs <- c(refs, nums(text(t), text(levels[1]), sum(data[[t]] == levels[1]), sum(data[[endpoint]][data[[t]] == levels[1]])))
    for (l in levels[-1]) {
      i <- i + 1
      at <- if (is.na(l)) rep(TRUE, nrow(data)) else data[[t]] == l
      rows <- c(rows, nums(text(t), text(l), text(levels[1]), num(z[i, 1]), num(z[i, 3]), "{}", num(z[i, 2]), num(ci[i, 3]),
                           num(ci[i, 4]), num(z[i, 4]), sprintf("%.6g", z[i, 5]), "false", sum(at), sum(data[[endpoint]][at])))
    }
  }
  ph <- if (!zph) "{}" else {
    zt <- cox.zph(f)$table
    nums(sapply(rownames(zt), function(r) nums(text(r), nums(num(zt[r, 1]), zt[r, 2], sprintf("%.6g", zt[r, 3])))))
  }
  sprintf('cox(%s, %s, %s, {%s, %s, %s}, {%s, %s, 0, 0, 0}, %s)', sample_of(data, endpoint, missing), nums(rows), nums(refs),
          test(s$logtest[1], s$logtest[2]), test(s$waldtest[1], s$waldtest[2]), test(s$sctest[1], s$sctest[2]),
          num(s$concordance[1]), num(s$concordance[2]), ph)
}

as_factor <- function(x) factor(ifelse(x, "true", "false"), c("false", "true"))
for (v in c("over_50", "many_nodes", "poor", "large", "hormon")) d[[v]] <- as_factor(d[[v]])
d$size <- factor(c("<=20" = "a", "20-50" = "b", ">50" = "c")[as.character(d$size)])

factors <- c(over_50 = "age > 50", size = "size", many_nodes = "many_nodes", poor = "grade = 3", hormon = "hormon", pgr = "pgr")
rename <- function(code) { for (v in names(factors)) code <- gsub(paste0('"', v, '"'), paste0('"', factors[v], '"'), code); code }
univariable <- function(endpoint) rename(paste(sapply(names(factors), function(f) {
  x <- d[!is.na(d[[f]]), ]
  missing <- sum(is.na(d[[f]]))
  if (f == "pgr") sprintf('numeric_row("pgr", %s)', cox(x, endpoint, f, missing))
  else sprintf('factor_row("%s", %s, %s, %s)', f, logrank(x, endpoint, f, missing), km(x, endpoint, f), cox(x, endpoint, f, missing))
}), collapse = ",\n"))

selected <- c("over_50", "size", "many_nodes", "poor", "hormon")
out <- c("// Written by fixture_recipe.R; change that file instead.", "// clang-format off", '#include "report/fixture_parts.hpp"', "",
         "namespace rtsurv::report::fixture {", "")
add <- function(type, name, code) out <<- c(out, sprintf("%s %s() {\n  return %s;\n}\n", type, name, code))
K <- "results::KaplanMeierResult"
for (e in c("rfs", "os")) {
  add(K, paste0(e, "_curve"), km(d, e, curve = TRUE))
  add("survival::FollowUpTime", paste0(e, "_follow_up"), follow_up(d, e))
  add("std::vector<results::UnivariableRow>", paste0(e, "_univariable"), nums("\n", univariable(e)) |> sub(pattern = "\\{\n, ", replacement = "{\n"))
  add(K, paste0(e, "_risk_curves"), km(d, e, "risk_group", curve = TRUE))
  add("results::LogRankResult", paste0(e, "_risk_log_rank"), logrank(d, e, "risk_group"))
  add("results::CoxResult", paste0(e, "_risk_cox"), cox(d, e, "risk_group"))
  pairs <- combn(levels(d$risk_group), 2)
  add("std::vector<results::RiskGroups::Outcome::Pair>", paste0(e, "_risk_pairs"), nums(apply(pairs, 2, function(p) {
    x <- d[d$risk_group %in% p, ]; x$risk_group <- factor(x$risk_group, p)
    nums(text(p[1]), text(p[2]), nums(logrank(x, e, "risk_group"), '""'))
  })))
}
add("results::CoxResult", "rfs_multivariable", rename(cox(d, "rfs", selected, zph = TRUE)))
d$poor_numeric <- d$poor
effects <- sapply(levels(d$risk_group), function(g) {
  x <- d[d$risk_group == g, ]
  sprintf('{"%s", %d, {%s, ""}, {%s, ""}, {%s, ""}}', g, nrow(x), logrank(x, "rfs", "hormon"), cox(x, "rfs", "hormon"), km(x, "rfs", "hormon"))
})
add("std::vector<results::Effect::Group>", "hormon_effects", nums(effects))
both <- coxph(Surv(rfs_time, rfs) ~ hormon * risk_group, d); main <- coxph(Surv(rfs_time, rfs) ~ hormon + risk_group, d)
add("survival::ChiSquareTest", "hormon_interaction", test(2 * (both$loglik[2] - main$loglik[2]), 2))
d$y <- surv(d, "rfs"); s <- summary(coxph(y ~ hormon + strata(risk_group), d))
add("results::CoxTerm", "hormon_overall", nums('"hormon"', '"true"', '"false"', num(s$coefficients[1, 1]), num(s$coefficients[1, 3]), "{}",
    num(s$coefficients[1, 2]), num(s$conf.int[1, 3]), num(s$conf.int[1, 4]), num(s$coefficients[1, 4]),
    sprintf("%.6g", s$coefficients[1, 5]), "false", sum(d$hormon == "true"), sum(d$rfs[d$hormon == "true"])))
m <- maxstat.test(Surv(rfs_time, rfs) ~ nodes, d, smethod = "LogRank", pmethod = "none")
add("survival::Maxstat", "nodes_maxstat", nums(num(m$estimate), num(m$statistic), "1e-05", "1e-05", sum(d$nodes <= m$estimate),
    sum(d$nodes > m$estimate), nums(m$cuts), nums(num(m$stats))))
rec <- ifelse(d$recur == 1, 1, ifelse(d$death == 1, 2, 0))
ci <- cuminc(d$rfs_time, rec); tp <- timepoints(ci, landmarks)
for (k in 1:2) {
  est <- tp$est[k, ]; se <- sqrt(tp$var[k, ])
  lo <- est^exp(1.959964 * se / (est * log(est)) * -1); hi <- est^exp(1.959964 * se / (est * log(est)))
  add("std::vector<survival::IncidenceAt>", paste0("incidence_", k), nums(sapply(1:2, function(i)
    nums(landmarks[i], num(est[i]), num(se[i]), num(min(lo[i], hi[i])), num(max(lo[i], hi[i]))))))
}
fit_rec <- d; fit_rec$rec <- d$recur; fit_rec$rec_time <- d$rfs_time
add(K, "recurrence_curve", km(fit_rec, "rec", curve = TRUE))
add("survival::FollowUpTime", "recurrence_follow_up", follow_up(fit_rec, "rec"))
out <- c(out, sprintf("// deaths without recurrence: %d, recurrences: %d", sum(rec == 2), sum(rec == 1)))
num_var <- function(v, groups) nums(sapply(names(groups), function(g) { x <- d[[v]][groups[[g]]]; k <- x[!is.na(x)]
  nums(text(g), length(k), sum(is.na(x)), num(mean(k)), num(sd(k)), num(median(k)), num(quantile(k, .25)), num(quantile(k, .75)), num(min(k)), num(max(k))) }))
level_var <- function(v, groups) nums(sapply(sort(unique(as.character(d[[v]]))), function(l) nums(text(l), nums(sapply(names(groups), function(g) {
  x <- d[[v]][groups[[g]]]; nums(text(g), sum(x == l), num(100 * mean(x == l))) })))))
groups <- list(all = rep(TRUE, nrow(d)), false = d$hormon == "false", true = d$hormon == "true")
w <- function(v) sprintf("%.6g", wilcox.test(d[[v]] ~ d$hormon)$p.value)
x2 <- function(v) sprintf("%.6g", chisq.test(d[[v]], d$hormon, correct = FALSE)$p.value)
add("std::vector<results::Table1::Variable>", "characteristics", nums(
  nums('"age"', "true", num_var("age", groups), "{}", "{}", w("age"), '"Wilcoxon rank-sum"'),
  nums('"size"', "false", "{}", level_var("size", groups), "{0, 0, 0}", x2("size"), '"Pearson chi-square"'),
  nums('"grade"', "false", "{}", level_var("grade", groups), "{0, 0, 0}", x2("grade"), '"Pearson chi-square"'),
  nums('"nodes"', "true", num_var("nodes", groups), "{}", "{}", w("nodes"), '"Wilcoxon rank-sum"'),
  nums('"pgr"', "true", num_var("pgr", groups), "{}", "{}", w("pgr"), '"Wilcoxon rank-sum"')))
add("std::vector<std::size_t>", "characteristic_sizes", nums(sapply(groups, sum)))
out <- c(out, "std::vector<std::size_t> risk_group_sizes() {", sprintf("  return %s;", nums(table(d$risk_group))), "}", "",
         "}  // namespace rtsurv::report::fixture")
writeLines(out, "fixture_numbers.cpp")

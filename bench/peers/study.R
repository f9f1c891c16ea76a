# What a statistician writes in R for the study that `rtsurv run` makes of the same table: screen, cut-point, Cox models, groups and four
# figures with numbers at risk, as one process. Rscript --vanilla study.R breast|rotterdam COHORT.csv
suppressMessages({library(survival); library(maxstat); library(survminer)})
arguments <- commandArgs(TRUE)
d <- read.csv(arguments[2])

breast <- function(d) {
  d <- d[d$reirradiation == "false" & d$course_completed == "true" & d$follow_up_available == "true", ]
  months <- function(to) as.numeric(as.Date(to) - as.Date(d$rt_start)) / 30.4375
  failed <- !is.na(d$local_failure_date) & nzchar(d$local_failure_date)
  d$LC_time <- months(ifelse(failed, d$local_failure_date, d$last_contact))
  d$LC <- as.integer(failed)
  d$OS_time <- months(d$last_contact)
  d$OS <- as.integer(!is.na(d$death_date) & nzchar(d$death_date))
  dose <- d$total_dose_gy / d$fractions
  d$high_dose <- as.integer(d$total_dose_gy * (dose + 3.5) / (2 + 3.5) >= 63)
  d$over_two_lines <- as.integer(d$prior_lines > 2)
  d$de_novo <- as.integer(d$initial_stage == "IV" & d$progressed_after_treatment != "true")
  d$unstable <- as.integer(d$outside_assessment %in% c("progressive", "mixed") & !d$de_novo)
  d$polymetastatic <- as.integer(d$lesions > 5)
  d$older <- as.integer(d$age > 50)
  d$bone <- as.integer(d$bone == "true")
  list(data = d, endpoints = c("LC", "OS"), landmarks = c(12, 24, 36), cut = "gtv_cm3", treatment = "high_dose",
       factors = c("older", "over_two_lines", "de_novo", "unstable", "polymetastatic", "bone", "technique", "high_dose"),
       risk = c("over_two_lines", "unstable"))
}

rotterdam <- function(d) {
  d <- d[d$nodes > 0, ]
  late <- d$recur == 0 & d$death == 1 & d$rtime < d$dtime
  d$RFS <- as.integer(d$recur == 1 | (d$death == 1 & !late))
  d$RFS_time <- ifelse(d$recur == 1 | late, d$rtime, d$dtime) / 365.25
  d$OS <- d$death
  d$OS_time <- d$dtime / 365.25
  d$many_nodes <- as.integer(d$nodes > 3)
  d$large <- as.integer(d$size == ">50")
  d$high_grade <- as.integer(d$grade == 3)
  d$er_negative <- as.integer(d$er < 10)
  d$older <- as.integer(d$age > 60)
  list(data = d, endpoints = c("RFS", "OS"), landmarks = c(5, 10), cut = "pgr", treatment = "hormon",
       factors = c("hormon", "chemo", "many_nodes", "size", "high_grade", "er_negative", "older", "meno"),
       risk = c("many_nodes", "large", "high_grade"))
}

study <- list(breast = breast, rotterdam = rotterdam)[[arguments[1]]](d)
d <- study$data

outcome <- function(endpoint, rows = TRUE) Surv(d[[paste0(endpoint, "_time")]][rows], d[[endpoint]][rows])
by_level <- function(y, x) {
  test <- survdiff(y ~ x)
  list(curves = summary(survfit(y ~ x), times = study$landmarks, extend = TRUE), p = pchisq(test$chisq, length(test$n) - 1, lower.tail = FALSE),
       ratios = summary(coxph(y ~ x)))
}

cut <- maxstat.test(y ~ x, data.frame(y = outcome(study$endpoints[1]), x = d[[study$cut]]), smethod = "LogRank", pmethod = "condMC", B = 9999)
d$above_cut <- as.integer(d[[study$cut]] > cut$estimate)
factors <- c(study$factors, "above_cut")
d$group <- factor(pmin(rowSums(d[study$risk]), 2))
for (endpoint in study$endpoints) {
  y <- outcome(endpoint)
  screen <- lapply(d[factors], function(x) by_level(y, x))
  chosen <- factors[vapply(screen, function(test) test$p < 0.05, NA)]
  model <- if (length(chosen)) { fit <- coxph(y ~ ., data = d[chosen]); list(summary(fit), cox.zph(fit)) }
  groups <- by_level(y, d$group)
  effects <- lapply(levels(d$group), function(g) by_level(outcome(endpoint, d$group == g), d[[study$treatment]][d$group == g]))
  for (by in c("group", "above_cut")) {
    shown <- data.frame(time = d[[paste0(endpoint, "_time")]], event = d[[endpoint]], by = d[[by]])
    figure <- ggsurvplot(survfit(Surv(time, event) ~ by, shown), data = shown, risk.table = TRUE, pval = TRUE, conf.int = TRUE)
    png(paste0(endpoint, "-", by, ".png"), 1800, 1500, res = 300)
    print(figure, newpage = FALSE)
    invisible(dev.off())
  }
}

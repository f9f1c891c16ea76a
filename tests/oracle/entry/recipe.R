# A study on the scale of age, with delayed entry: mgus2 of R survival. Run in this folder: Rscript recipe.R
suppressMessages({ library(survival); library(jsonlite) })

d <- mgus2[, c("id", "age", "sex", "hgb", "mspike", "futime", "death", "ptime", "pstat")]
d$end <- round(d$age + d$futime / 12, 6)                     # death or last contact
d$first <- round(d$age + ifelse(d$pstat == 1, d$ptime, d$futime) / 12, 6)
d$died_first <- as.integer(d$pstat == 0 & d$death == 1)
d <- subset(d, end > age & first > age)
out <- data.frame(id = d$id, entry = d$age, end = d$end, died = d$death, first = d$first, progressed = d$pstat,
                  died_first = d$died_first, sex = as.character(d$sex), hgb = d$hgb)
write.csv(out, "mgus2.csv", row.names = FALSE, quote = FALSE, na = "")
d <- read.csv("mgus2.csv")

at <- c(65, 75, 85)
rates <- function(f) {
  s <- summary(f, times = at)
  list(survival = s$surv, std_error = s$std.err, lower = s$lower, upper = s$upper)
}
os <- Surv(d$entry, d$end, d$died)
all <- survfit(os ~ 1); by_sex <- survfit(os ~ sex, d)
coef_of <- function(f) {
  s <- summary(f)$coefficients
  list(coef = unname(s[, "coef"]), se = unname(s[, "se(coef)"]), p = unname(s[, "Pr(>|z|)"]))
}
uni <- coxph(os ~ sex, d)
multi <- coxph(os ~ sex + hgb, d, control = coxph.control(eps = 1e-12))
zph <- cox.zph(multi)$table
# The log-rank test by its definition: survdiff takes no delayed entry.
logrank <- function(entry, time, event, group) {
  U <- V <- 0; g <- group == sort(unique(group))[1]
  for (t in sort(unique(time[event == 1]))) {
    risk <- entry < t & time >= t; f <- time == t & event == 1
    n <- sum(risk); k <- sum(risk & g); m <- sum(f)
    U <- U + sum(f & g) - m * k / n
    if (n > 1) V <- V + m * (n - m) / (n - 1) * k / n * (1 - k / n)
  }
  U^2 / V
}
first <- factor(ifelse(d$progressed == 1, 1, ifelse(d$died_first == 1, 2, 0)), 0:2, c("none", "progressed", "died"))
cif <- summary(survfit(Surv(d$entry, d$first, first) ~ 1, id = d$id), times = at)$pstate
l <- subset(d, entry <= 70 & end > 70)
later <- coxph(Surv(end - 70, died) ~ sex, l)
rmean <- summary(survfit(os ~ 1, start.time = min(d$entry)), rmean = 85)$table

write_json(list(
  at = at, n = nrow(d), events = sum(d$died),
  at_risk = sapply(at, function(t) sum(d$entry < t & d$end >= t)),
  km = rates(all), median = unname(quantile(all, 0.5)$quantile),
  by_sex = lapply(c(F = 1, M = 2), function(k) rates(by_sex[k])),
  logrank = logrank(d$entry, d$end, d$died, d$sex),
  univariable = coef_of(uni), multivariable = coef_of(multi), c = unname(concordance(multi)$concordance),
  zph = list(chi_square = unname(zph[, "chisq"]), p = unname(zph[, "p"])),
  incidence = list(event = cif[, 2], competing = cif[, 3]),
  landmark = list(n = nrow(l), events = sum(l$died), events_before = sum(d$entry <= 70 & d$end <= 70 & d$died == 1),
                  not_entered = sum(d$entry > 70), univariable = coef_of(later)),
  person_years = sum(d$end - d$entry), follow_up = unname(quantile(survfit(Surv(entry, end, 1 - died) ~ 1, d), 0.5)$quantile)
), "expected.json", auto_unbox = TRUE, digits = 16, pretty = TRUE)

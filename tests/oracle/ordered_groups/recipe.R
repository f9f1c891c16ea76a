# Ordered groups in a study: survival::pbc (primary biliary cholangitis, days, death) by histological stage as text.
# Trend by Tarone's formula in base R, pairs by survdiff with Holm's adjustment, follow-up and medians by sex by survfit.
# Rscript recipe.R, in this folder.   Data: R package survival, LGPL (>= 2).
suppressMessages({library(survival); library(jsonlite)})
p <- subset(pbc, !is.na(stage))
d <- data.frame(time = p$time, dead = as.integer(p$status == 2), stage = as.character(as.roman(p$stage)), sex = p$sex)
write.csv(d, "pbc.csv", row.names = FALSE, quote = FALSE)
d$stage <- factor(d$stage, c("I", "II", "III", "IV"))
# U and V of the log-rank test over all event times, then z = s'U / sqrt(s'V s).
trend <- function(time, event, group, score) {
  k <- nlevels(group); u <- numeric(k); v <- matrix(0, k, k)
  for (t in sort(unique(time[event == 1]))) {
    at_risk <- as.vector(table(group[time >= t])); n <- sum(at_risk)
    died <- as.vector(table(group[time == t & event == 1])); m <- sum(died)
    u <- u + died - m * at_risk / n
    if (n > 1) v <- v + m * (n - m) / (n - 1) * (diag(at_risk / n) - outer(at_risk, at_risk) / n^2)
  }
  z <- sum(score * u) / sqrt(as.vector(score %*% v %*% score))
  list(z = z, p = pchisq(z^2, 1, lower.tail = FALSE))
}
pairs <- combn(levels(d$stage), 2, simplify = FALSE)
p_pair <- sapply(pairs, function(two) {
  found <- survdiff(Surv(time, dead) ~ stage, droplevels(subset(d, stage %in% two)))
  pchisq(found$chisq, 1, lower.tail = FALSE)
})
medians <- function(formula) {
  found <- summary(survfit(formula, d, conf.type = "log"))$table
  lapply(c(f = "sex=f", m = "sex=m"), function(row) unname(found[row, c("median", "0.95LCL", "0.95UCL")]))
}
expected <- list(trend = trend(d$time, d$dead, d$stage, 1:4),
                 pairs = lapply(seq_along(pairs), function(i) list(a = pairs[[i]][1], b = pairs[[i]][2], p = p_pair[i],
                                                                  p_adjusted = p.adjust(p_pair, "holm")[i])),
                 follow_up = medians(Surv(time, 1 - dead) ~ sex), time_to_event = medians(Surv(time, dead) ~ sex))
write(toJSON(expected, digits = NA, auto_unbox = TRUE, pretty = TRUE, na = "null"), "expected.json")

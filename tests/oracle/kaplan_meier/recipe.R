# Kaplan-Meier estimates of R survival. Run in this folder: Rscript recipe.R
suppressMessages({ library(survival); library(jsonlite) })
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20231)

write <- function(d, name) {
  old <- options(digits = 15); on.exit(options(old))
  write.csv(d, paste0(name, ".csv"), row.names = FALSE, quote = FALSE, na = "")
}

# Deaths of the colon cancer trial, in months: days / 30.4375.
deaths <- subset(colon, etype == 2)
write(data.frame(time = deaths$time / 30.4375, event = deaths$status), "colon")
# Two computations of the same intervals, which differ in the last digits.
o <- ovarian[rep(seq_len(nrow(ovarian)), 2), ]
start <- rep(c(0, 1234.56), each = nrow(ovarian))
write(data.frame(time = (o$futime + start) / 30.4375 - start / 30.4375, event = o$fustat), "ovarian_twice")
# Counting-process rows of the heart transplant programme.
h <- subset(heart, start < stop)
write(data.frame(entry = h$start, time = h$stop, event = h$event), "heart")
# Heavy ties, late entry and weights; the risk set is thin at the start.
n <- 300
time <- ceiling(rexp(n, 0.08)) / 4
write(data.frame(entry = pmax(0, time - sample(1:6, n, TRUE) / 4), time = time, event = rbinom(n, 1, 0.5),
                 count = sample(1:3, n, TRUE), share = round(runif(n, 0.1, 2), 3)), "ties")
# Few patients: limits that are never reached, and undefined ones.
write(data.frame(time = 1:9, event = c(1, 1, 1, 1, 1, 1, 0, 1, 0)), "nine")
# The adenocarcinomas of the veterans' lung cancer trial: all die, the last at 186 days.
write(with(subset(veteran, celltype == "adeno"), data.frame(time = time, event = status)), "adeno")

null <- function(x) { x <- as.numeric(x); x[!is.finite(x)] <- NA; x }
estimate <- function(f) { q <- quantile(f, 0.5); lapply(list(estimate = q$quantile, lower = q$lower, upper = q$upper), null) }

one <- function(data, entry = NULL, weight = NULL, type = "log", level = 0.95, at = numeric(),
                curve = TRUE) {
  d <- read.csv(paste0(data, ".csv"))
  w <- if (is.null(weight)) rep(1, nrow(d)) else d[[weight]]
  outcome <- function(e) if (is.null(entry)) Surv(d$time, e) else Surv(d[[entry]], d$time, e)
  # Errors are robust with weights that are no whole numbers, as they are by default (with entry R asks for clusters).
  fit <- function(e) {
    if (all(w == round(w))) survfit(outcome(e) ~ 1, weights = w, robust = FALSE, conf.type = type, conf.int = level)
    else survfit(outcome(e) ~ 1, weights = w, cluster = seq_along(w), robust = TRUE, conf.type = type, conf.int = level)
  }
  f <- fit(d$event)
  s <- if (length(at)) summary(f, times = at, extend = TRUE)
  times <- rep(d$time, if (is.null(weight) || weight != "count") 1 else w)
  list(data = data, entry = entry, weight = weight, confidence_type = type, confidence_level = level,
       n = sum(w), events = sum(w * d$event), median = estimate(f),
       curve = if (curve) list(time = f$time, at_risk = f$n.risk, events = f$n.event, censored = f$n.censor, survival = f$surv,
                    std_error = null(ifelse(f$surv == 0, NA, if (f$logse) f$surv * f$std.err else f$std.err)), lower = null(f$lower), upper = null(f$upper)),
       at = if (length(at)) list(time = s$time, at_risk = s$n.risk, survival = s$surv, std_error = null(s$std.err),
                                 lower = null(s$lower), upper = null(s$upper)),
       reverse = estimate(fit(1 - d$event)),
       observed = quantile(times, c(0.25, 0.5, 0.75), names = FALSE))
}

cases <- list(
  one("colon", at = c(12, 36, 60, 99.5)),
  one("colon", type = "plain", level = 0.9, at = c(12, 60), curve = FALSE),
  one("colon", type = "log-log", at = c(12, 60), curve = FALSE),
  one("ovarian_twice", at = c(6, 12, 24)),
  one("heart", entry = "entry"),
  one("heart", entry = "entry", type = "plain", level = 0.99, curve = FALSE),
  one("heart", entry = "entry", type = "log-log"),
  one("ties", at = c(1, 2.5, 3.1, 10)),
  one("ties", weight = "count", at = c(1, 2.5, 3.1, 10)),
  one("ties", weight = "share", type = "log-log"),
  one("ties", entry = "entry"),
  one("ties", entry = "entry", weight = "count", type = "plain"),
  one("ties", entry = "entry", weight = "share"),
  one("nine"),
  one("nine", type = "plain", level = 0.8),
  one("nine", type = "log-log"),
  one("adeno", at = c(100, 186, 200, 300)))
versions <- list(R = as.character(getRversion()), survival = as.character(packageVersion("survival")))
writeLines(toJSON(list(versions = versions, cases = cases), auto_unbox = TRUE, digits = NA, na = "null", null = "null"),
           "expected.json")

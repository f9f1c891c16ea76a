# Cumulative incidence of R cmprsk. Run in this folder: Rscript recipe.R
suppressMessages({ library(survival); library(cmprsk); library(jsonlite) })
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20233)

write <- function(d, name) {
  old <- options(digits = 15); on.exit(options(old))
  write.csv(d, paste0(name, ".csv"), row.names = FALSE, quote = FALSE, na = "")
}

# Waiting list for a liver: 0 censored, 1 death, 2 transplant, 3 withdrawn; many ties in days.
d <- subset(transplant, futime > 0)
write(data.frame(time = d$futime, cause = as.integer(d$event) - 1L), "transplant")
# Heavy ties, and nobody left at the end.
n <- 150
write(data.frame(time = ceiling(rexp(n, 0.3)) / 2, cause = c(sample(0:2, n, TRUE, prob = c(2, 3, 2)))), "ties")
write(data.frame(time = c(1, 2, 2, 3, 4, 4, 5, 6, 6), cause = c(1, 2, 1, 0, 1, 1, 2, 2, 1)), "nine")

one <- function(data, causes, at, level = 0.95) {
  d <- read.csv(paste0(data, ".csv"))
  fit <- cuminc(d$time, d$cause, cencode = 0)
  times <- sort(unique(d$time[d$cause != 0]))
  z <- qnorm(1 - (1 - level) / 2)
  at_times <- function(w, t) { i <- sapply(t, function(x) sum(w$time <= x)); list(cif = w$est[i], se = sqrt(w$var[i])) }
  list(data = data, causes = causes, confidence_level = level, at = at, curves = lapply(1:causes, function(k) {
    w <- fit[[paste("1", k)]]
    curve <- at_times(w, times)
    a <- at_times(w, at)
    list(events = sum(d$cause == k), time = times, cif = curve$cif, std_error = curve$se, at_cif = a$cif,
         at_std_error = a$se, at_lower = a$cif^exp(-z * a$se / (a$cif * log(a$cif))),
         at_upper = a$cif^exp(z * a$se / (a$cif * log(a$cif))))
  }))
}
# exp(-z se / (F log F)) > 1, so the first is the lower limit.
cases <- list(one("transplant", 3, c(30, 90, 365.5)), one("transplant", 3, c(30, 700), 0.9), one("ties", 2, c(0.5, 1.2, 4)),
              one("nine", 2, c(2, 4.5, 6)))
versions <- list(R = as.character(getRversion()), cmprsk = as.character(packageVersion("cmprsk")))
writeLines(toJSON(list(versions = versions, cases = cases), auto_unbox = TRUE, digits = NA, na = "null", null = "null"),
           "expected.json")

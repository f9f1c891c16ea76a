# Seconds of cmprsk::crr with its variance on COHORT: Rscript peer.R COHORT REPEATS
suppressMessages(library(cmprsk))
arguments <- commandArgs(TRUE)
d <- read.csv(arguments[1])
x <- scale(as.matrix(d[grep("^x", names(d))]), center = TRUE, scale = FALSE)
for (i in seq_len(as.integer(arguments[2]))) {
  seconds <- system.time(fit <- crr(d$time, d$status, x))
  cat(sprintf("%.6f %.6f %.12g %.12g\n", seconds[["elapsed"]], seconds[["user.self"]] + seconds[["sys.self"]], fit$coef[1],
              sqrt(fit$var[1, 1])))
}

# Gray's test of R cmprsk. Run in this folder: Rscript recipe.R
suppressMessages({ library(survival); library(cmprsk); library(jsonlite) })
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20241)

write <- function(d, name) {
  old <- options(digits = 15); on.exit(options(old))
  write.csv(d, paste0(name, ".csv"), row.names = FALSE, quote = FALSE, na = "")
}

# Waiting list for a liver: 0 censored, 1 death, 2 transplant, 3 withdrawn; by blood group, stratified by sex.
d <- subset(transplant, futime > 0)
write(data.frame(time = d$futime, cause = as.integer(d$event) - 1L, group = as.integer(d$abo) - 1L,
                 stratum = as.integer(d$sex) - 1L), "transplant")
# Heavy ties, four groups of which two are small, three strata.
n <- 260
g <- sample(0:3, n, TRUE, prob = c(5, 4, 1, 0.5))
write(data.frame(time = ceiling(rexp(n, 0.25 * exp(0.2 * g))) / 2, cause = sample(0:2, n, TRUE, prob = c(2, 3, 2)),
                 group = g, stratum = sample(0:2, n, TRUE)), "ties")

one <- function(data, stratified) {
  d <- read.csv(paste0(data, ".csv"))
  fit <- if (stratified) cuminc(d$time, d$cause, d$group, d$stratum, cencode = 0) else cuminc(d$time, d$cause, d$group, cencode = 0)
  list(data = data, stratified = stratified, chi_square = unname(fit$Tests[, "stat"]), df = unname(fit$Tests[, "df"]))
}
cases <- list(one("transplant", FALSE), one("transplant", TRUE), one("ties", FALSE), one("ties", TRUE))
versions <- list(R = as.character(getRversion()), cmprsk = as.character(packageVersion("cmprsk")))
writeLines(toJSON(list(versions = versions, cases = cases), auto_unbox = TRUE, digits = NA), "expected.json")

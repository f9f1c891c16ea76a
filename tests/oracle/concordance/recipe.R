# Concordance of R survival. Run in this folder: Rscript recipe.R
suppressMessages({ library(survival); library(jsonlite) })
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20233)

write <- function(d, name) {
  old <- options(digits = 15); on.exit(options(old))
  write.csv(d, paste0(name, ".csv"), row.names = FALSE, quote = FALSE, na = "")
}

# Kidney catheters: few patients, tied times, a numeric and a coarse score.
write(with(kidney, data.frame(time = time, event = status, age = age, female = sex - 1, site = as.numeric(disease))),
      "kidney")
# Heavy ties in time and score, delayed entry, weights, 14 strata.
n <- 300
score <- sample(1:12, n, TRUE)
time <- ceiling(rexp(n, 0.05 * 1.1^score))
write(data.frame(entry = pmax(0, time - sample(1:15, n, TRUE)), time = time, event = rbinom(n, 1, 0.6), score = score,
                 fine = round(score + rnorm(n), 3), site = sample(1:14, n, TRUE), few = sample(1:3, n, TRUE),
                 share = round(runif(n, 0.1, 3), 2), count = sample(1:3, n, TRUE)), "ties")

one <- function(data, score, entry = NULL, strata = NULL, weight = NULL) {
  d <- read.csv(paste0(data, ".csv"))
  if (identical(weight, "count")) d <- d[rep(seq_len(nrow(d)), d$count), ]
  y <- if (is.null(entry)) Surv(d$time, d$event) else Surv(d[[entry]], d$time, d$event)
  a <- list(y = y, x = d[[score]], reverse = TRUE, keepstrata = FALSE)
  if (!is.null(strata)) a$strata <- d[[strata]]
  a$weights <- if (is.null(weight) || weight == "count") rep(1, nrow(d)) else d[[weight]]
  r <- do.call(concordancefit, a)
  list(data = data, score = score, entry = entry, strata = strata, weight = weight, c = unname(r$concordance),
       std_error = sqrt(r$var), pairs = I(unname(r$count[1:3])))
}
cases <- list(
  one("kidney", "age"), one("kidney", "female"), one("kidney", "age", strata = "site"),
  one("ties", "score"), one("ties", "fine"), one("ties", "score", entry = "entry"),
  one("ties", "score", strata = "site"), one("ties", "fine", entry = "entry", strata = "few"),
  one("ties", "score", weight = "share"), one("ties", "score", entry = "entry", strata = "few", weight = "share"),
  one("ties", "score", weight = "count"), one("ties", "score", entry = "entry", strata = "few", weight = "count"))
writeLines(toJSON(list(made_with = list(R = as.character(getRversion()), survival = as.character(packageVersion("survival"))),
                       cases = cases), auto_unbox = TRUE, digits = NA, null = "null", na = "null", pretty = 1), "expected.json")

# Ridge-penalised Cox models: data.csv and expected.json (R, packages survival and glmnet). Simulated, labelled so.
# Rscript recipe.R, in this folder. Columns are divided by their standard deviation (1/n); theta is lambda, and n times
# that of glmnet, which has Breslow ties.
suppressMessages({library(survival); library(glmnet)})
set.seed(20261126)
n <- 100
x <- cbind(a = round(rnorm(n, 60, 9), 1), b = rbinom(n, 1, 0.4), c = round(rexp(n, 0.1), 1))
hazard <- 0.03 * exp(0.03 * (x[, "a"] - 60) + 0.7 * x[, "b"])
event_time <- rexp(n, hazard)
censored <- runif(n, 5, 60)
time <- ceiling(pmin(event_time, censored))
event <- as.integer(event_time <= censored)
write.csv(data.frame(time, event, x), "data.csv", row.names = FALSE, quote = FALSE)
deviation <- apply(x, 2, function(v) sqrt(mean((v - mean(v))^2)))
z <- sweep(x, 2, deviation, "/")
exact <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 100)
number <- function(v) paste0("[", paste(sprintf("%.15g", v), collapse = ", "), "]")
rows <- sapply(c(0.5, 5, 50), function(theta) {
  fit <- coxph(Surv(time, event) ~ ridge(z[, 1], z[, 2], z[, 3], theta = theta, scale = FALSE), control = exact)
  net <- glmnet(x, Surv(time, event), family = "cox", alpha = 0, lambda = theta / n, thresh = 1e-20, maxit = 1e7)
  paste0(' {"penalty": ', theta, ', "coefficient": ', number(coef(fit) / deviation), ', "glmnet": ',
         number(as.vector(coef(net))), "}")
})
writeLines(c("[", paste(rows, collapse = ",\n"), "]"), "expected.json")

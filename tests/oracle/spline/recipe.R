# Restricted cubic spline in a Cox model: data.csv and expected.json (R, package survival). Simulated, labelled so.
# Rscript recipe.R, in this folder. The basis is written out here, not taken from a package.
suppressMessages(library(survival))
set.seed(20261125)
n <- 120
x <- round(rnorm(n, 55, 6), 1)
event_time <- rexp(n, 0.03 * exp(-0.002 * (x - 60)^2 + 0.02 * (x - 60)))
censored <- runif(n, 5, 60)
time <- pmax(0.1, round(pmin(event_time, censored), 1))
event <- as.integer(event_time <= censored)
write.csv(data.frame(time, event, x), "data.csv", row.names = FALSE, quote = FALSE)

knots <- unname(quantile(x, c(0.05, 0.35, 0.65, 0.95)))
k <- length(knots)
up <- function(u) pmax(u, 0)^3
basis <- function(x) {
  columns <- list(x)
  for (j in 1:(k - 2))
    columns[[j + 1]] <- (up(x - knots[j]) - up(x - knots[k - 1]) * (knots[k] - knots[j]) / (knots[k] - knots[k - 1]) +
                           up(x - knots[k]) * (knots[k - 1] - knots[j]) / (knots[k] - knots[k - 1])) / (knots[k] - knots[1])^2
  do.call(cbind, columns)
}
exact <- coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 50)
fit <- coxph(Surv(time, event) ~ basis(x), control = exact)
line <- coxph(Surv(time, event) ~ x, control = exact)
reference <- median(x)
grid <- seq(min(x), max(x), length.out = 5)
step <- sweep(basis(grid), 2, basis(reference))
log_hr <- as.vector(step %*% coef(fit))
se <- sqrt(diag(step %*% vcov(fit) %*% t(step)))
z <- qnorm(0.975)
number <- function(v) paste0("[", paste(sprintf("%.15g", v), collapse = ", "), "]")
lr <- 2 * diff(fit$loglik)
nonlinear <- 2 * (fit$loglik[2] - line$loglik[2])
writeLines(c("{", paste0(' "knots": ', number(knots), ","), paste0(' "reference": ', sprintf("%.15g", reference), ","),
             paste0(' "x": ', number(grid), ","), paste0(' "log_hr": ', number(log_hr), ","),
             paste0(' "lower": ', number(log_hr - z * se), ","), paste0(' "upper": ', number(log_hr + z * se), ","),
             paste0(' "overall": ', sprintf("%.15g", lr), ","), paste0(' "nonlinear": ', sprintf("%.15g", nonlinear), ","),
             paste0(' "p_nonlinear": ', sprintf("%.15g", pchisq(nonlinear, k - 2, lower.tail = FALSE))), "}"), "expected.json")

# A fair comparison of two treatments: data sets and expected.json (R: glm, packages survival and jsonlite).
# gbsg.csv is survival::gbsg (hormonal treatment was not given by lot); simulated.csv is simulated, labelled so, with ties and
# competing events. Rscript recipe.R, in this folder.
suppressMessages(library(survival))
library(jsonlite)
exact <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 100)
gbsg_data <- with(gbsg, data.frame(time = rfstime, event = status, cause = status, treated = hormon, age, meno, size,
                                   grade2 = as.integer(grade == 2), grade3 = as.integer(grade == 3), nodes))
set.seed(20261130)
n <- 300
x <- rnorm(n); b <- rbinom(n, 1, 0.4)
treated <- rbinom(n, 1, plogis(-0.3 + 0.9 * x - 0.8 * b))
failure <- rexp(n, 0.05 * exp(0.7 * x + 0.4 * b - 0.5 * treated)); death <- rexp(n, 0.03 * exp(0.3 * b)); end <- runif(n, 5, 40)
time <- ceiling(pmin(failure, death, end))
cause <- ifelse(pmin(failure, death) > end, 0, ifelse(failure < death, 1, 2))
simulated <- data.frame(time, event = as.integer(cause == 1), cause, treated, x = round(x, 4), b)
write.csv(gbsg_data, "gbsg.csv", row.names = FALSE, quote = FALSE)
write.csv(simulated, "simulated.csv", row.names = FALSE, quote = FALSE)

deviation <- function(v) if (all(v %in% 0:1)) mean(v) * (1 - mean(v)) else var(v)
e_value <- function(hr, common) {
  rr <- if (common) (1 - 0.5^sqrt(hr)) / (1 - 0.5^sqrt(1 / hr)) else hr
  rr <- max(rr, 1 / rr)
  rr + sqrt(rr * (rr - 1))
}
one <- function(file, data, names, at, estimand) {
  z <- data$treated
  glm_fit <- glm(reformulate(names, "treated"), binomial, data, epsilon = 1e-14, maxit = 100)
  e <- unname(fitted(glm_fit))
  w <- if (estimand == "ATE") ifelse(z == 1, mean(z) / e, mean(1 - z) / (1 - e))
       else ifelse(z == 1, 1, e / (1 - e) * sum(1 - z) / sum(z))
  cut_at <- function(w, low, high) { q <- quantile(w, c(low, high)); pmin(pmax(w, q[1]), q[2]) }
  weighted <- w
  for (side in 0:1) weighted[z == side] <- cut_at(w[z == side], 0.01, 0.99)
  s <- sapply(names, function(v) {
    second <- deviation(data[[v]][z == 1])
    sqrt(if (estimand == "ATT") second else (second + deviation(data[[v]][z == 0])) / 2)
  })
  balance <- function(w) sapply(names, function(v)
    weighted.mean(data[[v]][z == 1], w[z == 1]) - weighted.mean(data[[v]][z == 0], w[z == 0])) / s
  ess <- function(side) sum(weighted[z == side])^2 / sum(weighted[z == side]^2)
  marginal <- summary(coxph(Surv(time, event) ~ treated, data, weights = weighted, robust = TRUE, control = exact))
  curve <- function(side) summary(survfit(Surv(time, event) ~ 1, data[z == side, ], weights = weighted[z == side]), at)$surv
  incidence <- function(side) summary(survfit(Surv(time, factor(cause, 0:2)) ~ 1, data[z == side, ],
                                              weights = weighted[z == side]), at)$pstate[, 2]
  model <- coxph(reformulate(c("treated", names), "Surv(time, event)"), data, control = exact)
  among <- if (estimand == "ATT") data[z == 1, ] else data
  standardised <- function(a) {
    among$treated <- a
    rowMeans(summary(survfit(model, newdata = among, se.fit = FALSE), at)$surv)
  }
  support <- c(max(min(e[z == 1]), min(e[z == 0])), min(max(e[z == 1]), max(e[z == 0])))
  hr <- marginal$conf.int[1, c(1, 3, 4)]
  list(data = file, covariates = names, estimand = estimand, at = at, coefficients = unname(coef(glm_fit)),
       propensity = range(e), weights = range(w), truncated_weights = range(weighted), changed = sum(weighted != w),
       sum_of_weights = sum(weighted), ess = c(ess(0), ess(1)), support = support, outside = mean(e < support[1] | e > support[2]),
       before = unname(balance(rep(1, nrow(data)))), after = unname(balance(weighted)),
       coef = marginal$coefficients[1, "coef"], robust_se = marginal$coefficients[1, "robust se"],
       first = curve(0), second = curve(1), first_incidence = incidence(0), second_incidence = incidence(1),
       model_coef = unname(coef(model)[1]), model_se = sqrt(vcov(model)[1, 1]),
       standardised_first = unname(standardised(0)), standardised_second = unname(standardised(1)),
       e_value = e_value(hr[1], TRUE),
       e_value_rare = e_value(hr[1], FALSE))
}
gbsg_names <- c("age", "meno", "size", "grade2", "grade3", "nodes")
rows <- list(one("gbsg.csv", gbsg_data, gbsg_names, c(365, 1096, 1826), "ATE"),
             one("gbsg.csv", gbsg_data, gbsg_names, c(365, 1096, 1826), "ATT"),
             one("simulated.csv", simulated, c("x", "b"), c(5, 10, 20), "ATE"),
             one("simulated.csv", simulated, c("x", "b"), c(5, 10, 20), "ATT"))
writeLines(toJSON(rows, digits = 15, auto_unbox = TRUE, pretty = FALSE), "expected.json")

# Dose-response of local control at 24 months in two simulated cohorts (no patients): in `followed` everyone is seen to
# the landmark, so that glm() gives the fit; in `censored` a third leave before it. Profile limits by uniroot().
# Run in this folder:  Rscript recipe.R
suppressMessages(library(jsonlite))
tau <- 24
c2 <- qchisq(0.95, 1)
at <- c(52, 66)  # doses of the band
lnln2 <- log(log(2))

simulate <- function(n, seed, censor) {
  set.seed(seed)
  dose <- sample(c(42, 46.5, 50, 54.2, 57.6, 60, 63.3, 66, 70, 74.5), n, replace = TRUE)
  control <- rbinom(n, 1, plogis(4 * 1.6 * log(dose / 55)))
  late <- ifelse(runif(n) < 0.2, tau + round(runif(n, 0.5, 30), 1), Inf)  # after the landmark: control there
  failure <- ifelse(control == 1, late, pmax(0.5, round(tau * rbeta(n, 1.2, 1.8), 1)))
  last <- if (censor) round(runif(n, 4, 60), 1) else round(runif(n, tau, 60), 1)
  data.frame(dose = dose, time = pmin(failure, last), event = as.integer(failure <= last))
}
followed <- simulate(220, 20260301, FALSE)
censored <- simulate(260, 20260302, TRUE)
for (name in c("followed", "censored")) write.csv(get(name), paste0(name, ".csv"), row.names = FALSE, quote = FALSE)

# The root of f above or below x, f(x) < 0.
beyond <- function(f, x, factor) {
  y <- x * factor
  while (f(y) < 0) y <- y * factor
  uniroot(f, sort(c(x, y)), tol = 1e-13 * x)$root
}
limits <- function(deviance, estimate) {
  f <- function(v) deviance(v) - c2
  c(beyond(f, estimate, 1 / 1.05), beyond(f, estimate, 1.05))
}
# Limits of a share, found on the logit scale around the estimate.
share_limits <- function(deviance, estimate) {
  f <- function(z) deviance(plogis(z)) - c2
  z <- qlogis(estimate)
  end <- function(step) { y <- z + step; while (f(y) < 0) y <- y + step; uniroot(f, sort(c(z, y)), tol = 1e-13)$root }
  plogis(c(end(-0.25), end(0.25)))
}

# ---- Everyone followed: glm() with constrained lines as offsets -----------------------------------------------------
failed_by_tau <- function(d) as.integer(d$event == 1 & d$time <= tau)
tight <- glm.control(epsilon = 1e-15, maxit = 100)
logistic_glm <- function(d) {
  y <- 1 - failed_by_tau(d); x <- log(d$dose)
  full <- glm(y ~ x, binomial, control = tight); b <- unname(coef(full))
  line <- function(z, offset) deviance(glm(y ~ 0 + z, binomial, offset = offset, control = tight)) - deviance(full)
  d50 <- exp(-b[1] / b[2]); zero <- rep(0, nrow(d))
  slope <- function(g) deviance(glm(y ~ 1, binomial, offset = 4 * g * x, control = tight)) - deviance(full)
  p <- plogis(b[1] + b[2] * log(at))
  list(d50 = c(d50, limits(function(v) line(x - log(v), zero), d50)),
       gamma50 = c(b[2] / 4, limits(slope, b[2] / 4)),
       chi_square = full$null.deviance - deviance(full),
       band = lapply(seq_along(at), function(k)
         c(p[k], share_limits(function(v) line(x - log(at[k]), zero + qlogis(v)), p[k]))))
}
poisson_glm <- function(d) {
  y <- failed_by_tau(d); x <- d$dose  # cloglog of failure: ln(-ln P) = ln ln 2 + e gamma (1 - D / D50)
  full <- glm(y ~ x, binomial("cloglog"), control = tight); b <- unname(coef(full))
  line <- function(z, offset) deviance(glm(y ~ 0 + z, binomial("cloglog"), offset = offset, control = tight)) - deviance(full)
  d50 <- (lnln2 - b[1]) / b[2]; gamma <- (b[1] - lnln2) / exp(1); zero <- rep(0, nrow(d))
  p <- exp(-exp(b[1] + b[2] * at))
  list(d50 = c(d50, limits(function(v) line(1 - x / v, zero + lnln2), d50)),
       gamma50 = c(gamma, limits(function(v) line(x, zero + lnln2 + exp(1) * v), gamma)),
       chi_square = full$null.deviance - deviance(full),
       band = lapply(seq_along(at), function(k)
         c(p[k], share_limits(function(v) line(x - at[k], zero + log(-log(v))), p[k]))))
}

# ---- Censored: all parameters at once, jumps of F0 as softmax, by Newton's method -----------------------------------
# Two numbers make the line; `line` gives eta = logit P or ln(-ln P) per patient and its 2 derivatives.
mixture <- function(d, poisson) {
  times <- sort(unique(d$time[d$event == 1 & d$time <= tau])); J <- length(times)
  failed <- d$event == 1 & d$time <= tau
  jump <- match(d$time[failed], times)
  left <- findInterval(d$time, times)          # number of failure times up to this one
  kind <- ifelse(failed, "f", ifelse(d$time >= tau, "c", "l"))
  step <- outer(ifelse(kind == "l", left, 0), seq_len(J), ">=") * 1  # F0(c_i) = sum_j step_ij f_j
  value <- function(eta, f) {
    p <- if (poisson) exp(-exp(eta)) else plogis(eta); q <- 1 - p
    F <- as.vector(step %*% f)
    sum(log(q[failed])) + sum(log(f[jump])) + sum(log(p[kind == "c"])) + sum(log(1 - q[kind == "l"] * F[kind == "l"]))
  }
  score <- function(eta, f) {                  # by eta_i, and by f_j
    p <- if (poisson) exp(-exp(eta)) else plogis(eta); q <- 1 - p
    dp <- if (poisson) -exp(eta) * p else p * q
    F <- as.vector(step %*% f); inside <- 1 - q * F; l <- kind == "l"
    by_eta <- ifelse(failed, -dp / q, ifelse(l, dp * F / inside, dp / p))
    list(eta = by_eta, f = tabulate(jump, J) / f - colSums(step[l, ] * (q / inside)[l]))
  }
  start <- NULL  # jumps of the last fit
  # Maximum over the free line parameters (line: theta -> eta, with the matrix of derivatives) and the jumps.
  fit <- function(line, theta) {
    k <- length(theta)
    unpack <- function(w) { e <- exp(c(w[-seq_len(k)], 0)); list(theta = w[seq_len(k)], f = e / sum(e)) }
    gradient <- function(w) {
      u <- unpack(w); s <- line(u$theta); g <- score(s$eta, u$f)
      c(as.vector(g$eta %*% s$by), (u$f * (g$f - sum(u$f * g$f)))[-J])
    }
    total <- function(w) { u <- unpack(w); value(line(u$theta)$eta, u$f) }
    w <- c(theta, if (is.null(start)) log(tabulate(jump, J)[-J] / tabulate(jump, J)[J]) else start)
    for (round in 1:60) {
      g <- gradient(w); h <- 1e-5
      H <- sapply(seq_along(w), function(i) { e <- replace(w * 0, i, h); (gradient(w + e) - gradient(w - e)) / (2 * h) })
      H <- (H + t(H)) / 2
      worst <- max(eigen(H, symmetric = TRUE, only.values = TRUE)$values)
      if (worst > -1e-6) H <- H - diag(worst + 0.1, length(w))  # far from the maximum: shorter and always upwards
      step <- -solve(H, g)
      if (sum(step * g) > 1e-9) while (!isTRUE(total(w + step) > total(w))) step <- step / 2
      w <- w + step
      if (sum(step * g) < 1e-18) break
    }
    start <<- w[-seq_len(k)]
    stopifnot(max(abs(gradient(w))) < 1e-7)
    list(value = total(w), theta = w[seq_len(k)])
  }
  list(fit = fit)
}
censored_fit <- function(d, poisson) {
  m <- mixture(d, poisson)
  x <- if (poisson) d$dose else log(d$dose); at_x <- if (poisson) at else log(at)
  eta_of <- function(p) if (poisson) log(-log(p)) else qlogis(p)
  p_of <- function(eta) if (poisson) exp(-exp(eta)) else plogis(eta)
  half <- eta_of(0.5)
  centre <- mean(x)
  full <- m$fit(function(th) list(eta = th[1] + th[2] * (x - centre), by = cbind(1, x - centre)), c(eta_of(0.6), 0))
  null <- m$fit(function(th) list(eta = rep(th, length(x)), by = cbind(rep(1, length(x)))), eta_of(0.6))
  slope <- full$theta[2]; height <- function(v) full$theta[1] + slope * (v - centre)
  # Lines through (x0, eta0) with a free slope; lines of one slope or one height at 0 are special cases.
  through <- function(x0, eta0) 2 * (full$value - m$fit(function(th) list(eta = eta0 + th * (x - x0), by = cbind(x - x0)), slope)$value)
  x50 <- centre + (half - full$theta[1]) / slope
  if (poisson) {
    d50 <- x50; gamma <- (height(0) - half) / exp(1)
    by_d50 <- function(v) through(v, half); by_gamma <- function(v) through(0, half + exp(1) * v)
  } else {
    d50 <- exp(x50); gamma <- slope / 4
    by_d50 <- function(v) through(log(v), half)
    by_gamma <- function(v) 2 * (full$value - m$fit(function(th) list(eta = th + 4 * v * (x - centre), by = cbind(rep(1, length(x)))), full$theta[1])$value)
  }
  p <- p_of(height(at_x))
  list(d50 = c(d50, limits(by_d50, d50)), gamma50 = c(gamma, limits(by_gamma, gamma)),
       loglik = full$value, loglik_null = null$value, control_null = p_of(null$theta),
       chi_square = 2 * (full$value - null$value),
       band = lapply(seq_along(at), function(k)
         c(p[k], share_limits(function(v) through(at_x[k], eta_of(v)), p[k]))))
}

of <- function(d) list(n = nrow(d), events = sum(d$event == 1 & d$time <= tau), censored = sum(d$event == 0 & d$time < tau))
expected <- list(
  r = R.version.string, landmark = tau, doses = at,
  followed = c(of(followed), list(log_logistic = logistic_glm(followed), poisson = poisson_glm(followed))),
  censored = c(of(censored), list(log_logistic = censored_fit(censored, FALSE), poisson = censored_fit(censored, TRUE))))
write(toJSON(expected, digits = NA, auto_unbox = TRUE, pretty = TRUE), "expected.json")

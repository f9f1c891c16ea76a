# Fine-Gray models of R cmprsk, run to a tight tolerance on centred covariates. Run in this folder: Rscript recipe.R
suppressMessages({ library(survival); library(cmprsk); library(jsonlite) })
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20242)

write <- function(d, name) {
  old <- options(digits = 15); on.exit(options(old))
  write.csv(d, paste0(name, ".csv"), row.names = FALSE, quote = FALSE, na = "")
}

# Primary biliary cirrhosis: 0 alive, 1 death, 2 transplant.
p <- subset(pbc, !is.na(protime))
write(data.frame(time = p$time, cause = c(0, 2, 1)[p$status + 1], age = p$age, edema = p$edema, bili = p$bili,
                 protime = p$protime, male = as.numeric(p$sex == "m")), "pbc")
# Waiting list for a liver: 0 censored, 1 transplant, 2 death or withdrawn; ties in days.
d <- subset(transplant, futime > 0 & !is.na(age))
write(data.frame(time = d$futime, cause = c(0, 2, 1, 2)[as.integer(d$event)], age = d$age, male = as.numeric(d$sex == "m"),
                 group_b = as.numeric(d$abo == "B"), group_ab = as.numeric(d$abo == "AB"), group_o = as.numeric(d$abo == "O"),
                 year = d$year), "transplant")
# Heavy ties between events, competing events and censorings; competing failures come before the first event.
n <- 220
x <- round(rnorm(n), 2); arm <- rbinom(n, 1, 0.4)
time <- ceiling(rexp(n, 0.2 * exp(0.5 * x - 0.7 * arm)) * 2)
cause <- sample(0:2, n, TRUE, prob = c(3, 4, 3))
cause[time == 1 & cause == 1] <- 2
write(data.frame(time = time, cause = cause, x = x, arm = arm), "ties")

one <- function(data, x) {
  d <- read.csv(paste0(data, ".csv"))
  centred <- scale(as.matrix(d[x]), center = TRUE, scale = FALSE)
  fit <- crr(d$time, d$cause, centred, gtol = 1e-13, maxiter = 60)
  # Its stopping rule leaves a last Newton step to do; the score counts downhill.
  fit <- crr(d$time, d$cause, centred, init = fit$coef - as.vector(fit$invinf %*% fit$score), gtol = 1e-13, maxiter = 60)
  stopifnot(max(abs(fit$invinf %*% fit$score)) < 1e-12)
  list(data = data, x = I(x), n = nrow(d), events = sum(d$cause == 1), loglik_null = fit$loglik.null, loglik = fit$loglik,
       coefficient = I(unname(fit$coef)), std_error = I(sqrt(diag(fit$invinf))), covariance = I(as.vector(fit$var)))
}
cases <- list(one("pbc", c("age", "edema", "bili", "protime", "male")), one("pbc", "age"),
              one("transplant", c("age", "male", "group_b", "group_ab", "group_o", "year")),
              one("ties", c("x", "arm")), one("ties", "arm"))
versions <- list(R = as.character(getRversion()), cmprsk = as.character(packageVersion("cmprsk")))
writeLines(toJSON(list(versions = versions, cases = cases), auto_unbox = TRUE, digits = NA), "expected.json")

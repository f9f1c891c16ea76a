# P values from their statistics: cmprsk loses the digits of small ones.
# A factor and a number on the cumulative incidence, on the cohort of ../fine_gray/pbc.csv. Rscript recipe.R, in this folder.
suppressMessages({library(cmprsk); library(jsonlite)})
d <- read.csv("../fine_gray/pbc.csv"); at <- c(1000, 2500)
limits <- function(f, v) { e <- exp(-qnorm(0.975) * sqrt(v) / (f * log(f))); c(f^e, f^(1 / e)) }
curves <- cuminc(d$time, d$cause, d$edema, cencode = 0)
levels <- lapply(sort(unique(d$edema)), function(g) {
  tp <- timepoints(curves, at); row <- paste(g, 1)
  ci <- sapply(seq_along(at), function(k) limits(tp$est[row, k], tp$var[row, k]))
  list(level = as.character(g), n = sum(d$edema == g), events = sum(d$edema == g & d$cause == 1), competing = sum(d$edema == g & d$cause == 2),
       cif = tp$est[row, ], lower = ci[1, ], upper = ci[2, ])
})
number <- crr(d$time, d$cause, cbind(d$age - mean(d$age)), gtol = 1e-13, maxiter = 60); s <- summary(number)$coef
strong <- crr(d$time, d$cause, model.matrix(~ factor(edema), d)[, -1], gtol = 1e-13, maxiter = 60)
writeLines(toJSON(list(cmprsk = as.character(packageVersion("cmprsk")), at = at, levels = levels, gray = pchisq(curves$Tests["1", "stat"], curves$Tests["1", "df"], lower.tail = FALSE),
  gray_chi_square = curves$Tests["1", "stat"], edema_coef = unname(strong$coef), age_coef = s[1, 1], age_se = s[1, 3], age_p = 2 * pnorm(-abs(s[1, 1] / s[1, 3]))),
  auto_unbox = TRUE, digits = NA), "expected.json")

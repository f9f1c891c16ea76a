# Data sets of R survival (Therneau; LGPL >= 2) that no other oracle has, each with the columns that it needs, and what R makes of them.
# Run in this folder: Rscript recipe.R
suppressMessages({ library(survival); library(cmprsk); library(jsonlite) })
write <- function(d, name) write.csv(d, paste0(name, ".csv"), row.names = FALSE, quote = FALSE, na = "")

write(with(heart, data.frame(entry = start, time = stop, event, age = round(age, 6), year = round(year, 6), surgery, transplant = as.integer(transplant) - 1, id)), "heart")
first <- subset(cgd, tstart == 0)
write(with(first, data.frame(time = tstop, event = status, treat = as.integer(treat) - 1, age, steroids, centre = as.integer(center))), "cgd")
write(with(bladder2, data.frame(entry = start, time = stop, event, rx, number, size, id)), "bladder")
write(with(rats, data.frame(time, event = status, rx, female = as.integer(sex == "f"), litter)), "rats")
write(with(retinopathy, data.frame(time = futime, event = status, treated = trt, adult = as.integer(type == "adult"), risk, id)), "retinopathy")
write(with(flchain, data.frame(time = futime, event = death, female = as.integer(sex == "F"), group = flc.grp)), "flchain")
m <- with(myeloid, data.frame(time = ifelse(is.na(txtime), futime, txtime), cause = ifelse(!is.na(txtime), 1, 2 * death), arm = as.integer(trt == "B")))
write(m, "myeloid")

d <- lapply(c(heart = "heart", cgd = "cgd", bladder = "bladder", rats = "rats", retinopathy = "retinopathy", flchain = "flchain", myeloid = "myeloid"),
            function(name) read.csv(paste0(name, ".csv")))
control <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 50)
model <- function(f, zph = TRUE) {
  list(coef = I(unname(coef(f))), se = I(unname(sqrt(diag(if (is.null(f$naive.var)) f$var else f$naive.var)))),
       robust = if (is.null(f$naive.var)) NULL else unname(sqrt(diag(f$var))), loglik = f$loglik, score = f$score,
       wald = unname(f$wald.test), c = unname(f$concordance["concordance"]), c_se = unname(f$concordance["std"]),
       zph = if (zph) unname(cox.zph(f)$table[, "chisq"]))
}
curve <- function(f, at) { s <- summary(f, times = at); list(survival = s$surv, std_error = s$std.err, lower = s$lower, upper = s$upper) }
flchain_test <- survdiff(Surv(time, event) ~ group, d$flchain)
U <- flchain_test$obs - flchain_test$exp
incidence <- cuminc(d$myeloid$time, d$myeloid$cause, d$myeloid$arm)
at_tx <- timepoints(incidence, c(100, 250, 700))
write_json(list(
  versions = list(R = as.character(getRversion()), survival = as.character(packageVersion("survival")), cmprsk = as.character(packageVersion("cmprsk"))),
  at_heart = c(10, 100, 500), heart_curve = curve(survfit(Surv(entry, time, event) ~ 1, d$heart), c(10, 100, 500)),
  heart = model(coxph(Surv(entry, time, event) ~ age + year + surgery + transplant, d$heart, control = control)),
  cgd = model(coxph(Surv(time, event) ~ treat + age + steroids + strata(centre), d$cgd, control = control)),
  bladder = model(coxph(Surv(entry, time, event) ~ rx + number + size, d$bladder, cluster = id, control = control), FALSE),
  rats = model(coxph(Surv(time, event) ~ rx + strata(litter), d$rats, ties = "breslow", control = control)),
  retinopathy = model(coxph(Surv(time, event) ~ treated + adult + risk, d$retinopathy, cluster = id, control = control), FALSE),
  flchain = list(observed = flchain_test$obs, expected = flchain_test$exp, chi_square = flchain_test$chisq,
                 trend_z = sum(1:10 * U) / sqrt(drop(1:10 %*% flchain_test$var %*% 1:10))),
  myeloid = list(at = c(100, 250, 700), cif = unname(at_tx$est), variance = unname(at_tx$var), gray = unname(incidence$Tests[, "stat"]))
), "expected.json", auto_unbox = TRUE, digits = 16, pretty = TRUE, null = "null")

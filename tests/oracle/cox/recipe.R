# Cox models of R survival. Run in this folder: Rscript recipe.R
suppressMessages({ library(survival); library(jsonlite) })
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20232)

write <- function(d, name) {
  old <- options(digits = 15); on.exit(options(old))
  write.csv(d, paste0(name, ".csv"), row.names = FALSE, quote = FALSE, na = "")
}

# Primary biliary cirrhosis: few ties, columns of very different size.
p <- subset(pbc, !is.na(trt) & !is.na(protime) & !is.na(platelet))
write(data.frame(time = p$time, event = as.numeric(p$status == 2), age = p$age, edema = p$edema, bili = p$bili,
                 protime = p$protime, platelet = p$platelet, stage3 = as.numeric(p$stage == 3),
                 stage4 = as.numeric(p$stage == 4), male = as.numeric(p$sex == "m"),
                 dose = 3 * p$age - 2 * p$bili, one = 7), "pbc")
# Counting-process rows of the heart transplant programme: several rows per patient, delayed entry.
h <- subset(heart, start < stop)
write(data.frame(entry = h$start, time = h$stop, event = h$event, age = h$age, year = h$year, surgery = h$surgery,
                 transplant = as.numeric(h$transplant == "1"), id = h$id), "heart")
# Heavy ties, late entry, strata, clusters and weights of both kinds.
n <- 240
x <- round(rnorm(n), 2); arm <- rbinom(n, 1, 0.4); site <- sample(1:3, n, TRUE)
time <- ceiling(rexp(n, 0.1 * exp(0.5 * x - 0.7 * arm)) * (1 + site / 4))
write(data.frame(entry = pmax(0, time - sample(1:8, n, TRUE)), time = time, event = rbinom(n, 1, 0.7), x = x, arm = arm,
                 site = site, team = sample(1:25, n, TRUE), count = sample(1:4, n, TRUE),
                 share = round(runif(n, 0.2, 2.5), 3)), "ties")

num <- function(x) { x <- as.numeric(x); x[!is.finite(x)] <- NA; I(x) }
one <- function(data, x, entry = NULL, ties = "efron", strata = NULL, cluster = NULL, weight = NULL, robust = FALSE) {
  d <- read.csv(paste0(data, ".csv"))
  if (identical(weight, "count")) d <- d[rep(seq_len(nrow(d)), d$count), ]   # a count stands for so many rows
  else if (!is.null(weight)) d$w <- d[[weight]]
  d$s <- if (is.null(strata)) 1 else d[[strata]]
  if (!is.null(cluster)) d$cl <- d[[cluster]]
  left <- if (is.null(entry)) "Surv(time, event)" else sprintf("Surv(%s, time, event)", entry)
  f <- as.formula(paste(left, "~", paste(x, collapse = "+"), if (!is.null(strata)) "+ strata(s)"))
  a <- list(f, data = d, ties = ties, robust = robust || !is.null(cluster),
            control = coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 60))
  if (!is.null(cluster)) a$cluster <- d$cl
  if (!is.null(d$w)) a$weights <- d$w
  fit <- do.call(coxph, a)
  rob <- !is.null(fit$naive.var); na <- is.na(fit$coef)
  v <- if (rob) fit$naive.var else fit$var
  se <- sqrt(diag(v)); se[na] <- NA
  list(data = data, x = I(x), entry = entry, ties = ties, strata = strata, cluster = cluster, weight = weight,
       robust = robust,
       expected = list(events = if (is.null(d$w)) fit$nevent else sum(d$w * d$event), coef = num(fit$coef), se = num(se),
         robust_se = if (rob) num(ifelse(na, NA, sqrt(diag(fit$var)))), covariance = num(fit$var),
         loglik = num(fit$loglik), wald = unname(fit$wald.test), score = fit$score, df = sum(!na),
         c = unname(fit$concordance["concordance"]), c_se = if (!rob) unname(fit$concordance["std"])))
}

P <- c("age", "edema", "bili", "protime", "platelet", "stage3", "stage4")
H <- c("age", "year", "surgery", "transplant")
cases <- list(
  one("pbc", P), one("pbc", P, ties = "breslow"), one("pbc", P, strata = "male"), one("pbc", P, robust = TRUE),
  one("pbc", c("age", "bili", "dose", "one", "edema")), one("pbc", c("male", "age"), strata = "male"),
  one("heart", H, entry = "entry"), one("heart", H, entry = "entry", ties = "breslow"),
  one("heart", H, entry = "entry", cluster = "id"), one("heart", H, entry = "entry", cluster = "id", ties = "breslow"),
  one("heart", H[-3], entry = "entry", strata = "surgery"),
  one("ties", c("x", "arm")), one("ties", c("x", "arm"), ties = "breslow"), one("ties", c("x", "arm"), robust = TRUE),
  one("ties", c("x", "arm"), robust = TRUE, ties = "breslow"),
  one("ties", c("x", "arm"), entry = "entry", strata = "site"),
  one("ties", c("x", "arm"), entry = "entry", strata = "site", cluster = "team"),
  one("ties", c("x", "arm"), entry = "entry", strata = "site", cluster = "team", ties = "breslow"),
  one("ties", c("x", "arm"), weight = "share"), one("ties", c("x", "arm"), weight = "share", ties = "breslow"),
  one("ties", c("x", "arm"), weight = "share", entry = "entry", strata = "site"),
  one("ties", c("x", "arm"), weight = "share", robust = TRUE), one("ties", c("x", "arm"), weight = "share", cluster = "team"),
  one("ties", c("x", "arm"), weight = "share", entry = "entry", strata = "site", cluster = "team"),
  one("ties", c("x", "arm"), weight = "count"), one("ties", c("x", "arm"), weight = "count", ties = "breslow"),
  one("ties", c("x", "arm"), weight = "count", entry = "entry", strata = "site"),
  one("ties", c("x", "arm"), weight = "count", robust = TRUE),
  one("ties", c("x", "arm"), weight = "count", entry = "entry", cluster = "team"))
writeLines(toJSON(list(made_with = list(R = as.character(getRversion()), survival = as.character(packageVersion("survival"))),
                       cases = cases), auto_unbox = TRUE, digits = NA, null = "null", na = "null", pretty = 1), "expected.json")

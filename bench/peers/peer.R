# One R package as one of the programs that run.py compares: Rscript --vanilla peer.R PEER JOB FOLDER
# It obeys the same lines of standard input as bench_ours (see ours.cpp).
arguments <- commandArgs(TRUE)
peer <- arguments[1]
job <- arguments[2]
folder <- arguments[3]
package <- sub(" .*", "", peer)
if (!requireNamespace(package, quietly = TRUE)) { message("R has no package ", package); quit(status = 3) }
if (package != "data.table") suppressMessages(library(survival))

numbers <- function(name, what, size) {
  file <- file.path(folder, name)
  if (file.exists(file)) readBin(file, what, file.size(file) / size, size = size)
}
d <- list(time = numbers("time.f64", "double", 8), cause = numbers("cause.i32", "integer", 4),
          group = numbers("group.i32", "integer", 4), x = numbers("x.f64", "double", 8))
d$event <- as.integer(d$cause == 1L)
n <- length(d$time)
p <- if (n) length(d$x) / n else 0
if (p) { dim(d$x) <- c(n, p); colnames(d$x) <- paste0("x", seq_len(p)) }
landmarks <- c(12, 24, 48)

numbered <- function(what, values) setNames(as.list(values), paste(what, seq_along(values)))
at <- function(what, values) setNames(as.list(values), sprintf("%s(%g)", what, landmarks))

# What is read off a curve of survfit() or survfitKM() at the landmarks: `error` as the standard error of log S.
of_curve <- function(time, surv, error, lower, upper) {
  i <- findInterval(landmarks, time)
  c(at("S", surv[i]), at("se", surv[i] * error[i]), at("log lower", lower[i]), at("log upper", upper[i]))
}
of_cox <- function(fit) c(list(loglik = fit$loglik[2], "loglik null" = fit$loglik[1]), numbered("coef", fit$coefficients),
                          numbered("se", sqrt(diag(as.matrix(fit$var)))))
of_dfbeta <- function(r) c(numbered("sum |dfbeta|", colSums(abs(r))), numbered("dfbeta of patient 1,", r[1, ]))

# In every job: make(), untimed, gives run(), timed; values() reads its result.
simply <- function(run, values) list(make = function() run, values = values)
fitted_first <- function(run, values) list(make = function() {
  fit <- coxph(Surv(d$time, d$event) ~ d$x, x = TRUE, y = TRUE)
  function() run(fit)
}, values = values)

cut_by <- function(method, error) simply(
  function() do.call(maxstat::maxstat.test, c(list(Surv(time, event) ~ x, data.frame(time = d$time, event = d$event, x = d$x[, 2]),
                                                   smethod = "LogRank", pmethod = method), if (method == "condMC") list(B = 9999))),
  function(r) c(list(cut = unname(r$estimate), statistic = unname(r$statistic), P = unname(r$p.value)),
                list("error of P" = error(unname(r$p.value)))))
no_error <- function(p) 0
simulated <- function(p) sqrt(p * (1 - p) / 9999)
integrated <- function(p) 0.001 / 2.6  # Genz's randomised integration: within 0.001 with 99 % confidence

groups_of_causes <- function(r) {
  curves <- lapply(r, function(group) cmprsk::timepoints(group, landmarks))
  values <- list()
  for (g in seq_along(curves)) for (k in seq_along(landmarks)) {
    values[[sprintf("F(%g) group %d", landmarks[k], g)]] <- curves[[g]]$est[1, k]
    values[[sprintf("se(%g) group %d", landmarks[k], g)]] <- sqrt(curves[[g]]$var[1, k])
  }
  values
}

jobs <- list(
  "survival km" = simply(function() survfit(Surv(d$time, d$event) ~ 1),
                         function(r) c(of_curve(r$time, r$surv, r$std.err, r$lower, r$upper), list(median = unname(quantile(r, 0.5)$quantile)))),
  "survival core km" = simply(function() survival:::survfitKM(factor(rep(1, n)), Surv(d$time, d$event), se.fit = TRUE),
                              function(r) of_curve(r$time, r$surv, r$std.err, r$lower, r$upper)),
  "survival logrank" = simply(function() survdiff(Surv(d$time, d$event) ~ d$group), function(r) list("chi-square" = r$chisq)),
  "survival cox" = simply(function() coxph(Surv(d$time, d$event) ~ d$x), of_cox),
  "survival core cox" = simply(function() coxph.fit(d$x, Surv(d$time, d$event), NULL, NULL, NULL, coxph.control(), NULL, "efron", NULL,
                                                    resid = FALSE), of_cox),
  "survival zph" = fitted_first(function(fit) cox.zph(fit, terms = FALSE), function(r)
    c(list(global = r$table["GLOBAL", 1]), numbered("term", r$table[rownames(r$table) != "GLOBAL", 1]))),
  "survival residuals" = fitted_first(function(fit) residuals(fit, "dfbeta"), of_dfbeta),
  "survival concordance" = simply(function() concordance(Surv(d$time, d$event) ~ d$x[, 2], reverse = TRUE),
                                  function(r) list(C = unname(r$concordance), se = sqrt(r$var))),
  "survival core concordance" = simply(function() concordancefit(Surv(d$time, d$event), d$x[, 2], reverse = TRUE),
                                       function(r) list(C = unname(r$concordance), se = sqrt(r$var))),
  "survival finegray" = simply(function() {
    long <- finegray(Surv(time, factor(cause, 0:2)) ~ ., data.frame(time = d$time, cause = d$cause, id = seq_len(n), d$x))
    coxph(Surv(fgstart, fgstop, fgstatus) ~ . - id - fgwt, long, weights = fgwt, cluster = id, ties = "breslow")
  }, function(r) numbered("coef", r$coefficients)),
  "cmprsk finegray" = simply(function() cmprsk::crr(d$time, d$cause, d$x), function(r)
    c(numbered("coef", r$coef), numbered("robust se", sqrt(diag(r$var))))),
  "cmprsk gray" = simply(function() cmprsk::cuminc(d$time, d$cause, d$group), function(r) list("chi-square" = r$Tests[1, "stat"])),
  "cmprsk cuminc" = simply(function() lapply(split(seq_len(n), d$group), function(i) cmprsk::cuminc(d$time[i], d$cause[i])), groups_of_causes),
  "survival cuminc" = simply(function() survfit(Surv(d$time, factor(d$cause, 0:2)) ~ d$group), function(r) {
    s <- summary(r, times = landmarks)
    setNames(as.list(s$pstate[, 2]), sprintf("F(%g) group %d", s$time, as.integer(s$strata)))
  }),
  "data.table csv" = simply(function() data.table::fread(file.path(folder, "cohort.csv"), showProgress = FALSE), function(r)
    c(list(rows = nrow(r)), setNames(lapply(r, function(x) if (is.numeric(x)) sum(x) else 0), paste("sum of", names(r))))))
p_methods <- list(HL = no_error, Lau92 = no_error, Lau94 = no_error, condMC = simulated, exactGauss = integrated)
jobs <- c(jobs, setNames(Map(cut_by, names(p_methods), p_methods), paste("maxstat maxstat", names(p_methods))))

ready <- jobs[[paste(peer, job)]]
if (is.null(ready)) { message(peer, " has no job ", job); quit(status = 3) }
run <- ready$make()
peak <- function() 1024 * as.numeric(gsub("[^0-9]", "", grep("VmHWM", readLines("/proc/self/status"), value = TRUE)))
before <- peak()
say <- function(...) { cat(..., "\n", sep = ""); flush(stdout()) }
as_json <- function(values) {
  values <- unlist(values)
  values <- values[is.finite(values)]
  paste0("{", paste0('"', names(values), '": ', sprintf("%.17g", values), collapse = ", "), "}")
}

input <- file("stdin", "r")
say("ready")
while (length(line <- readLines(input, 1)) > 0) {
  words <- strsplit(line, " ")[[1]]
  if (words[1] == "run") {
    result <- NULL
    invisible(gc(FALSE))
    times <- as.integer(words[2])
    start <- Sys.time()
    busy <- sum(proc.time()[1:2])
    for (k in seq_len(times)) result <- run()
    used <- sum(proc.time()[1:2]) - busy
    say(sprintf("%.9f %.9f", as.numeric(Sys.time() - start, units = "secs") / times, used / times))
  } else if (words[1] == "values") say(as_json(ready$values(result)))
  else if (words[1] == "peak") say(sprintf('{"peak": %.0f, "before": %.0f}', peak(), before))
}

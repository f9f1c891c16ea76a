# What R makes of the calls of all cohorts, in one process: Rscript peer.R FOLDER
# FOLDER holds calls.json and the cohorts' tables; results.jsonl gets one line for each cohort. How R is asked where conventions differ: README.md.
suppressMessages({ library(survival); library(cmprsk); library(maxstat); library(jsonlite) })
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
for (part in c("curves", "models", "competing", "cut")) source(file.path(here, paste0("peer_", part, ".R")))
invisible(Sys.setlocale("LC_COLLATE", "C"))
options(contrasts = c("contr.treatment", "contr.poly"), warn = -1)

TEXTS <- c("b", "f", "many", "arm", "site")
folder <- commandArgs(TRUE)[1]

labels_of <- function(x) if (is.numeric(x)) as.character(sort(unique(x))) else sort(unique(x))
# Rows of the columns that a call uses; with whole-number weights each row as often as it counts.
rows_of <- function(call, d, more = NULL) {
  used <- unique(c("time", "status", unlist(call[c("entry", "weights", "cluster", "by")]), unlist(call$strata), more))
  known <- complete.cases(d[used])
  stands_for <- if (identical(call$weights, "count")) ifelse(is.na(d$count), 1, d$count) else rep(1, nrow(d))
  list(d = d[known, ], stands_for = stands_for[known], missing = sum(stands_for[!known]))
}
counted <- function(call, d) {
  if (!identical(call$weights, "count")) return(d)
  d[rep(seq_len(nrow(d)), d$count), ]
}
weight_of <- function(call, d) if (identical(call$weights, "w")) d$w else rep(1, nrow(d))
sample_of <- function(r, event = r$d$dead) list("sample/n" = sum(r$stands_for), "sample/events" = sum(event * r$stands_for), "sample/n_missing" = r$missing)
surv_of <- function(call, d, event = d$dead) if (is.null(call$entry)) Surv(d$time, event) else Surv(d$entry, d$time, event)
is_robust <- function(call) identical(call$weights, "w") || !is.null(call$cluster)
cluster_of <- function(call, d) if (is.null(call$cluster)) seq_len(nrow(d)) else d[[call$cluster]]
normal <- function(call) qnorm(1 - (1 - (if (is.null(call$level)) 0.95 else call$level)) / 2)
named <- function(prefix, x) if (length(x)) setNames(x, paste0(prefix, "/", names(x)))
chi <- function(prefix, x, df) named(prefix, list(chi_square = x, df = df, p = pchisq(x, df, lower.tail = FALSE)))

METHODS <- list(km = km, logrank = logrank, rmst = rmst, cox = cox, cuminc = incidence, finegray = finegray, cutpoint = cutpoint, person_time = person_time)
answer <- function(call, d) {
  setTimeLimit(cpu = 60, transient = TRUE)
  made <- tryCatch(METHODS[[call$method]](call, d), error = function(e) list(error = conditionMessage(e)))
  setTimeLimit()
  if (!is.null(made$error)) return(list(error = unbox(made$error)))
  lapply(made, function(x) as.numeric(x))
}
jobs <- fromJSON(file.path(folder, "calls.json"), simplifyVector = FALSE)
out <- file(file.path(folder, "results.jsonl"), "w")
for (name in names(jobs)) {
  d <- read.csv(file.path(folder, paste0(name, ".csv")), na.strings = "", colClasses = setNames(rep("character", length(TEXTS)), TEXTS))
  made <- lapply(jobs[[name]], answer, d)
  writeLines(toJSON(list(cohort = unbox(as.integer(name)), calls = made), digits = NA, na = "null", null = "null"), out)
  flush(out)
}
writeLines(toJSON(c(R = as.character(getRversion()), sapply(c("survival", "cmprsk", "maxstat"), function(p) as.character(packageVersion(p)))) |> as.list(), auto_unbox = TRUE), out)
close(out)

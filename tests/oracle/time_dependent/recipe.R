# A state that begins during follow-up: data.csv and expected.json (R, package survival).
# data.csv is simulated, labelled so; jasa.csv is survival::jasa (Stanford heart transplants, days), in which a patient dies
# and another has the transplant at 0. Rscript recipe.R, in this folder.
suppressMessages(library(survival))
set.seed(20261129)
n <- 80
entry <- round(runif(n, 0, 4))
event_time <- entry + rexp(n, 0.08)
began <- ifelse(runif(n) < 0.6, round(runif(n, 0, 14), 1), NA)
event_time <- ifelse(!is.na(began) & began < event_time, began + (event_time - began) * 1.8, event_time)
censored <- entry + runif(n, 3, 25)
time <- ceiling(pmin(event_time, censored) + 0.001)
event <- as.integer(event_time <= censored)
stratum <- rep(0:1, length.out = n)
data <- data.frame(time, event, entry, stratum, began)
write.csv(data, "data.csv", row.names = FALSE, quote = FALSE, na = "")
heart <- with(jasa, data.frame(time = as.numeric(fu.date - accept.dt), event = fustat, entry = 0, stratum = 0,
                               began = as.numeric(tx.date - accept.dt)))
write.csv(heart, "jasa.csv", row.names = FALSE, quote = FALSE, na = "")
number <- function(v) paste0("[", paste(sprintf("%.15g", v), collapse = ", "), "]")
exact <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 100)
row <- function(data, file, delayed, stratified, ties) {
  d <- data; d$id <- seq_len(nrow(d)); d$event_at_end <- d$event
  # tmerge wants positive times; a patient without delayed entry is at risk from before the start.
  d$start <- if (delayed) d$entry else -1
  # tdc() begins after its time: a state from 0 is not there at 0.
  early <- !is.na(d$began) & d$began <= d$start
  d$began[early] <- d$start[early]
  long <- tmerge(d, d, id = id, died = event(time, event_at_end), tstart = start, tstop = time)
  long <- tmerge(long, d, id = id, state = tdc(began))
  formula <- if (stratified) Surv(tstart, tstop, died) ~ state + strata(stratum) else Surv(tstart, tstop, died) ~ state
  fit <- coxph(formula, long, ties = ties, control = exact)
  years <- tapply(long$tstop - pmax(long$tstart, 0), long$state, sum)
  events <- tapply(long$died, long$state, sum)
  paste0(' {"data": "', file, '", "delayed": ', tolower(delayed), ', "stratified": ', tolower(stratified), ', "ties": "', ties, '",\n  ',
         '"coefficient": ', sprintf("%.15g", coef(fit)), ', "std_error": ', sprintf("%.15g", sqrt(vcov(fit)[1, 1])),
         ', "score": ', sprintf("%.15g", fit$score), ', "loglik": ', number(fit$loglik), ', "time": ', number(years),
         ', "events": ', number(events), ', "began": ', sum(tapply(long$state, long$id, max)), "}")
}
simulated <- function(...) row(data, "data.csv", ...)
rows <- c(simulated(FALSE, FALSE, "efron"), simulated(FALSE, FALSE, "breslow"), simulated(TRUE, FALSE, "efron"),
          simulated(TRUE, TRUE, "efron"), row(heart, "jasa.csv", FALSE, FALSE, "efron"))
writeLines(c("[", paste(rows, collapse = ",\n"), "]"), "expected.json")

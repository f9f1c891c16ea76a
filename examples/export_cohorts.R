# Writes rotterdam/cohort.csv and gbsg/cohort.csv from the R package survival (Debian: r-cran-survival).
# Run in this folder:  Rscript export_cohorts.R
# Nothing is changed but the coding: 0/1 indicators stay, factors become text, empty means missing.
suppressMessages(library(survival))
write_cohort <- function(cohort, folder) {
  for (v in names(cohort)) if (is.factor(cohort[[v]])) cohort[[v]] <- as.character(cohort[[v]])
  write.csv(cohort, file.path(folder, "cohort.csv"), row.names = FALSE, na = "", quote = FALSE)
}
write_cohort(rotterdam, "rotterdam")
write_cohort(gbsg, "gbsg")
cat("survival", as.character(packageVersion("survival")), "\n")

# Restricted means of the colon cancer trial (survival::colon, deaths, obstruction yes or no) up to 1500 days by survfit.
# adeno: the adenocarcinomas of the veterans' lung cancer trial up to 300 days; the last dies at 186.
# Run in this folder:  Rscript recipe.R      Data: R package survival, LGPL (>= 2).
suppressMessages({library(survival); library(jsonlite)})
d <- subset(colon, etype == 2)[, c("time", "status", "obstruct")]
write.csv(d, "colon.csv", row.names = FALSE, quote = FALSE)
of <- function(k, tau) unname(summary(survfit(Surv(time, status) ~ 1, data = d[k, ]), rmean = tau)$table[c("rmean", "se(rmean)")])
expected <- list(survival = as.character(packageVersion("survival")), tau = 1500,
                 free = of(d$obstruct == 0, 1500), obstructed = of(d$obstruct == 1, 1500))
d <- with(subset(veteran, celltype == "adeno"), data.frame(time = time, status = status))
write.csv(d, "adeno.csv", row.names = FALSE, quote = FALSE)
expected$adeno <- of(TRUE, 300)
write(toJSON(expected, digits = NA, auto_unbox = TRUE, pretty = TRUE), "expected.json")

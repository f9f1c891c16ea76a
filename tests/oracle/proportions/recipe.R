# Exact intervals of proportions and tests of trend on made counts: Rscript recipe.R writes expected.json.
suppressMessages(library(jsonlite))

interval <- function(count, total, level) {
  limits <- as.vector(binom.test(count, total, conf.level = level)$conf.int)
  list(count = count, total = total, level = level, lower = limits[1], upper = limits[2])
}
trend <- function(count, total, score) {
  test <- suppressWarnings(prop.trend.test(count, total, score))
  slope <- coef(lm(count / total ~ score, weights = total))[["score"]]
  list(count = I(count), total = I(total), score = I(score), slope = slope, chi_square = unname(test$statistic),
       p = test$p.value)
}

write_json(list(
  versions = R.version.string,
  intervals = list(interval(0, 133, 0.95), interval(133, 133, 0.95), interval(99, 133, 0.95), interval(5, 51, 0.95),
                   interval(1, 1, 0.95), interval(1, 6, 0.9), interval(3, 40000, 0.99)),
  trends = list(trend(c(2, 3, 5, 4, 9, 8), c(7, 6, 9, 8, 12, 10), 2010:2015),
                trend(c(9, 3, 1), c(10, 11, 12), c(0, 1, 4)),
                trend(c(1, 250, 260, 420), c(3, 1000, 900, 1100), c(2001, 2002, 2005, 2011)))
), "expected.json", auto_unbox = TRUE, digits = NA, pretty = TRUE)

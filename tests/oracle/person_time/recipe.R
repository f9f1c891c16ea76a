# Exact intervals of rates of events per person-time: Rscript recipe.R writes expected.json.
suppressMessages(library(jsonlite))

interval <- function(count, time, level) {
  test <- poisson.test(count, T = time, conf.level = level)
  list(count = count, time = time, level = level, rate = unname(test$estimate), lower = test$conf.int[1],
       upper = test$conf.int[2])
}

write_json(list(
  versions = R.version.string,
  intervals = list(interval(0, 12.5, 0.95), interval(1, 7, 0.95), interval(4, 2.25, 0.95), interval(17, 133.2, 0.9),
                   interval(250, 1021.75, 0.99), interval(40000, 250000, 0.95))
), "expected.json", auto_unbox = TRUE, digits = NA, pretty = TRUE)

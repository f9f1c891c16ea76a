# Rank tests and tests of tables of counts on simulated data: Rscript recipe.R writes tests.json.
suppressMessages(library(jsonlite))
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(7301)

rank_sum <- function(x, y) {
  r <- wilcox.test(x, y, exact = FALSE, correct = TRUE)
  list(x = I(x), y = I(y), statistic = unname(r$statistic), p = r$p.value)
}
kruskal <- function(value, group) {
  r <- kruskal.test(value, factor(group))
  list(value = I(value), group = I(group), chi_square = unname(r$statistic), df = unname(r$parameter), p = r$p.value)
}
counts <- function(m) {
  chi <- suppressWarnings(chisq.test(m, correct = FALSE))
  list(rows = nrow(m), columns = ncol(m), count = I(as.vector(t(m))), chi_square = unname(chi$statistic),
       df = unname(chi$parameter), p = chi$p.value, smallest_expected = min(chi$expected),
       fisher = fisher.test(m, workspace = 2e7)$p.value)
}
random_counts <- function(rows, columns, n)
  unclass(table(factor(sample(rows, n, TRUE, prob = rows:1), 1:rows), factor(sample(columns, n, TRUE), 1:columns)))

write_json(list(
  versions = R.version.string,
  rank_sum = list(rank_sum(round(rexp(25), 2), round(rexp(31, 0.6), 2)),   # few ties
                  rank_sum(sample(0:4, 40, TRUE), sample(1:5, 22, TRUE)),  # many ties
                  rank_sum(c(1, 2, 3), c(10, 20))),
  kruskal = list(kruskal(round(rnorm(60), 1), sample(0:2, 60, TRUE)), kruskal(sample(1:3, 45, TRUE), sample(0:3, 45, TRUE))),
  counts = list(counts(random_counts(2, 2, 19)), counts(random_counts(3, 2, 60)), counts(random_counts(2, 6, 70)),
                counts(random_counts(4, 3, 50)), counts(random_counts(5, 4, 40)),
                counts(matrix(c(30, 40, 25, 3, 12, 50, 45, 40, 1, 20), 5)))
), "tests.json", auto_unbox = TRUE, digits = NA, pretty = FALSE)

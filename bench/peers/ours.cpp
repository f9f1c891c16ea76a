// rtsurv as one of the programs that run.py compares: bench_ours JOB FOLDER
//
// It reads the cohort, prints "ready" and obeys the lines of standard input:
//   run K     does the job K times and prints the seconds of one, by the clock and of the processors
//   values    prints the numbers of the last run as JSON
//   peak      prints the largest memory of the process, and that before the first run, in bytes

#include <sys/resource.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <exception>
#include <iostream>
#include <sstream>
#include <string>

#include "bench/peers/ours.hpp"

namespace {

using namespace rtsurv::bench;

void run(const Job& job, int times, Answer& answer) {
  answer = {};
  const auto start = std::chrono::steady_clock::now();
  const std::clock_t busy = std::clock();
  for (int i = 0; i < times; ++i) answer = job();
  const double used = static_cast<double>(std::clock() - busy) / CLOCKS_PER_SEC;
  const double passed = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf("%.9f %.9f\n", passed / times, used / times);
}

void print(const Values& values) {
  const char* separator = "{";
  for (const auto& [name, value] : values) {
    if (!std::isfinite(value)) continue;
    std::printf("%s\"%s\": %.17g", separator, name.c_str(), value);
    separator = ", ";
  }
  std::puts(values.empty() ? "{}" : "}");
}

long peak_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss * 1024;
}

void obey(const Job& job) {
  Answer answer;
  const long before = peak_bytes();
  for (std::string line; std::getline(std::cin, line); std::fflush(stdout)) {
    std::istringstream words(line);
    std::string order;
    int times = 1;
    words >> order >> times;
    if (order == "run")
      run(job, times, answer);
    else if (order == "values")
      print(answer());
    else if (order == "peak")
      std::printf("{\"peak\": %ld, \"before\": %ld}\n", peak_bytes(), before);
  }
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 3) {
    std::fputs("usage: bench_ours JOB FOLDER\n", stderr);
    return 2;
  }
  const Data data(arguments[2]);
  const Job ready = job(arguments[1], data);
  std::puts("ready");
  std::fflush(stdout);
  obey(ready);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench_ours: %s\n", error.what());
  return 1;
}

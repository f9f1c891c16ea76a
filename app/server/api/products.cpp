#include <algorithm>
#include <array>

#include "api/api.hpp"

namespace rtsurv::server {
namespace {

namespace fs = std::filesystem;

/// The report holds its style in itself, and nothing else: it may not run or load anything.
constexpr const char* report_policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-same-origin";

struct Format {
  std::string_view name;
  const char* type;
};
constexpr const char* word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr std::array figure_formats{Format{"svg", "image/svg+xml"}, Format{"pdf", "application/pdf"},
                                    Format{"png", "image/png"}, Format{"tiff", "image/tiff"},
                                    Format{"eps", "application/postscript"}};
constexpr std::array table_formats{Format{"docx", word_type}, Format{"csv", "text/csv; charset=utf-8"},
                                   Format{"tex", "application/x-tex"}, Format{"html", "text/html; charset=utf-8"}};

template <class Formats>
const Format& format_named(const Formats& formats, std::string_view name) {
  const auto found = std::ranges::find(formats, name, &Format::name);
  if (found == formats.end())
    throw Refusal(http::status::bad_request, "there is no format \"" + std::string(name) + "\"");
  return *found;
}

const fs::path& report_of(const Run& run) {
  if (run.kind == RunKind::report)
    throw Refusal(http::status::conflict, "this report stands beside its protocol and is not read from here");
  if (run.state != RunState::done) throw Refusal(http::status::conflict, "this analysis has no results (yet)");
  return run.report.path();
}

/// A file of a report, to be shown in the page or saved.
struct File {
  const char *name, *type;
};
constexpr std::array texts{File{"manuscript.txt", "text/plain; charset=utf-8"},
                           File{"references.bib", "text/plain; charset=utf-8"}};

Answer page_answer(const Run& run) {
  return {.type = "text/html; charset=utf-8",
          .body = file_text(report_of(run) / "report.html"),
          .headers = {{"Content-Security-Policy", report_policy}}};
}

Answer text_answer(const Run& run, const File& file) {
  return {.type = file.type, .body = file_text(report_of(run) / file.name)};
}

Answer protocol_answer(const Run& run) {
  (void)report_of(run);
  return download(run.protocol, "text/plain; charset=utf-8", "study.toml");
}

Answer report_picture(const Run& run, const std::string& name) {
  const fs::path file = report_of(run) / "figures" / (name + ".svg");
  if (!fs::exists(file)) throw Refusal(http::status::not_found, "the report has no figure of this name");
  return {.type = "image/svg+xml", .body = file_text(file)};
}

/// A call that writes files of a report into a folder.
struct Wish {
  std::string command;  ///< "figures", "tables"
  std::string name;     ///< of the file without its ending
  Format format;
  std::vector<std::string> options = {};
};

Errand errand_of(const Wish& wish, const fs::path& report, const fs::path& out) {
  Errand errand{
      .arguments = {wish.command, "--quiet", "--format=" + std::string(wish.format.name), "--out", out.string()},
      .folder = report.parent_path()};
  errand.arguments.insert(errand.arguments.end(), wish.options.begin(), wish.options.end());
  errand.arguments.emplace_back("--");
  errand.arguments.push_back(report.string());
  return errand;
}

Answer saved(const Wish& wish, const fs::path& folder) {
  const std::string file = wish.name + "." + std::string(wish.format.name);
  Answer answer = download(file_text(folder / file), wish.format.type, file);
  answer.headers.emplace_back("Content-Security-Policy", report_policy);
  return answer;
}

awaitable<Answer> made(Desk& desk, const Run& run, const Wish& wish) {
  const Leaving out(desk.scratch.new_place());
  const Ended ended = co_await desk.program.call(errand_of(wish, report_of(run), out.path()));
  if (ended.exit_code != 0) co_return failed_call(ended, {});
  co_return saved(wish, out.path());
}

std::vector<std::string> options_of(const Call& call, std::initializer_list<const char*> keys) {
  std::vector<std::string> options;
  for (const char* key : keys)
    if (const std::string_view value = call.query(key); !value.empty())
      options.push_back("--" + std::string(key) + "=" + std::string(value));
  return options;
}

bool is_as_in_report(const Call& call) {
  return options_of(call, {"format", "preset", "width", "dpi", "title"}).empty();
}

Wish figure_wish(const Call& call, const std::string& name) {
  Wish wish{"figures", name, format_named(figure_formats, call.query("format", "svg")),
            options_of(call, {"preset", "width", "dpi", "title"})};
  wish.options.push_back("--only=" + name);
  return wish;
}

Wish table_wish(const Call& call, const std::string& name) {
  Wish wish{"tables", name, format_named(table_formats, call.query("format", "docx")), options_of(call, {"style"})};
  wish.options.push_back("--only=" + name);
  return wish;
}

Wish all_tables_wish(const Call& call) { return {"tables", "tables", table_formats[0], options_of(call, {"style"})}; }

awaitable<Answer> figure(Desk& desk, const Call& call, const Names& names) {
  const std::shared_ptr<Run> run = desk.runs.find(names[0]);
  Answer picture = report_picture(*run, names[1]);
  if (is_as_in_report(call)) co_return picture;
  const Wish wish = figure_wish(call, names[1]);
  co_return co_await made(desk, *run, wish);
}

awaitable<Answer> tables(Desk& desk, const std::string& id, const Wish& wish) {
  const std::shared_ptr<Run> run = desk.runs.find(id);
  co_return co_await made(desk, *run, wish);
}

void add_files(Router& router, Desk& desk) {
  router.add(http::verb::get, "/api/runs/*/results.json",
             [&desk](const Call&, const Names& names) -> awaitable<Answer> {
               co_return ready_json(file_text(report_of(*desk.runs.find(names[0])) / "results.json"));
             });
  router.add(http::verb::get, "/api/runs/*/report.html", [&desk](const Call&, const Names& names) -> awaitable<Answer> {
    co_return page_answer(*desk.runs.find(names[0]));
  });
  router.add(http::verb::get, "/api/runs/*/study.toml", [&desk](const Call&, const Names& names) -> awaitable<Answer> {
    co_return protocol_answer(*desk.runs.find(names[0]));
  });
  for (const File& file : texts)
    router.add(http::verb::get, std::string("/api/runs/*/") + file.name,
               [&desk, &file](const Call&, const Names& names) -> awaitable<Answer> {
                 co_return text_answer(*desk.runs.find(names[0]), file);
               });
}

}  // namespace

void add_products(Router& router, Desk& desk) {
  add_files(router, desk);
  router.add(http::verb::get, "/api/runs/*/figures/*",
             [&desk](const Call& call, const Names& names) -> awaitable<Answer> {
               co_return co_await figure(desk, call, names);
             });
  router.add(http::verb::get, "/api/runs/*/tables/*",
             [&desk](const Call& call, const Names& names) -> awaitable<Answer> {
               co_return co_await tables(desk, names[0], table_wish(call, names[1]));
             });
  router.add(http::verb::get, "/api/runs/*/tables.docx",
             [&desk](const Call& call, const Names& names) -> awaitable<Answer> {
               co_return co_await tables(desk, names[0], all_tables_wish(call));
             });
}

void add_api(Router& router, Desk& desk) {
  add_folder(router, desk);
  add_study(router, desk);
  add_runs(router, desk);
  add_products(router, desk);
  add_dose(router, desk);
  add_pages(router);
}

}  // namespace rtsurv::server

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <system_error>

#include <unistd.h>

#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "ending.hpp"
#include "first_protocol.hpp"
#include "output_folder.hpp"
#include "rtsurv/core/error.hpp"
#include "server.hpp"

namespace rtsurv::cli {
namespace fs = std::filesystem;
namespace {

struct ServeCall {
  std::string open;
  unsigned short port = 0;
  bool no_browser = false;
};

struct Opened {
  fs::path folder;
  std::string study = {};  ///< the protocol in it that the page shows; empty: none
};

/// The protocol of a table beside it, "cohort.toml" of "cohort.xlsx": written when it is not there.
fs::path protocol_of(const fs::path& table) {
  fs::path protocol = fs::path(table).replace_extension(".toml");
  TableOptions options;
  options.data = table.filename().string();
  fs::current_path(table.parent_path());  // so that the protocol names its table without a folder
  if (!fs::exists(protocol)) write_file(protocol, first_protocol(options, protocol.string()).protocol);
  return protocol;
}

/// The folder of what is opened, or the one in which the program was called.
Opened opened(const std::string& open) {
  if (open.empty()) return {fs::current_path()};
  if (!fs::exists(open)) throw Error(ErrorKind::io, "there is no such file", {.file = open});
  const fs::path path = fs::canonical(open);
  if (fs::is_directory(path)) return {path};
  const fs::path protocol = path.extension() == ".toml" ? path : protocol_of(path);
  return {protocol.parent_path(), protocol.filename().string()};
}

void open_browser(const std::string& url) {
  const bool has_screen = std::getenv("DISPLAY") != nullptr || std::getenv("WAYLAND_DISPLAY") != nullptr;
  if (!has_screen || ::fork() != 0) return;
  ::execlp("xdg-open", "xdg-open", url.c_str(), nullptr);
  ::_exit(0);
}

void serve(const ServeCall& call) {
  const Opened what = opened(call.open);
  const server::ServerOptions options{.program = fs::read_symlink("/proc/self/exe").string(),
                                      .folder = what.folder,
                                      .study = what.study,
                                      .port = call.port};
  std::unique_ptr<server::Server> server;
  try {
    server = std::make_unique<server::Server>(options);
  } catch (const std::system_error& error) {
    throw Error(ErrorKind::io, "port " + std::to_string(call.port) + ": " + error.code().message());
  }
  const StopOnSignal stop([&] { server->stop(); });
  print(nlohmann::json{{"url", server->url()}}.dump() + "\nOpen it in a browser on this machine; Ctrl-C ends it.\n");
  if (!call.no_browser) open_browser(server->url());
  server->run();
}

}  // namespace

void add_serve(CLI::App& program) {
  CLI::App& command =
      add_command(program, "serve", "the analysis in a browser on this machine, for those who do not code",
                  "rtsurv serve cohort.xlsx");
  auto call = std::make_shared<ServeCall>();
  command.add_option("STUDY.toml", call->open, "study, table or folder to open; default: this folder")->type_name("");
  command.add_option("--port", call->port, "port on 127.0.0.1; 0: any that is free")
      ->type_name("N")
      ->capture_default_str();
  command.add_flag("--no-browser", call->no_browser, "only print the address");
  command.callback([call] { serve(*call); });
}

}  // namespace rtsurv::cli

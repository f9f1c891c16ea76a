// The flow of the cohort: who was there, who left and why, who remained.

#include <algorithm>
#include <sstream>

#include "rtsurv/report/figure/draw/panel.hpp"
#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report {

namespace figure {

namespace {

constexpr double padding = 5.0;
constexpr double arrow_gap = 16.0;  // least length of an arrow down
constexpr double arrow_head = 4.0;

/// Text with its numbers bold.
using Paragraph = std::vector<Run>;

Run bold(double number) { return {count(number), true}; }
Run bold(std::size_t number) { return bold(static_cast<double>(number)); }

struct FlowBox {
  std::vector<Paragraph> lines;  ///< broken to the box's width
  double height;
};

std::vector<Paragraph> broken(const Paragraph& paragraph, double width, double size) {
  std::vector<Paragraph> lines(1);
  double used = 0.0;
  for (const Run& run : paragraph) {
    const Type type = {size, run.bold ? Weight::bold : Weight::regular};
    std::istringstream words(run.text);
    for (std::string word; words >> word;)
      for (const std::string& piece : wrapped(word, width, word.size(), type)) {
        const bool fits = used == 0.0 || used + text_width(" " + piece, type) <= width;
        if (!fits) {
          lines.emplace_back();
          used = 0.0;
        }
        // Spaces stand outside bold pieces: renderers drop them at the ends of an element.
        Paragraph& line = lines.back();
        const bool space = used > 0.0, joins = !line.empty() && line.back().bold == run.bold;
        if (space && run.bold) line.back().text += " ";
        if (!joins) line.push_back({"", run.bold});
        line.back().text += (space && !run.bold ? " " : "") + piece;
        used += text_width((used > 0.0 ? " " : "") + piece, type);
      }
  }
  return lines;
}

FlowBox flow_box(const std::vector<Paragraph>& paragraphs, double width, const Type& type) {
  FlowBox box{{}, 2.0 * padding};
  for (const Paragraph& paragraph : paragraphs)
    for (Paragraph& line : broken(paragraph, width - 2.0 * padding, type.size)) box.lines.push_back(std::move(line));
  box.height += static_cast<double>(box.lines.size() - 1) * type.leading() + type.ascent() + type.descent();
  return box;
}

void draw_box(Svg& svg, const FlowBox& content, Box place, const Type& type) {
  place.bottom = place.top + content.height;
  svg.box(place, {"#ffffff"}, {.width = axis_weight});
  double baseline = place.top + padding + type.ascent();
  for (const Paragraph& line : content.lines) {
    svg.text({place.left + padding, baseline}, line, {type});
    baseline += type.leading();
  }
}

void draw_arrow_down(Svg& svg, Point from, double to) {
  svg.line(from, {from.x, to - arrow_head}, {.width = axis_weight});
  const std::vector<Point> head = {{from.x - 2.0, to - arrow_head}, {from.x + 2.0, to - arrow_head}, {from.x, to}};
  svg.area(head, {ink});
}

void draw_arrow_right(Svg& svg, Point from, double to) {
  svg.line(from, {to - arrow_head, from.y}, {.width = axis_weight});
  const std::vector<Point> head = {{to - arrow_head, from.y - 2.0}, {to - arrow_head, from.y + 2.0}, {to, from.y}};
  svg.area(head, {ink});
}

std::vector<Paragraph> remaining(const results::Study& study, std::size_t step) {
  const bool last = step + 1 == study.flow.size();
  const char* words = last ? (step == 0 ? "patients in the table, all analysed" : "patients analysed")
                           : (step == 0 ? "patients in the table" : "patients");
  std::vector<Paragraph> out = {{bold(study.flow[step].remaining), {words}}};
  for (std::size_t i = 0; last && i < study.endpoints.size(); ++i) {
    const results::Sample& sample = study.endpoints[i].km.sample;
    out.push_back({{endpoint_label(study, study.endpoints[i].name) + ":"},
                   bold(sample.n),
                   {"patients,"},
                   bold(sample.events),
                   {sample.events == 1.0 ? "event" : "events"}});
  }
  return out;
}

/// Left and right columns of boxes.
struct Columns {
  double left, left_end, right, right_end;
};

double draw_step(Svg& svg, const Look& look, const Columns& columns, const results::FlowStep& step, double top) {
  const FlowBox box = flow_box({{bold(step.excluded), {"excluded: " + step.reason.value_or("")}}},
                               columns.right_end - columns.right, look.type);
  const double gap = std::max(2.0 * arrow_gap, box.height + arrow_gap);
  const double middle = top + gap / 2.0, x = (columns.left + columns.left_end) / 2.0;
  draw_arrow_down(svg, {x, top}, top + gap);
  draw_arrow_right(svg, {x, middle}, columns.right);
  draw_box(svg, box, {columns.right, middle - box.height / 2.0, columns.right_end, 0.0}, look.type);
  return top + gap;
}

std::string flow_description(const results::Study& study) {
  std::string text;
  for (const results::FlowStep& step : study.flow) {
    if (step.reason) text += " " + count(static_cast<double>(step.excluded)) + " excluded: " + *step.reason + ".";
    text += (text.empty() ? "" : " ") + counted(static_cast<double>(step.remaining), "patient") +
            (step.reason ? plural(static_cast<double>(step.remaining), " remains.", " remain.") : " in the table.");
  }
  return text;
}

}  // namespace

}  // namespace figure

Figure flow_figure(const results::Study& study, const FigureStyle& style) {
  using namespace figure;
  const Look look(style);
  const double half = axis_weight / 2.0, main_width = 0.44 * look.width;
  const Columns columns = {edge + half, edge + main_width, edge + main_width + 2.0 * arrow_gap / 3.0,
                           look.width - edge - half};
  Svg svg(look.width);
  double top = draw_title(svg, look, "Patients analysed and excluded");
  svg.open("flow");
  for (std::size_t i = 0; i < study.flow.size(); ++i) {
    if (i > 0) top = draw_step(svg, look, columns, study.flow[i], top);
    const FlowBox box = flow_box(remaining(study, i), columns.left_end - columns.left, look.type);
    draw_box(svg, box, {columns.left, top, columns.left_end, 0.0}, look.type);
    top += box.height;
  }
  svg.close();
  Figure out;
  out.name = figure_name({"flow"});
  out.title = "Patients analysed and excluded";
  out.caption =
      "Exclusions apply in this order. The numbers of an endpoint leave out patients without a known outcome.";
  out.svg = svg.finish(top + edge + half, out.title, flow_description(study));
  return out;
}

}  // namespace rtsurv::report

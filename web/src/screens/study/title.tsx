import { Choice, TextField } from "../../parts/fields";
import { set } from "../../protocol/edit";
import { textOf } from "../../protocol/view";
import { document_, edit } from "../../state/study";
import { t } from "../../texts";

const units = ["days", "weeks", "months", "years"] as const;

export function Title() {
  const at = (key: string) => document_.value.at(["study", key]);
  const landmarks = at("landmarks");
  const setLandmarks = (text: string) => {
    const times = text.split(/[\s,;]+/).map(Number).filter((time) => Number.isFinite(time) && time > 0);
    edit((whole) => set(whole, ["study", "landmarks"], times));
  };
  return (
    <section class="card" aria-labelledby="about-title">
      <h2 id="about-title">{t("about")}</h2>
      <TextField label={t("title")} value={textOf(at("title"))} onChange={(title) => edit((whole) => set(whole, ["study", "title"], title))} path={["study", "title"]} />
      <TextField label={t("question")} value={textOf(at("question"))} hint={t("questionHint")} onChange={(question) => edit((whole) => set(whole, ["study", "question"], question))} path={["study", "question"]} />
      <div class="row">
        <Choice
          label={t("timeUnit")}
          value={textOf(at("time_unit")) || "months"}
          options={units.map((unit) => [unit, t(unit)])}
          onChange={(unit) => edit((whole) => set(whole, ["study", "time_unit"], unit))}
        />
        <TextField label={t("landmarks")} value={Array.isArray(landmarks) ? landmarks.join(", ") : ""} onChange={setLandmarks} numeric path={["study", "landmarks"]} />
      </div>
    </section>
  );
}

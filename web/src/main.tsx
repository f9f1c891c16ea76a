import { render } from "preact";
import { App } from "./app";
import "./style/base.css";
import "./style/frame.css";
import "./style/parts.css";
import "./style/report.css";
import "./style/screens.css";
import "./style/print.css";

const holder = document.getElementById("app");
if (holder) render(<App />, holder);

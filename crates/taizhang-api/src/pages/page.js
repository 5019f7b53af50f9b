// The page of a clerk: a workbook in, what to mend and papers out. Everything is asked of the service that the page
// came from, and nothing is kept.
"use strict";

const at = (id) => document.getElementById(id);
const API = "/api/v1";
const SEVERITIES = { error: "要改", warning: "看一看", hint: "提示" };
let files = [];
// Only the last question's answer is shown.
let asked = 0;

function make(name, text, className) {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  if (className) element.className = className;
  return element;
}

function period() {
  return at("year").value + at("span").value;
}

/** Asks with the files; gives the answer, or what stood in its way, in the clerk's words. */
async function ask(path, parameters) {
  const form = new FormData();
  for (const file of files) form.append("file", file, file.name);
  const query = new URLSearchParams(parameters);
  let answer;
  try {
    answer = await fetch(`${API}${path}?${query}`, { method: "POST", body: form });
  } catch {
    return { problem: { title: "连不上服务", detail: "请看服务是否还开着，再试一次。" } };
  }
  return answer.ok ? { answer } : { problem: await answer.json() };
}

function place(spot) {
  const sheet = spot.sheet || (spot.record && !spot.cell ? "台账" : "");
  const file = files.length > 1 || !sheet ? spot.file || "" : "";
  return [file, sheet].filter(Boolean).join("  ") || "台账";
}

/** Findings under the sheet that they are in, in the order in which they come. */
function show(into, diagnostics) {
  into.replaceChildren();
  let head = null;
  let list = null;
  for (const one of diagnostics) {
    if (place(one.place) !== head) {
      head = place(one.place);
      into.append(make("h3", head));
      list = make("ul", "", "findings");
      into.append(list);
    }
    const item = make("li", "", one.severity);
    const line = make("p");
    line.append(make("b", SEVERITIES[one.severity]));
    const spot = one.place.cell || one.place.record;
    if (spot) line.append(make("code", spot));
    line.append(make("span", one.message));
    item.append(line);
    if (one.help) item.append(make("p", one.help, "help"));
    list.append(item);
  }
}

function tell(where, text, state) {
  where.textContent = text;
  where.dataset.state = state || "";
}

function told(problem) {
  const detail = problem.code === "paper-stopped" ? "请改好下面的错误再写；要先看样子，勾上“有错误也先写”。" : problem.detail;
  return `${problem.title}。${detail}`;
}

async function check() {
  const mine = ++asked;
  at("stopping").replaceChildren();
  tell(at("written"), "");
  at("marking").hidden = true;
  if (!files.length || !at("year").checkValidity()) return;
  tell(at("summary"), "正在检查……", "busy");
  const { answer, problem } = await ask("/check", { period: period(), format: "json", lang: "zh" });
  const found = answer && (await answer.json());
  if (mine !== asked) return;
  if (problem) {
    tell(at("summary"), told(problem), "error");
    show(at("findings"), problem.findings ? problem.findings.diagnostics : []);
    return;
  }
  const { error, warning, hint } = found.counts;
  const look = warning + hint;
  const words = `${error ? `${error} 处要改` : "没有要改的"}${look ? `，${look} 处建议看一看` : ""}。`;
  tell(at("summary"), words, error ? "error" : "ok");
  at("marking").hidden = !(files.length === 1 && /\.xls[xm]$/i.test(files[0].name) && found.diagnostics.length);
  show(at("findings"), found.diagnostics);
}

/** Hands an answer over as a file, under the name that it comes with. */
async function keep(answer, otherwise) {
  const said = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("content-disposition") || "");
  const link = make("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = said ? decodeURIComponent(said[1]) : otherwise;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  return link.download;
}

async function mark() {
  at("mark").disabled = true;
  const { answer, problem } = await ask("/check", { period: period(), format: "xlsx", lang: "zh" });
  at("mark").disabled = false;
  if (problem) tell(at("summary"), told(problem), "error");
  else await keep(answer, "批注.xlsx");
}

async function compile(event) {
  event.preventDefault();
  at("stopping").replaceChildren();
  if (!files.length) return tell(at("written"), "请先放入台账。", "error");
  const button = at("compile").querySelector("button");
  button.disabled = true;
  tell(at("written"), "正在写……", "busy");
  const format = at("format").value;
  const wish = { period: period(), format, provisional: at("provisional").checked, lang: "zh" };
  const { answer, problem } = await ask(`/papers/${encodeURIComponent(at("paper").value)}`, wish);
  button.disabled = false;
  if (!problem) return tell(at("written"), `已写出：${await keep(answer, `文稿.${format}`)}`, "ok");
  tell(at("written"), told(problem), "error");
  if (problem.findings) show(at("stopping"), problem.findings.diagnostics.filter((one) => one.severity === "error"));
}

function take(chosen) {
  files = [...chosen];
  at("names").replaceChildren(...files.map((file) => make("li", file.name)));
  check();
}

/** The period that is most likely written about today. */
function likely() {
  const today = new Date();
  const month = today.getMonth() + 1;
  at("year").value = today.getFullYear() - (month < 4 ? 1 : 0);
  at("span").value = month >= 4 && month < 11 ? "H1" : "";
}

for (let month = 1; month <= 12; month += 1) {
  const option = make("option", `${month}月`);
  option.value = `-${String(month).padStart(2, "0")}`;
  at("months").append(option);
}
likely();
/** The blank workbook is of the year that is chosen. */
function blank() {
  at("blank").href = `${API}/workbook?year=${at("year").value}`;
}

blank();
at("year").addEventListener("change", blank);
at("files").addEventListener("change", () => take(at("files").files));
at("year").addEventListener("change", check);
at("span").addEventListener("change", check);
at("mark").addEventListener("click", mark);
at("compile").addEventListener("submit", compile);
for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
  at("drop").addEventListener(name, (event) => {
    event.preventDefault();
    at("drop").classList.toggle("over", name === "dragenter" || name === "dragover");
  });
}
at("drop").addEventListener("drop", (event) => take(event.dataTransfer.files));
fetch(`${API}/papers`)
  .then((answer) => answer.json())
  .then((papers) => {
    for (const { code, name } of papers) {
      const option = make("option", name);
      option.value = code;
      at("paper").append(option);
    }
  });

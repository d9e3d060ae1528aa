// SPDX-License-Identifier: Apache-2.0
import { fillInputs, inputs, requestOf, showFields } from "./form.js";
import { draw } from "./graph.js";
import { bars, buckets, parse, quantile, total } from "./metrics.js";
import { by, html, percent, whole } from "./parts.js";

const EVERY = 2000; // milliseconds between two looks at the server
const DURATION = "entirespace_request_duration_seconds";

let models = [];
let samples = new Map();
let answer = null; // of the last request, with the model that gave it

const nameOf = ({ name, version }) => `${name} ${version}`;
const chosen = () => models.find((model) => nameOf(model) === by("model").value);

async function get(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: status ${response.status}`);
  return response;
}

/** Looks at the server; says so when it is gone. */
async function look() {
  try {
    const [list, text] = await Promise.all([get("v1/models").then((r) => r.json()), get("metrics").then((r) => r.text())]);
    samples = parse(text);
    showModels(list.models);
    showMetrics();
    const waiting = total(samples, "entirespace_queue_length");
    by("state").textContent = models.length ? `${whole(waiting)} requests wait` : "no model is served";
  } catch (failure) {
    by("state").textContent = `the server does not answer (${failure.message})`;
  }
}

function showModels(list) {
  const same = JSON.stringify(list.map(nameOf)) === JSON.stringify(models.map(nameOf));
  models = list;
  const rows = models.map((model) =>
    html("tr", {},
      html("td", {}, model.name),
      html("td", {}, model.version),
      html("td", { class: "wrap" }, model.quantities.map(({ key, alias }) => alias ?? key).join(", ")),
      html("td", { class: "number" }, whole(total(samples, "entirespace_rows_total", { model: model.name, version: model.version }))),
      html("td", { class: "number" }, whole(model.in_use))));
  by("models").tBodies[0].replaceChildren(...rows);
  if (same) return;
  const before = by("model").value;
  by("model").replaceChildren(...models.map((model) => html("option", { value: nameOf(model) }, nameOf(model))));
  if (models.some((model) => nameOf(model) === before)) by("model").value = before;
  else showForm();
}

function showForm() {
  const model = chosen();
  showFields(model ? model.fields : [], write);
  write();
}

function write() {
  by("body").value = JSON.stringify(requestOf(inputs()), null, 2);
  remember();
}

/** The address of the page with this request in it, so that it can be sent to somebody. */
function remember() {
  const parts = new URLSearchParams({ model: by("model").value, body: by("body").value });
  by("link").href = `#${parts}`;
}

function showMetrics() {
  const took = buckets(samples, `${DURATION}_bucket`, { endpoint: "score", status: "200" });
  const infer = buckets(samples, `${DURATION}_bucket`, { endpoint: "infer", status: "200" });
  by("latency").replaceChildren(...[["/v1/score", took], ["/v2 infer", infer]].filter(([, counts]) => counts.length).map(([name, counts]) => {
    const [middle, late] = [0.5, 0.99].map((share) => `${(1000 * quantile(counts, share)).toPrecision(2)} ms`);
    const all = counts.reduce((sum, { count }) => sum + count, 0);
    return bars(counts, `${name}: ${whole(all)} answers by milliseconds, p50 ${middle}, p99 ${late}`, (bound) => (bound === Infinity ? "more" : whole(1000 * bound)));
  }));
  if (!by("latency").firstChild) by("latency").append(html("p", {}, "Nothing was scored yet."));
  const model = chosen();
  const labels = model && { model: model.name, version: model.version };
  const drawn = (model?.quantities ?? []).map(({ key, alias }) => [alias ? `${key} (${alias})` : key, buckets(samples, "entirespace_scores_total", { ...labels, quantity: key })]);
  by("scores").replaceChildren(...drawn.filter(([, counts]) => counts.some(({ count }) => count > 0)).map(([title, counts]) =>
    bars(counts, title, (bound) => (bound === Infinity ? "1" : String(bound)))));
  if (!by("scores").firstChild) by("scores").append(html("p", {}, "Nothing was scored yet."));
}

async function score() {
  const model = chosen();
  if (!model) return;
  const path = `v1/models/${encodeURIComponent(model.name)}/versions/${encodeURIComponent(model.version)}/score`;
  const begin = performance.now();
  try {
    const response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: by("body").value });
    const said = await response.json();
    if (!response.ok) throw new Error(said.error);
    answer = { model, said };
    by("answered").textContent = `${nameOf(said.model ? { name: said.model, version: said.version } : model)}, candidates answered: ${whole(said.candidates.length)}, ${(performance.now() - begin).toPrecision(2)} ms with the way there and back`;
    by("candidate").replaceChildren(...said.candidates.map(({ index, id }, i) => html("option", { value: i }, id === undefined ? index : id)));
    by("pick").hidden = said.candidates.length < 2;
    by("error").hidden = true;
    by("answer").hidden = false;
    showCandidate();
  } catch (failure) {
    by("error").textContent = failure.message;
    by("error").hidden = false;
    by("answer").hidden = true;
  }
  await look();
}

function showCandidate() {
  const { model, said } = answer;
  const candidate = said.candidates[by("candidate").value || 0];
  if (!candidate) return;
  by("graph").replaceChildren(draw(model.behaviors, candidate.probabilities));
  by("probabilities").tBodies[0].replaceChildren(...model.quantities.map(({ key, alias }) =>
    html("tr", {}, html("td", {}, key), html("td", {}, alias ?? ""), html("td", { class: "number" }, percent(candidate.probabilities[key])))));
}

/** Scores the request that the page's address has, if any. */
async function recall() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const body = parts.get("body");
  if (!body) return;
  if (models.some((model) => nameOf(model) === parts.get("model"))) by("model").value = parts.get("model");
  showForm();
  try {
    fillInputs(JSON.parse(body));
  } catch {
    by("raw").open = true; // the server will say what is wrong with it
  }
  by("body").value = body;
  remember();
  await score();
}

by("model").addEventListener("change", () => { showForm(); showMetrics(); });
by("body").addEventListener("input", remember);
by("candidate").addEventListener("change", showCandidate);
by("form").addEventListener("submit", (event) => { event.preventDefault(); score(); });
window.addEventListener("hashchange", recall);
await look();
await recall();
document.documentElement.dataset.finished = "true";
setInterval(look, EVERY);

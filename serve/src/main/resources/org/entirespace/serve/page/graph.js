// SPDX-License-Identifier: Apache-2.0
import { percent, svg } from "./parts.js";

const WIDTH = 132;
const HEIGHT = 44;
const ACROSS = 110;
const DOWN = 34;
const ARC = 30; // the height of a curve, for each column that it passes
const ROOT = "impression";

/** Boxes with their places: each right of all that it requires or is given. */
export function layout(behaviors) {
  const level = new Map([[ROOT, 0]]);
  const of = (name) => {
    if (!level.has(name)) {
      const { requires, given } = behaviors.find((behavior) => behavior.name === name);
      level.set(name, 1 + Math.max(0, ...[...requires, ...given].map(of)));
    }
    return level.get(name);
  };
  behaviors.forEach(({ name }) => of(name));
  const columns = [];
  for (const [name, l] of level) (columns[l] ??= []).push(name);
  const tallest = Math.max(...columns.map((column) => column.length));
  const margin = 20 + ARC * Math.max(0, columns.length - 2); // room for the widest curve
  const boxes = new Map();
  columns.forEach((column, l) =>
    column.forEach((name, i) => {
      const slot = i + (tallest - column.length) / 2;
      boxes.set(name, { x: l * (WIDTH + ACROSS) + 1, y: slot * (HEIGHT + DOWN) + margin });
    }),
  );
  return { boxes, width: columns.length * (WIDTH + ACROSS) - ACROSS + 2, height: tallest * (HEIGHT + DOWN) - DOWN + 2 * margin };
}

/** The lines: solid from what cannot be missing, dashed from what only changes the rate. */
export function edges(behaviors) {
  return behaviors.flatMap(({ name, requires, given }) => [
    ...(requires.length ? requires : [ROOT]).map((from) => ({ from, to: name, solid: true })),
    ...given.map((from) => ({ from, to: name, solid: false })),
  ]);
}

/**
 * The probability on a line: p(to | from). It is a ratio of two marginals where one cannot happen without the other; elsewhere it
 * is known only where the model answers it.
 */
export function rate(edge, probabilities) {
  if (!edge.solid) return probabilities[`${edge.to}|${edge.from}`];
  const from = edge.from === ROOT ? 1 : probabilities[edge.from];
  return from > 0 ? probabilities[edge.to] / from : undefined;
}

/** Draws the graph with a candidate's probabilities. */
export function draw(behaviors, probabilities) {
  const { boxes, width, height } = layout(behaviors);
  const drawing = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": "behaviour graph with probabilities" });
  const labels = [];
  for (const edge of edges(behaviors)) {
    const a = boxes.get(edge.from);
    const b = boxes.get(edge.to);
    const { path, middle } = line(a, b, edge.solid);
    drawing.append(svg("path", { class: edge.solid ? "edge" : "edge given", d: path }));
    const p = rate(edge, probabilities);
    if (p !== undefined) {
      labels.push(svg("text", { class: "rate", x: middle.x, y: middle.y + 4, "text-anchor": "middle", "data-edge": `${edge.from}>${edge.to}` }, percent(p)));
    }
  }
  for (const [name, { x, y }] of boxes) {
    drawing.append(svg("rect", { class: "node", x, y, width: WIDTH, height: HEIGHT, rx: 6 }));
    const text = svg("text", { x: x + WIDTH / 2, y: y + 18, "text-anchor": "middle" }, short(name));
    text.append(svg("title", {}, name));
    drawing.append(text);
    const p = name === ROOT ? 1 : probabilities[name];
    drawing.append(svg("text", { class: "muted", x: x + WIDTH / 2, y: y + 35, "text-anchor": "middle", "data-node": name }, percent(p)));
  }
  drawing.append(...labels); // above all lines
  return drawing;
}

/** A curve from a box to another on its right; one that passes other boxes goes round them, above where it is solid, else below. */
function line(a, b, above) {
  const passed = Math.round((b.x - a.x) / (WIDTH + ACROSS)) - 1;
  if (passed === 0) {
    const from = { x: a.x + WIDTH, y: a.y + HEIGHT / 2 };
    const to = { x: b.x, y: b.y + HEIGHT / 2 };
    const half = (from.x + to.x) / 2;
    return { path: `M${from.x} ${from.y}C${half} ${from.y} ${half} ${to.y} ${to.x} ${to.y}`, middle: { x: half, y: (from.y + to.y) / 2 } };
  }
  const side = above ? 0 : HEIGHT;
  const from = { x: a.x + WIDTH * 0.7, y: a.y + side };
  const to = { x: b.x + WIDTH * 0.3, y: b.y + side };
  const out = (above ? -4 / 3 : 4 / 3) * ARC * passed; // a curve's middle is three quarters of the way to its handles
  const top = above ? Math.min(from.y, to.y) + out : Math.max(from.y, to.y) + out;
  return {
    path: `M${from.x} ${from.y}C${from.x + 60} ${top} ${to.x - 60} ${top} ${to.x} ${to.y}`,
    middle: { x: (from.x + to.x) / 2, y: 0.75 * top + 0.125 * (from.y + to.y) },
  };
}

const short = (name) => (name.length > 16 ? `${name.slice(0, 15)}…` : name);

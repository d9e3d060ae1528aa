// SPDX-License-Identifier: Apache-2.0
import { html, svg, whole } from "./parts.js";

const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g;

/** The samples of a text in the format of Prometheus: lists of {labels, value} by name. */
export function parse(text) {
  const samples = new Map();
  for (const line of text.split("\n")) {
    const match = line.startsWith("#") ? null : SAMPLE.exec(line);
    if (!match) continue;
    const labels = {};
    for (const [, key, value] of (match[2] ?? "").matchAll(LABEL)) {
      labels[key] = value.replace(/\\(.)/g, (all, c) => (c === "n" ? "\n" : c));
    }
    if (!samples.has(match[1])) samples.set(match[1], []);
    samples.get(match[1]).push({ labels, value: Number(match[3]) });
  }
  return samples;
}

/** The sum of a metric's samples with some labels. */
export function total(samples, name, labels = {}) {
  return matching(samples, name, labels).reduce((sum, sample) => sum + sample.value, 0);
}

function matching(samples, name, labels) {
  const wanted = Object.entries(labels);
  return (samples.get(name) ?? []).filter((sample) => wanted.every(([key, value]) => sample.labels[key] === value));
}

/** Counts between bounds out of counts up to bounds: rising {bound, count}, the last bound Infinity. */
export function buckets(samples, name, labels) {
  const upTo = new Map();
  for (const sample of matching(samples, name, labels)) {
    const bound = sample.labels.le === "+Inf" ? Infinity : Number(sample.labels.le);
    upTo.set(bound, (upTo.get(bound) ?? 0) + sample.value);
  }
  let before = 0;
  return [...upTo].sort(([a], [b]) => a - b).map(([bound, sum]) => {
    const count = sum - before;
    before = sum;
    return { bound, count };
  });
}

/** The value below which a share of all lies, interpolated within its bucket; NaN of none. */
export function quantile(counts, share) {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  let seen = 0;
  let lower = 0;
  for (const { bound, count } of counts) {
    if (count > 0 && seen + count >= share * all) {
      return bound === Infinity ? lower : lower + ((share * all - seen) / count) * (bound - lower);
    }
    seen += count;
    lower = bound;
  }
  return NaN;
}

/** Draws counts as bars, one for each bucket, its upper bound below it. */
export function bars(counts, title, label) {
  const width = 520;
  const height = 96;
  const step = width / Math.max(1, counts.length);
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const drawing = svg("svg", { viewBox: `0 0 ${width} ${height + 18}`, role: "img", "aria-label": title });
  counts.forEach(({ bound, count }, i) => {
    const tall = (count / most) * (height - 14);
    const bar = svg("rect", { class: "bar", x: i * step + 2, y: height - tall, width: step - 4, height: tall, rx: 1 });
    bar.append(svg("title", {}, `up to ${label(bound)}: ${whole(count)}`));
    drawing.append(bar);
    drawing.append(svg("text", { class: "muted", x: (i + 0.5) * step, y: height + 13, "text-anchor": "middle" }, label(bound)));
  });
  drawing.append(svg("line", { class: "axis", x1: 0, x2: width, y1: height, y2: height }));
  return html("figure", {}, html("h3", {}, title), drawing);
}

// SPDX-License-Identifier: Apache-2.0
import { by, html } from "./parts.js";

const HINTS = { categorical: "text", bag: "texts, with commas", numeric: "number" };

/** Puts an input for each field of a model; tells {@code changed} of every key. */
export function showFields(fields, changed) {
  by("fields").replaceChildren(
    ...fields.map(({ name, kind }) => {
      const input = html("input", { name, "data-kind": kind, placeholder: HINTS[kind] ?? "", autocomplete: "off" });
      if (kind === "numeric") input.inputMode = "decimal";
      input.addEventListener("input", changed);
      return html("label", {}, name, input);
    }),
  );
}

/** The request that the inputs stand for; what is empty is missing. Numbers that are none stay texts, for the server to refuse. */
export function requestOf(inputs) {
  const candidate = {};
  for (const { name, value, kind } of inputs) {
    if (value.trim() === "") continue;
    if (kind === "bag") candidate[name] = value.split(",").map((text) => text.trim()).filter((text) => text !== "");
    else if (kind === "numeric") candidate[name] = Number.isFinite(Number(value)) ? Number(value) : value;
    else candidate[name] = value;
  }
  return { candidates: [candidate] };
}

/** What stands in the inputs now. */
export function inputs() {
  return [...by("fields").querySelectorAll("input")].map(({ name, value, dataset }) => ({ name, value, kind: dataset.kind }));
}

/** Puts the first candidate of a request into the inputs. */
export function fillInputs(request) {
  const values = { ...request.request, ...request.candidates?.[0] };
  for (const input of by("fields").querySelectorAll("input")) {
    const value = values[input.name];
    input.value = value === undefined || value === null ? "" : Array.isArray(value) ? value.join(", ") : String(value);
  }
}

// SPDX-License-Identifier: Apache-2.0
const SVG = "http://www.w3.org/2000/svg";

/** An element of the page with attributes and children; texts become text, never markup. */
export function html(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** An element of a drawing. */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** The element with an id. */
export const by = (id) => document.getElementById(id);

/** A probability with three digits that count: 1.23 %, 0.0457 %, 3.1e-7. */
export function percent(p) {
  if (p === 0 || p === 1) return `${100 * p} %`;
  return p < 1e-6 ? p.toExponential(2) : `${(100 * p).toLocaleString("en", { maximumSignificantDigits: 3, useGrouping: false })} %`;
}

/** A count with its thousands apart. */
export const whole = (n) => n.toLocaleString("en", { maximumFractionDigits: 0 });

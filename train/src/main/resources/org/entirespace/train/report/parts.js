/* SPDX-License-Identifier: Apache-2.0 */
'use strict';

// What all charts share: colours, tooltips, axes.
const parts = (() => {
  const root = document.documentElement;

  const style = (name) => getComputedStyle(root).getPropertyValue(name).trim();
  const colorOf = (model) => style('--m' + (model % 8));

  // A tooltip is built from nodes, so that names stay text.
  const tip = (heading, lines) => {
    const box = document.createElement('div');
    box.className = 'tip';
    const head = document.createElement('b');
    head.textContent = heading;
    box.append(head);
    for (const line of lines) {
      const row = document.createElement('div');
      const patch = document.createElement('i');
      patch.style.background = line.color;
      row.append(patch, line.text);
      box.append(row);
    }
    return box;
  };

  const frame = (grid) => ({
    animation: false,
    backgroundColor: 'transparent',
    markLine: { z: 0 },
    textStyle: { fontFamily: style('--font'), color: style('--text') },
    grid: { left: 72, right: 16, top: 12, bottom: 46, ...grid },
    tooltip: {
      confine: true,
      backgroundColor: style('--card'),
      borderColor: style('--line'),
      textStyle: { color: style('--text'), fontSize: 12 },
    },
  });

  const axis = (name, vertical, format, more) => ({
    type: 'value',
    name,
    nameLocation: 'middle',
    nameGap: vertical ? 56 : 26,
    nameTextStyle: { color: style('--muted'), fontSize: 11 },
    axisLine: { show: true, onZero: false, lineStyle: { color: style('--line') } },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: style('--grid') } },
    ...more,
    axisLabel: { color: style('--muted'), fontSize: 11, formatter: format, hideOverlap: true, ...more.axisLabel },
  });

  const diagonal = (from, to, more) => ({
    type: 'line',
    data: [
      [from, from],
      [to, to],
    ],
    silent: true,
    showSymbol: false,
    tooltip: { show: false },
    lineStyle: { color: style('--muted'), width: 1, type: 'dashed' },
    z: 1,
    ...more,
  });

  // Round numbers within a logarithmic range, as many as there is room for.
  const roundNumbers = (scale) => {
    const decades = Math.log10(scale.high / scale.low);
    const steps =
      decades <= 0.2
        ? [1, 1.05, 1.1, 1.2, 1.3, 1.5, 1.7, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9, 9.5]
        : decades <= 0.8
          ? [1, 1.2, 1.5, 2, 3, 4, 5, 7]
          : decades <= 1.7
            ? [1, 2, 5]
            : decades <= 3
              ? [1, 3]
              : [1];
    const round = [];
    for (let power = Math.floor(Math.log10(scale.low)); power <= Math.log10(scale.high); power++) {
      for (const step of steps) {
        const number = step * Math.pow(10, power);
        if (number >= scale.low && number <= scale.high) {
          round.push(number);
        }
      }
    }
    return round;
  };

  // Lines across the plot with labels at its edge.
  const gridLines = (data) => ({
    markLine: {
      silent: true,
      symbol: 'none',
      precision: 12,
      lineStyle: { color: style('--grid'), width: 1, type: 'solid' },
      label: { position: 'start', color: style('--muted'), fontSize: 11 },
      data,
    },
  });

  // The library labels powers of the base only, so a logarithmic axis gets its lines and labels here.
  const logarithmicLines = (scale, axes, format) =>
    roundNumbers(scale).flatMap((number) =>
      axes.map((which) => ({ [which]: number, label: { formatter: format(number) } })),
    );

  return { style, colorOf, tip, frame, axis, diagonal, gridLines, logarithmicLines };
})();

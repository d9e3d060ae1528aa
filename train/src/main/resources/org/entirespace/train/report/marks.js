/* SPDX-License-Identifier: Apache-2.0 */
'use strict';

// What the charts of an experiment share: scales, marks, tooltips.
const marks = (() => {
  const { numbers } = drawing;
  const { style, tip, frame, axis, gridLines, logarithmicLines } = parts;
  const { models, baseline } = numbers;

  const BETTER = { higher: 'higher is better', lower: 'lower is better', one: '1 is right' };
  const MOST_NAME = 110;

  const columnOf = (figure) => Number(figure.dataset.column);
  const setsOf = (figure) => figure.dataset.sets.split(',').map(Number);
  const shapeOf = (number) => 'path://' + numbers.shapes[number % numbers.shapes.length];
  const indexes = (list) => list.map((_, index) => index);

  // ---- scales

  // The range of an axis that holds all values, and the round numbers within; of ratios it is logarithmic and holds 1 as well.
  const scaleOf = (values, logarithmic, steps = 5) => {
    if (logarithmic) {
      const positive = [1, ...values.filter((value) => value > 0)];
      return { logarithmic, low: Math.min(...positive) / 1.08, high: Math.max(...positive) * 1.08 };
    }
    const least = Math.min(...values);
    const most = Math.max(...values);
    const span = most - least || Math.abs(most) || 1;
    const power = Math.pow(10, Math.floor(Math.log10(span / steps)));
    const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= span / steps);
    return { logarithmic, low: least - 0.06 * span, high: most + 0.06 * span, step };
  };

  const roundLines = (scale, which) => {
    if (scale.logarithmic) {
      return logarithmicLines(scale, [which], figures.axisNumber);
    }
    const first = Math.ceil(scale.low / scale.step);
    const count = Math.floor(scale.high / scale.step) - first + 1;
    return Array.from({ length: count }, (_, index) => {
      const number = Number(((first + index) * scale.step).toPrecision(12));
      return { [which]: number, label: { formatter: figures.axisNumber(number) } };
    });
  };

  const axisOf = (scale, name, vertical, more) =>
    axis(name, vertical, figures.axisNumber, {
      type: scale.logarithmic ? 'log' : 'value',
      min: scale.low,
      max: scale.high,
      axisLabel: { show: false },
      splitLine: { show: false },
      ...more,
    });

  // Lines across the whole plot, which belong to no model: round numbers, and what values are held against.
  const ground = (scale, which, lines) => ({
    type: 'line',
    data: [],
    silent: true,
    z: 1,
    ...gridLines([...roundLines(scale, which), ...lines]),
  });

  const line = (which, value, type) => ({
    [which]: value,
    label: { show: false },
    lineStyle: { color: style('--muted'), width: type === 'dashed' ? 1.4 : 1, type },
  });

  // ---- marks

  // Bars from low to high, with short ends; { at, low, high } on the two axes of the chart.
  const bars = (points, horizontal, color, scale, opacity = 0.75) => ({
    type: 'custom',
    silent: true,
    tooltip: { show: false },
    z: 2,
    data: points.map((point) => [point.at, Math.max(point.low, scale.low), Math.min(point.high, scale.high)]),
    encode: horizontal ? { x: [1, 2], y: 0 } : { x: 0, y: [1, 2] },
    renderItem: (params, api) => {
      const ends = [1, 2].map((index) =>
        horizontal ? api.coord([api.value(index), api.value(0)]) : api.coord([api.value(0), api.value(index)]),
      );
      const stroke = (x1, y1, x2, y2) => ({
        type: 'line',
        shape: { x1, y1, x2, y2 },
        style: { stroke: color, lineWidth: 1.4, opacity },
      });
      const cap = ([x, y]) => (horizontal ? stroke(x, y - 3, x, y + 3) : stroke(x - 3, y, x + 3, y));
      return { type: 'group', children: [stroke(...ends[0], ...ends[1]), ...ends.map(cap)] };
    },
  });

  const spread = (entry) => ({ low: entry.mean - (entry.deviation || 0), high: entry.mean + (entry.deviation || 0) });

  const reach = (difference) => ({
    low: difference.low === undefined ? difference.mean : difference.low,
    high: difference.high === undefined ? difference.mean : difference.high,
  });

  // ---- tooltips

  const text = (column, value) => value.toFixed(column.decimals);
  const signed = (column, value) => (value > 0 ? '+' : '') + value.toFixed(column.decimals);

  const differenceText = (column, difference) =>
    signed(column, difference.mean) +
    (difference.low === undefined
      ? ''
      : ' [' + signed(column, difference.low) + ', ' + signed(column, difference.high) + ']');

  const told = (heading, color, column, entry) =>
    tip(heading, [
      {
        color,
        text: text(column, entry.mean) + (entry.deviation === undefined ? '' : ' ± ' + text(column, entry.deviation)),
      },
      { color: 'transparent', text: 'by seed: ' + entry.values.map((value) => text(column, value)).join(', ') },
      ...(entry.difference
        ? [
            {
              color: 'transparent',
              text: 'to ' + models[baseline].name + ': ' + differenceText(column, entry.difference) + ', ' + entry.verdict,
            },
          ]
        : []),
    ]);

  const itemTip = { trigger: 'item', formatter: (point) => (point.data.told ? point.data.told() : '') };

  // Room for names at the side, but no more than they need.
  const nameRoom = (names) => {
    const context = document.createElement('canvas').getContext('2d');
    context.font = '12px ' + style('--font');
    return Math.min(MOST_NAME, Math.ceil(Math.max(...names.map((name) => context.measureText(name).width)))) + 16;
  };

  return {
    BETTER,
    columnOf,
    setsOf,
    shapeOf,
    indexes,
    scaleOf,
    axisOf,
    ground,
    line,
    bars,
    spread,
    reach,
    told,
    tooltip: () => ({ ...frame().tooltip, ...itemTip }),
    nameRoom,
  };
})();

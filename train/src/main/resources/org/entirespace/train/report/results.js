/* SPDX-License-Identifier: Apache-2.0 */
'use strict';

// The charts of an experiment.
(() => {
  const { numbers } = drawing;
  const { style, colorOf, tip, frame, axis, gridLines, logarithmicLines } = parts;
  const { models, baseline } = numbers;

  const BETTER = { higher: 'higher is better', lower: 'lower is better', one: '1 is right' };
  const MOST_NAME = 110;
  const ROW = 24;
  const CROWD = 8;
  const NAME_HEIGHT = 14;

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

  // ---- charts with a row for each model

  const rows = (plot, names) => {
    plot.style.height = ROW * names.length + 62 + 'px';
    return {
      ...frame({ left: 8, right: 18, top: 6, bottom: 44 }),
      yAxis: {
        type: 'category',
        data: names,
        axisLabel: { color: style('--text'), fontSize: 12, width: MOST_NAME, overflow: 'truncate', interval: 0 },
        axisLine: { lineStyle: { color: style('--line') } },
        axisTick: { show: false },
        splitLine: { show: true, lineStyle: { color: style('--grid') } },
      },
      tooltip: { ...frame().tooltip, ...itemTip },
    };
  };

  // Room for names at the side, but no more than they need.
  const nameRoom = (names) => {
    const context = document.createElement('canvas').getContext('2d');
    context.font = '12px ' + style('--font');
    return Math.min(MOST_NAME, Math.ceil(Math.max(...names.map((name) => context.measureText(name).width)))) + 16;
  };

  // The first model stands at the top.
  const listed = (ofModels) => indexes(models).filter(ofModels).reverse();

  const dots = (figure, plot) => {
    const column = numbers.columns[columnOf(figure)];
    const entries = numbers.figures[columnOf(figure)][setsOf(figure)[0]];
    const shown = listed(() => true);
    const names = shown.map((model) => models[model].name);
    const judged = shown.map((model, row) => ({ model, row, entry: entries[model] })).filter((point) => point.entry);
    const scale = scaleOf(
      judged.flatMap((point) => [...point.entry.values, spread(point.entry).low, spread(point.entry).high]),
      column.better === 'one',
    );
    const held = entries[baseline] ? [line('xAxis', entries[baseline].mean, 'dashed')] : [];
    const base = rows(plot, names);
    return {
      ...base,
      grid: { ...base.grid, left: nameRoom(names) },
      xAxis: axisOf(scale, BETTER[column.better], false, {}),
      series: [
        ground(scale, 'xAxis', scale.logarithmic ? [line('xAxis', 1, 'solid'), ...held] : held),
        ...judged.map((point) =>
          bars([{ at: point.row, ...spread(point.entry) }], true, colorOf(point.model), scale),
        ),
        {
          type: 'scatter',
          silent: true,
          symbolSize: 5,
          z: 3,
          data: judged.flatMap((point) =>
            point.entry.values.map((value) => ({
              value: [value, point.row],
              itemStyle: { color: colorOf(point.model), opacity: 0.4 },
            })),
          ),
        },
        {
          type: 'scatter',
          symbolSize: 10,
          z: 4,
          data: judged.map((point) => ({
            value: [point.entry.mean, point.row],
            symbol: shapeOf(point.model),
            itemStyle: { color: colorOf(point.model), borderColor: style('--card'), borderWidth: 1, opacity: 1 },
            told: () => told(models[point.model].name, colorOf(point.model), column, point.entry),
          })),
        },
      ],
    };
  };

  const VERDICTS = {
    better: { symbol: 'triangle', color: () => style('--m0') },
    worse: { symbol: 'path://M5 10L0 0.8H10Z', color: () => style('--m1') },
    tie: { symbol: 'circle', color: () => style('--muted') },
  };

  // All data sets have one scale, so that differences can be compared.
  const differences = (figure, plot) => {
    const number = columnOf(figure);
    const column = numbers.columns[number];
    const shown = listed((_, model) => model !== baseline);
    const names = shown.map((model) => models[model].name);
    const judged = shown
      .map((model, row) => ({ model, row, entry: numbers.figures[number][setsOf(figure)[0]][model] }))
      .filter((point) => point.entry && point.entry.difference);
    const all = numbers.figures[number].flat().filter((entry) => entry && entry.difference);
    const scale = scaleOf([0, ...all.flatMap((entry) => Object.values(reach(entry.difference)))], false);
    const base = rows(plot, names);
    return {
      ...base,
      grid: { ...base.grid, left: nameRoom(names) },
      xAxis: axisOf(scale, 'difference (' + BETTER[column.better] + ')', false, {}),
      series: [
        ground(scale, 'xAxis', [line('xAxis', 0, 'solid')]),
        ...judged.map((point) =>
          bars(
            [{ at: point.row, ...reach(point.entry.difference) }],
            true,
            VERDICTS[point.entry.verdict].color(),
            scale,
          ),
        ),
        {
          type: 'scatter',
          symbolSize: 10,
          z: 4,
          data: judged.map((point) => {
            const verdict = VERDICTS[point.entry.verdict];
            return {
              value: [point.entry.difference.mean, point.row],
              symbol: verdict.symbol,
              itemStyle: { color: verdict.color(), borderColor: style('--card'), borderWidth: 1, opacity: 1 },
              told: () => told(models[point.model].name, verdict.color(), column, point.entry),
            };
          }),
        },
      ],
    };
  };

  const levels = (figure, plot) => {
    const set = setsOf(figure)[0];
    const shown = listed(() => true);
    const names = shown.map((model) => models[model].name);
    const columns = indexes(numbers.columns).slice(columnOf(figure));
    const judged = shown.flatMap((model, row) =>
      columns
        .map((number, level) => ({ model, row, level, number, entry: numbers.figures[number][set][model] }))
        .filter((point) => point.entry),
    );
    const scale = scaleOf(judged.flatMap((point) => Object.values(spread(point.entry))), true);
    const base = rows(plot, names);
    return {
      ...base,
      grid: { ...base.grid, left: nameRoom(names) },
      xAxis: axisOf(scale, '1 is right', false, {}),
      series: [
        ground(scale, 'xAxis', [line('xAxis', 1, 'solid')]),
        ...judged.map((point) => bars([{ at: point.row, ...spread(point.entry) }], true, colorOf(point.level), scale)),
        {
          type: 'scatter',
          symbolSize: 9,
          z: 4,
          data: judged.map((point) => ({
            value: [point.entry.mean, point.row],
            symbol: shapeOf(point.level),
            itemStyle: { color: colorOf(point.level), borderColor: style('--card'), borderWidth: 1, opacity: 1 },
            told: () =>
              told(
                models[point.model].name + ', ' + numbers.columns[point.number].title,
                colorOf(point.level),
                numbers.columns[point.number],
                point.entry,
              ),
          })),
        },
      ],
    };
  };

  // ---- charts with a line for each model

  // Where data sets stand: at the value of the dial, on a logarithmic scale where values span much, or one after the other.
  const placesOf = (sets) => {
    const values = sets.map((set, index) => (numbers.data[set].at === undefined ? index : numbers.data[set].at));
    const swept = numbers.data[sets[0]].at !== undefined;
    const logarithmic = swept && Math.min(...values) > 0 && Math.max(...values) / Math.min(...values) > 8;
    const at = logarithmic ? values.map(Math.log10) : values;
    const sorted = [...at].sort((a, b) => a - b);
    const gaps = sorted.slice(1).map((value, index) => value - sorted[index]);
    const whole = sorted[sorted.length - 1] - sorted[0];
    return {
      at,
      names: sets.map((set, index) => (swept ? String(values[index]) : numbers.data[set].name)),
      apart: Math.min(0.3 * Math.min(...(gaps.length ? gaps : [1])), 0.02 * (whole || 1) * (models.length - 1)),
      low: sorted[0] - (whole || 1) * 0.06,
      high: sorted[sorted.length - 1] + (whole || 1) * 0.06,
    };
  };

  // Lines and labels at the places, as many labels as there is room for.
  const placeLines = (places, width) => {
    const ascending = indexes(places.at).sort((a, b) => places.at[a] - places.at[b]);
    let free = -Infinity;
    return ascending.map((index) => {
      const x = ((places.at[index] - places.low) / (places.high - places.low)) * width;
      const half = 4 + Math.min(60, 6.2 * places.names[index].length) / 2;
      const fits = x - half >= free;
      if (fits) {
        free = x + half;
      }
      return {
        xAxis: places.at[index],
        label: { show: fits, formatter: places.names[index], width: 90, overflow: 'truncate' },
      };
    });
  };

  // Values at which names can stand without lying upon each other: as near to their own as that allows. Height in pixels.
  const apartOf = (ends, scale, height) => {
    const map = scale.logarithmic ? Math.log : (value) => value;
    const back = scale.logarithmic ? Math.exp : (value) => value;
    const perPixel = (map(scale.high) - map(scale.low)) / height;
    const pixels = ends.map((end) => end === undefined ? undefined : (map(end) - map(scale.low)) / perPixel);
    const order = indexes(ends)
      .filter((index) => ends[index] !== undefined)
      .sort((a, b) => pixels[a] - pixels[b]);
    for (let round = 0; round < 200; round++) {
      for (let next = 1; next < order.length; next++) {
        const [lower, upper] = [order[next - 1], order[next]];
        const lacking = NAME_HEIGHT - (pixels[upper] - pixels[lower]);
        if (lacking > 0.01) {
          pixels[lower] -= lacking / 2;
          pixels[upper] += lacking / 2;
        }
      }
      order.forEach((index, rank) => {
        const below = 4 + rank * NAME_HEIGHT;
        const above = height - 4 - (order.length - 1 - rank) * NAME_HEIGHT;
        pixels[index] = Math.min(Math.max(pixels[index], below), above);
      });
    }
    return pixels.map((pixel) => (pixel === undefined ? undefined : back(map(scale.low) + pixel * perPixel)));
  };

  // A model's name at the right edge, and a thin line that leads to it.
  const leader = (model, from, to, width) => ({
    type: 'line',
    silent: true,
    tooltip: { show: false },
    showSymbol: false,
    color: colorOf(model),
    z: 2,
    lineStyle: { width: 1, type: 'dotted', opacity: 0.8 },
    data: [from, to],
    endLabel: {
      show: true,
      formatter: models[model].name,
      color: colorOf(model),
      fontSize: 12,
      width,
      overflow: 'truncate',
      distance: 4,
    },
  });

  const trend = (figure, plot, valueOf, rangeOf, hollow, options) => {
    const number = columnOf(figure);
    const column = numbers.columns[number];
    const sets = setsOf(figure);
    const places = placesOf(sets);
    const labels = nameRoom(models.map((model) => model.name));
    const shown = indexes(models).filter(options.shown);
    const beside = (model) => (shown.length > 1 ? (shown.indexOf(model) / (shown.length - 1) - 0.5) * places.apart : 0);
    const pointsOf = (model) =>
      sets.flatMap((set, index) => {
        const entry = numbers.figures[number][set][model];
        return entry && valueOf(entry) !== undefined ? [{ set, entry, x: places.at[index] + beside(model) }] : [];
      });
    const all = shown.flatMap(pointsOf);
    const scale = scaleOf(
      [...options.held, ...all.flatMap((point) => Object.values(rangeOf(point.entry)))],
      options.logarithmic(column),
      6,
    );
    const height = Math.max(240, 15 * shown.length + 30);
    plot.style.height = height + 58 + 'px';
    const ends = shown.map((model) => pointsOf(model).pop()).map((point) => point && [point.x, valueOf(point.entry)]);
    const heights = apartOf(ends.map((end) => end && end[1]), scale, height);
    const width = plot.clientWidth - 64 - labels;
    return {
      ...frame({ left: 64, right: labels, top: 12, bottom: 46 }),
      xAxis: axis(numbers.data[sets[0]].at === undefined ? '' : numbers.axis.replaceAll('_', ' '), false, figures.axisNumber, {
        min: places.low,
        max: places.high,
        axisLabel: { show: false },
        splitLine: { show: false },
      }),
      yAxis: axisOf(scale, options.name(column), true, { nameGap: 48 }),
      tooltip: { ...frame().tooltip, ...itemTip },
      series: [
        ground(scale, 'yAxis', [
          ...placeLines(places, width),
          ...[...options.held, ...(scale.logarithmic ? [1] : [])].map((value) => line('yAxis', value, 'solid')),
        ]),
        ...shown.map((model) =>
          bars(
            pointsOf(model).map((point) => ({ at: point.x, ...rangeOf(point.entry) })),
            false,
            colorOf(model),
            scale,
            shown.length > CROWD ? 0.3 : 0.75,
          ),
        ),
        ...shown.map((model) => ({
          type: 'line',
          name: models[model].name,
          color: colorOf(model),
          symbol: shapeOf(model),
          symbolSize: 9,
          z: 3,
          lineStyle: { width: model === baseline ? 2 : 1.6, type: model === baseline ? 'dashed' : 'solid' },
          emphasis: { focus: 'series' },
          data: pointsOf(model).map((point) => ({
            value: [point.x, valueOf(point.entry)],
            itemStyle: hollow(point.entry)
              ? { color: style('--card'), borderColor: colorOf(model), borderWidth: 1.5 }
              : { color: colorOf(model), borderColor: style('--card'), borderWidth: 1, opacity: 1 },
            told: () =>
              told(models[model].name + ' on ' + numbers.data[point.set].name, colorOf(model), column, point.entry),
          })),
        })),
        ...shown.filter((_, index) => ends[index]).map((model) => {
          const index = shown.indexOf(model);
          return leader(model, ends[index], [places.high, heights[index]], labels - 14);
        }),
      ],
    };
  };

  const values = (figure, plot) =>
    trend(figure, plot, (entry) => entry.mean, spread, () => false, {
      shown: () => true,
      held: [],
      logarithmic: (column) => column.better === 'one',
      name: (column) => BETTER[column.better],
    });

  const differenceTrend = (figure, plot) =>
    trend(
      figure,
      plot,
      (entry) => entry.difference && entry.difference.mean,
      (entry) => reach(entry.difference),
      (entry) => entry.verdict === 'tie',
      {
        shown: (model) => model !== baseline,
        held: [0],
        logarithmic: () => false,
        name: (column) => 'difference (' + BETTER[column.better] + ')',
      },
    );

  drawing.start({ dots, differences, levels, values, differenceTrend });
})();

/* SPDX-License-Identifier: Apache-2.0 */
'use strict';

// The charts of an experiment with a row for each model.
const rowCharts = (() => {
  const { numbers } = drawing;
  const { style, colorOf, frame } = parts;
  const { BETTER, columnOf, setsOf, shapeOf, indexes, scaleOf, axisOf, ground, line, bars } = marks;
  const { spread, reach, told, tooltip, nameRoom } = marks;
  const { models, baseline } = numbers;

  const ROW = 24;

  const rows = (plot, names) => {
    plot.style.height = ROW * names.length + 62 + 'px';
    return {
      ...frame({ left: nameRoom(names), right: 18, top: 6, bottom: 44 }),
      yAxis: {
        type: 'category',
        data: names,
        axisLabel: { color: style('--text'), fontSize: 12, width: nameRoom(names) - 14, overflow: 'truncate', interval: 0 },
        axisLine: { lineStyle: { color: style('--line') } },
        axisTick: { show: false },
        splitLine: { show: true, lineStyle: { color: style('--grid') } },
      },
      tooltip: tooltip(),
    };
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
    return {
      ...rows(plot, names),
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
    return {
      ...rows(plot, names),
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
    return {
      ...rows(plot, names),
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

  return { dots, differences, levels };
})();

/* SPDX-License-Identifier: Apache-2.0 */
'use strict';

// The charts of an experiment: those with a line for each model, and the start of all.
(() => {
  const { numbers } = drawing;
  const { style, colorOf, frame, axis } = parts;
  const { BETTER, columnOf, setsOf, shapeOf, indexes, scaleOf, axisOf, ground, line, bars } = marks;
  const { spread, reach, told, tooltip, nameRoom } = marks;
  const { models, baseline } = numbers;

  const CROWD = 8;
  const NAME_HEIGHT = 14;

  // Where data sets stand: at the value of the dial, on a logarithmic scale where values span much, or one after the other.
  const placesOf = (sets) => {
    const values = sets.map((set, index) => (numbers.data[set].at === undefined ? index : numbers.data[set].at));
    const swept = numbers.data[sets[0]].at !== undefined;
    const logarithmic = swept && Math.min(...values) > 0 && Math.max(...values) / Math.min(...values) > 8;
    const at = logarithmic ? values.map(Math.log10) : values;
    const sorted = [...at].sort((a, b) => a - b);
    const gaps = sorted.slice(1).map((value, index) => value - sorted[index]);
    const whole = sorted[sorted.length - 1] - sorted[0] || 1;
    const apart = Math.min(0.3 * Math.min(...(gaps.length ? gaps : [1])), 0.02 * whole * (models.length - 1));
    const margin = 0.05 * whole + apart / 2;
    return {
      at,
      names: sets.map((set, index) => (swept ? String(values[index]) : numbers.data[set].name)),
      apart,
      low: sorted[0] - margin,
      high: sorted[sorted.length - 1] + margin,
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
    const below = numbers.data[sets[0]].at === undefined ? 26 : 46;
    plot.style.height = height + 12 + below + 'px';
    const ends = shown.map((model) => pointsOf(model).pop()).map((point) => point && [point.x, valueOf(point.entry)]);
    const heights = apartOf(ends.map((end) => end && end[1]), scale, height);
    const width = plot.clientWidth - 64 - labels;
    return {
      ...frame({ left: 64, right: labels, top: 12, bottom: below }),
      xAxis: axis(numbers.data[sets[0]].at === undefined ? '' : numbers.axis.replaceAll('_', ' '), false, figures.axisNumber, {
        min: places.low,
        max: places.high,
        axisLabel: { show: false },
        splitLine: { show: false },
      }),
      yAxis: axisOf(scale, options.name(column), true, { nameGap: 48 }),
      tooltip: tooltip(),
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

  drawing.start({ ...rowCharts, values, differenceTrend });
})();

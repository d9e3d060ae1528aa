/* SPDX-License-Identifier: Apache-2.0 */
'use strict';

// The charts of an evaluation.
(() => {
  const { numbers } = drawing;
  const { style, colorOf, tip, frame, axis, diagonal, gridLines, logarithmicLines } = parts;

  const quantitiesOf = (key) =>
    numbers.models.flatMap((model, index) =>
      model.evaluation.quantities
        .filter((quantity) => quantity.key === key)
        .map((quantity) => ({ index, name: model.name, quantity })),
    );

  // ---- one function for each kind of chart; each returns an option of the chart library

  // The height of a curve of ascending points, between them by a straight line.
  const heightAt = (curve, x) => {
    const right = Math.max(1, curve.findIndex((point) => point[0] > x));
    const [from, to] = x >= 1 ? curve.slice(-2) : [curve[right - 1], curve[right]];
    return to[0] > from[0] ? from[1] + ((x - from[0]) / (to[0] - from[0])) * (to[1] - from[1]) : to[1];
  };

  const roc = (figure) => {
    const entries = quantitiesOf(figure.dataset.key).filter((entry) => entry.quantity.roc.length > 0);
    return {
      ...frame({ left: 52 }),
      xAxis: axis('false positive rate', false, figures.axisNumber, { min: 0, max: 1, interval: 0.2 }),
      yAxis: axis('true positive rate', true, figures.axisNumber, { min: 0, max: 1, interval: 0.2, nameGap: 34 }),
      tooltip: {
        ...frame().tooltip,
        trigger: 'axis',
        axisPointer: { type: 'line', lineStyle: { color: style('--muted') } },
        formatter: (points) => {
          const at = Number(points[0].axisValue);
          return tip(
            'true positive rate at ' + figures.significant(at, 3),
            entries.map((entry) => ({
              color: colorOf(entry.index),
              text: entry.name + ' ' + heightAt(entry.quantity.roc, at).toFixed(3) + ', AUC ' + entry.quantity.auc.value.toFixed(4),
            })),
          );
        },
      },
      series: [
        diagonal(0, 1),
        ...entries.map((entry) => ({
          type: 'line',
          name: entry.name,
          data: entry.quantity.roc,
          showSymbol: false,
          color: colorOf(entry.index),
          lineStyle: { width: 1.8 },
          z: 2,
        })),
      ],
    };
  };

  // The range of both axes, and whether they are logarithmic: where rates span more than a factor of eight.
  const calibrationScale = (bins) => {
    const seen = bins.flatMap((bin) => [bin.meanPredicted, bin.observedRate]).filter((rate) => rate > 0);
    const least = Math.min(...seen);
    const most = Math.max(...seen, ...bins.map((bin) => Math.min(bin.high, 4 * bin.meanPredicted)));
    return most / least > 8
      ? { logarithmic: true, low: least / 1.5, high: Math.min(1, most * 1.2) }
      : { logarithmic: false, low: 0, high: Math.min(1, most * 1.05) };
  };

  const errorBars = (bins, scale, color) => ({
    type: 'custom',
    silent: true,
    tooltip: { show: false },
    z: 2,
    data: bins.map((bin) => [
      bin.meanPredicted,
      Math.max(bin.low, scale.low),
      Math.max(scale.low, Math.min(bin.high, scale.high)),
    ]),
    encode: { x: 0, y: [1, 2] },
    renderItem: (params, api) => {
      const low = api.coord([api.value(0), api.value(1)]);
      const high = api.coord([api.value(0), api.value(2)]);
      const line = (x1, y1, x2, y2) => ({
        type: 'line',
        shape: { x1, y1, x2, y2 },
        style: { stroke: color, lineWidth: 1.2, opacity: 0.55 },
      });
      return {
        type: 'group',
        children: [
          line(low[0], low[1], high[0], high[1]),
          line(low[0] - 3, low[1], low[0] + 3, low[1]),
          line(high[0] - 3, high[1], high[0] + 3, high[1]),
        ],
      };
    },
  });

  // Bins without a positive row have no place on a logarithmic axis: they stand at its lower edge, off the line.
  const calibrationPoints = (entry, scale) => {
    const point = (bin, index) => ({
      value: [bin.meanPredicted, Math.max(bin.observedRate, scale.low)],
      bin,
      number: index + 1,
    });
    const points = entry.quantity.calibration.map(point);
    const common = { name: entry.name, color: colorOf(entry.index), z: 3 };
    return [
      {
        ...common,
        type: 'line',
        symbol: 'circle',
        symbolSize: 7,
        lineStyle: { width: 1, opacity: 0.5 },
        data: points.filter((point) => point.bin.positive > 0),
      },
      {
        ...common,
        type: 'scatter',
        symbol: 'emptyTriangle',
        symbolSize: 8,
        symbolRotate: 180,
        data: points.filter((point) => point.bin.positive === 0),
      },
    ];
  };

  const calibration = (figure) => {
    const entries = quantitiesOf(figure.dataset.key);
    const scale = calibrationScale(entries.flatMap((entry) => entry.quantity.calibration));
    const scaled = scale.logarithmic
      ? { type: 'log', min: scale.low, max: scale.high, axisLabel: { show: false }, splitLine: { show: false } }
      : { min: 0, max: scale.high, axisLabel: { showMaxLabel: false } };
    return {
      ...frame(),
      xAxis: axis('predicted rate (mean of bin)', false, figures.axisRate, scaled),
      yAxis: axis('observed rate', true, figures.axisRate, scaled),
      tooltip: {
        ...frame().tooltip,
        trigger: 'item',
        formatter: (point) =>
          tip(point.seriesName + ', bin ' + point.data.number, [
            { color: point.color, text: 'predicted ' + figures.rate(point.data.bin.meanPredicted) },
            {
              color: point.color,
              text:
                'observed ' +
                figures.rate(point.data.bin.observedRate) +
                ' (' +
                figures.rate(point.data.bin.low) +
                ' to ' +
                figures.rate(point.data.bin.high) +
                ')',
            },
            {
              color: 'transparent',
              text: figures.count(point.data.bin.positive) + ' of ' + figures.count(point.data.bin.rows) + ' rows',
            },
          ]),
      },
      series: [
        diagonal(scale.low, scale.high, scale.logarithmic ? gridLines(logarithmicLines(scale, ['xAxis', 'yAxis'], figures.axisRate)) : {}),
        ...entries.map((entry) => errorBars(entry.quantity.calibration, scale, colorOf(entry.index))),
        ...entries.flatMap((entry) => calibrationPoints(entry, scale)),
      ],
    };
  };

  // One line by epoch; the kept epoch has the large mark.
  const byEpoch = (model, index, kind, valueOf) => ({
    type: 'line',
    name: model.name + (kind ? ', ' + kind : ''),
    color: colorOf(index),
    symbol: 'circle',
    lineStyle: { width: kind === 'training' ? 1.3 : 2, type: kind === 'training' ? 'dashed' : 'solid' },
    itemStyle: { opacity: kind === 'training' ? 0.7 : 1 },
    data: model.learning.epochs
      .filter((epoch) => valueOf(epoch) !== undefined)
      .map((epoch) => ({
        value: [epoch.epoch, valueOf(epoch)],
        symbolSize: epoch.epoch === model.learning.kept && kind !== 'training' ? 11 : 4,
      })),
  });

  const overEpochs = (name, format, series) => {
    const points = series.flatMap((line) => line.data.map((point) => point.value));
    const last = Math.max(1, ...points.map((point) => point[0]));
    const heights = points.map((point) => point[1]);
    const span = Math.max(1e-7, Math.max(...heights) - Math.min(...heights));
    const decimals = Math.max(0, Math.ceil(0.7 - Math.log10(span)));
    return {
      ...frame(),
      xAxis: axis('epoch', false, figures.axisNumber, {
        min: 1,
        max: Math.max(2, last),
        minInterval: 1,
        splitLine: { show: false },
      }),
      yAxis: axis(name, true, (height) => height.toFixed(decimals), { scale: true, splitNumber: 4 }),
      tooltip: {
        ...frame().tooltip,
        trigger: 'axis',
        axisPointer: { type: 'line', lineStyle: { color: style('--muted') } },
        formatter: (points) =>
          tip(
            'epoch ' + points[0].value[0],
            points.map((point) => ({ color: point.color, text: point.seriesName + ': ' + format(point.value[1]) })),
          ),
      },
      series: series.filter((line) => line.data.length > 0),
    };
  };

  const loss = (figure) =>
    overEpochs(
      'loss',
      figures.loss,
      numbers.models.flatMap((model, index) => [
        byEpoch(model, index, 'training', (epoch) => epoch.train[figure.dataset.key]),
        byEpoch(model, index, 'validation', (epoch) => epoch.validation[figure.dataset.key]),
      ]),
    );

  const metric = (figure) =>
    overEpochs(
      'metric',
      (value) => value.toFixed(4),
      numbers.models
        .filter((model) => model.learning.metric === figure.dataset.key)
        .map((model) => byEpoch(model, numbers.models.indexOf(model), '', (epoch) => epoch.metric)),
    );

  const funnel = (figure) => {
    const counted = numbers.funnels[Number(figure.dataset.index)];
    const bars = [
      { name: 'impression', count: counted.rows, rate: 1 },
      ...counted.behaviors.map((step) => ({ name: step.behavior, count: step.positive, rate: step.rate.value })),
    ];
    const share = (bar) => (bar.rate === undefined ? 'no rate' : figures.rate(bar.rate));
    return {
      ...frame({ left: 12, right: 110, top: 4, bottom: 24, containLabel: true }),
      xAxis: axis('rows', false, figures.count, { type: 'log', min: 1, axisLine: { show: false } }),
      yAxis: {
        type: 'category',
        inverse: true,
        data: bars.map((bar) => bar.name),
        axisLabel: { color: style('--text'), fontSize: 13 },
        axisLine: { show: false },
        axisTick: { show: false },
      },
      tooltip: {
        ...frame().tooltip,
        formatter: (point) =>
          tip(bars[point.dataIndex].name, [
            {
              color: point.color,
              text: figures.count(bars[point.dataIndex].count) + ' rows, ' + share(bars[point.dataIndex]) + ' of impressions',
            },
          ]),
      },
      series: [
        {
          type: 'bar',
          barCategoryGap: '35%',
          data: bars.map((bar) => ({ value: Math.max(bar.count, 1) })),
          itemStyle: { color: style('--bar'), borderRadius: [0, 3, 3, 0] },
          label: {
            show: true,
            position: 'right',
            color: style('--text'),
            fontSize: 12,
            formatter: (point) => figures.count(bars[point.dataIndex].count) + '  ' + share(bars[point.dataIndex]),
          },
        },
      ],
    };
  };

  drawing.start({ roc, calibration, loss, metric, funnel });
})();

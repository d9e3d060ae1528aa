/* SPDX-License-Identifier: Apache-2.0 */
'use strict';

// Draws every element with data-chart from the numbers in the page, and again when the colour scheme changes.
const drawing = (() => {
  const root = document.documentElement;
  const numbers = JSON.parse(document.getElementById('numbers').textContent);
  const drawn = [];

  const draw = (kinds, figure) => {
    const plot = figure.querySelector('.plot');
    plot.setAttribute('role', 'img');
    plot.setAttribute('aria-label', figure.querySelector('figcaption').textContent + '; the tables hold the figures');
    try {
      const option = kinds[figure.dataset.chart](figure, plot);
      const chart = echarts.init(plot, null, { renderer: 'svg' });
      chart.setOption(option);
      drawn.push(chart);
    } catch (failure) {
      plot.textContent = 'This chart could not be drawn: ' + failure.message;
      console.error(failure.message);
    }
  };

  // Kinds are functions of a figure and the element it is drawn in; each returns an option of the chart library.
  const start = (kinds) => {
    const drawAll = () => {
      drawn.splice(0).forEach((chart) => chart.dispose());
      document.querySelectorAll('figure.chart').forEach((figure) => draw(kinds, figure));
      root.dataset.charts = String(drawn.length);
    };
    drawAll();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
    window.addEventListener('resize', () => drawn.forEach((chart) => chart.resize()));
    root.dataset.finished = 'true';
  };

  return { numbers, start };
})();

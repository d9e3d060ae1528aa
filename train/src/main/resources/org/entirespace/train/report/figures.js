/* SPDX-License-Identifier: Apache-2.0 */
'use strict';

// Figures as people read them; the same rules as in the tables.
const figures = {
  count: (count) => count.toLocaleString('en-US'),

  significant: (number, digits) => {
    if (number === 0) {
      return '0';
    }
    const magnitude = Math.floor(Math.log10(Math.abs(number)));
    return number.toFixed(Math.max(0, Math.min(12, digits - 1 - magnitude)));
  },

  rate: (share) => figures.significant(100 * share, 3) + ' %',

  loss: (loss) => figures.significant(loss, 4),

  // labels of an axis: no more digits than the steps need
  axisRate: (share) => Number((100 * share).toPrecision(2)).toString() + ' %',

  axisNumber: (number) => Number(number.toPrecision(4)).toString(),
};

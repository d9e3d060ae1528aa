/* SPDX-License-Identifier: Apache-2.0 */
'use strict';

// Tells what went wrong in data-errors of the root element. Runs before every other script.
(() => {
  const root = document.documentElement;
  const note = (message) => {
    root.dataset.errors = [root.dataset.errors, String(message)].filter(Boolean).join(' | ');
  };
  window.addEventListener('error', (event) => note(event.message));
  window.addEventListener('unhandledrejection', (event) => note(event.reason));
  document.addEventListener('securitypolicyviolation', (event) => note('blocked: ' + event.violatedDirective));
  const report = console.error.bind(console);
  console.error = (...parts) => {
    note(parts.join(' '));
    report(...parts);
  };
})();

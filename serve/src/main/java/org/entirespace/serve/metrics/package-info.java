/* SPDX-License-Identifier: Apache-2.0 */
/** What a server counts and measures; the only place that knows Micrometer. */
@NullMarked
package org.entirespace.serve.metrics;

import org.jspecify.annotations.NullMarked;

/* SPDX-License-Identifier: Apache-2.0 */
/** The HTTP server: addresses, health, administration; the only place that knows Undertow. */
@NullMarked
package org.entirespace.serve.http;

import org.jspecify.annotations.NullMarked;

/* SPDX-License-Identifier: Apache-2.0 */
/** Boosted trees that were fitted to a graph's heads, and the statistics that they read: plain arithmetic, no library. */
@NullMarked
package org.entirespace.model.forest;

import org.jspecify.annotations.NullMarked;

/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the doors of a server have in common, whatever they speak: one queue, one set of limits, who may administer, how it stops. Knows
 * no protocol.
 */
@NullMarked
package org.entirespace.serve.room;

import org.jspecify.annotations.NullMarked;

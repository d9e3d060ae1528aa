/* SPDX-License-Identifier: Apache-2.0 */
/** Which engine computes towers on this machine. */
@NullMarked
package org.entirespace.model.engine;

import org.jspecify.annotations.NullMarked;

/* SPDX-License-Identifier: Apache-2.0 */
/** Loops over short rows of floats, in vector instructions where the JVM has them. */
@NullMarked
package org.entirespace.model.kernel;

import org.jspecify.annotations.NullMarked;

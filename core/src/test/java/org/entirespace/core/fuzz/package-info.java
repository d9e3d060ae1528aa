/* SPDX-License-Identifier: Apache-2.0 */
/** Inputs that were spoiled at random, for tests of what reads files and requests that somebody else wrote. */
@NullMarked
package org.entirespace.core.fuzz;

import org.jspecify.annotations.NullMarked;

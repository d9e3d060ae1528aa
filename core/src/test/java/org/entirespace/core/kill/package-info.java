/* SPDX-License-Identifier: Apache-2.0 */
/** Programs that are killed on the way, for tests of what they leave. */
@NullMarked
package org.entirespace.core.kill;

import org.jspecify.annotations.NullMarked;

/* SPDX-License-Identifier: Apache-2.0 */
/** Models that score in the shadow of others, after the answer and only where there is capacity; knows no protocol. */
@NullMarked
package org.entirespace.serve.shadow;

import org.jspecify.annotations.NullMarked;

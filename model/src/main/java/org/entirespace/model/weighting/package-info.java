/* SPDX-License-Identifier: Apache-2.0 */
/** How much each term of an objective counts, fixed or found while training. */
@NullMarked
package org.entirespace.model.weighting;

import org.jspecify.annotations.NullMarked;

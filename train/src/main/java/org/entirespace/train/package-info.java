/* SPDX-License-Identifier: Apache-2.0 */
/** Recipes, training runs, evaluation, reports. */
@NullMarked
package org.entirespace.train;

import org.jspecify.annotations.NullMarked;

/* SPDX-License-Identifier: Apache-2.0 */
/** The recipe: one YAML file that drives everything, read, checked as a whole and bound to records. */
@NullMarked
package org.entirespace.train.recipe;

import org.jspecify.annotations.NullMarked;

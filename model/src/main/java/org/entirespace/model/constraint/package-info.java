/* SPDX-License-Identifier: Apache-2.0 */
/** Constraints on the parameters of twin towers. */
@NullMarked
package org.entirespace.model.constraint;

import org.jspecify.annotations.NullMarked;

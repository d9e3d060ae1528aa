/* SPDX-License-Identifier: Apache-2.0 */
/** Matrix products on float arrays, native where the platform has them, behind one small interface. */
@NullMarked
package org.entirespace.model.matrix;

import org.jspecify.annotations.NullMarked;

/* SPDX-License-Identifier: Apache-2.0 */
/** Towers in oneDNN: memory outside the Java heap, and whole layers as one call. */
@NullMarked
package org.entirespace.model.onednn;

import org.jspecify.annotations.NullMarked;

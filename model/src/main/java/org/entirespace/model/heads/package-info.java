/* SPDX-License-Identifier: Apache-2.0 */
/** The heads of a graph as any model predicts them, and the one way from their logits to scores. */
@NullMarked
package org.entirespace.model.heads;

import org.jspecify.annotations.NullMarked;

/* SPDX-License-Identifier: Apache-2.0 */
/** Embedding tables that keep each row's weights and optimiser state together. */
@NullMarked
package org.entirespace.model.embedding;

import org.jspecify.annotations.NullMarked;

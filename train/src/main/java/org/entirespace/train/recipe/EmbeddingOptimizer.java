/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

/** How the rows of embedding tables are fitted. */
public enum EmbeddingOptimizer {
    /** Adam whose moments move only for the rows that a batch touches. */
    LAZY_ADAM
}

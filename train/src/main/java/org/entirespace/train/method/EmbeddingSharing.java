/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.method;

/** Whose the embeddings are. */
public enum EmbeddingSharing {
    /** All towers read the same tables. */
    SHARED,
    /** Each tower has tables of its own. */
    SEPARATE
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.schema;

/** How the embeddings of a bag become one. */
public enum Pooling {
    /** Their sum. */
    SUM,
    /** Their mean; zero for an empty bag. */
    MEAN
}

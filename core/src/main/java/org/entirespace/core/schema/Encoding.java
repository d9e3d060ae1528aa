/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.schema;

/** How the raw value of a field becomes an input. */
public enum Encoding {
    /** A text becomes a hash bucket. */
    HASH,
    /** A text becomes its place in a vocabulary counted on the training split. */
    VOCABULARY,
    /** A number becomes its quantile bucket, with quantiles of the training split. */
    BUCKETS,
    /** A number becomes (x - mean) / deviation, with both of the training split. */
    STANDARDIZE
}

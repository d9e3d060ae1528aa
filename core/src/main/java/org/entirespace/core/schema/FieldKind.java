/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.schema;

/** How many values of which sort a field holds. */
public enum FieldKind {
    /** One text per sample, looked up in an embedding table. */
    CATEGORICAL,
    /** A list of texts per sample, looked up and pooled. */
    BAG,
    /** One number per sample. */
    NUMERIC
}

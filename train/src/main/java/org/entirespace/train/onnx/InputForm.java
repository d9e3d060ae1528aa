/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.onnx;

/** What the inputs of an exported model take. */
public enum InputForm {
    /** Encoded values: rows of embedding tables, and standardised numbers. All encoding is the caller's. */
    ENCODED,
    /**
     * Values as they come, as far as ONNX can encode them: numbers, and texts of fields with a vocabulary. Hashed fields take rows
     * all the same, since ONNX cannot hash.
     */
    RAW
}

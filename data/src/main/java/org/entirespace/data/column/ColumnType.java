/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.column;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a column holds. All numbers are little-endian. */
public enum ColumnType {
    /** One signed byte a row. */
    @JsonProperty("int8")
    INT8(1),
    /** One 32-bit integer a row. */
    @JsonProperty("int32")
    INT32(4),
    /** One 64-bit integer a row. */
    @JsonProperty("int64")
    INT64(8),
    /** One 32-bit float a row. */
    @JsonProperty("float32")
    FLOAT32(4),
    /** A list of 32-bit integers a row: rows + 1 offsets, then the values of all rows one after another. */
    @JsonProperty("bag")
    BAG(4);

    private final int bytes;

    ColumnType(int bytes) {
        this.bytes = bytes;
    }

    /** The bytes of one number. */
    public int bytes() {
        return bytes;
    }
}

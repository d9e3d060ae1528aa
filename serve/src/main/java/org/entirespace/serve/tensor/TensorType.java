/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.tensor;

import java.util.Arrays;
import java.util.List;
import org.entirespace.model.request.IllegalRequestException;

/** What the elements of a tensor are, by the names of the Open Inference Protocol. */
public enum TensorType {
    BOOL(1, 0, 1),
    UINT8(1, 0, 0xFF),
    UINT16(2, 0, 0xFFFF),
    UINT32(4, 0, 0xFFFF_FFFFL),
    /** Its elements are held as the {@code long} of the same bits. */
    UINT64(8, 0, -1),
    INT8(1, Byte.MIN_VALUE, Byte.MAX_VALUE),
    INT16(2, Short.MIN_VALUE, Short.MAX_VALUE),
    INT32(4, Integer.MIN_VALUE, Integer.MAX_VALUE),
    INT64(8, Long.MIN_VALUE, Long.MAX_VALUE),
    /** Half precision; in binary form only. */
    FP16(2, 0, 0),
    FP32(4, 0, 0),
    FP64(8, 0, 0),
    /** Texts in UTF-8; in binary form each after its length, four bytes. */
    BYTES(0, 0, 0);

    private final int width;
    private final long least;
    private final long most;

    TensorType(int width, long least, long most) {
        this.width = width;
        this.least = least;
        this.most = most;
    }

    /**
     * The type of a name.
     *
     * @throws IllegalRequestException when it is none
     */
    public static TensorType of(String name) throws IllegalRequestException {
        for (TensorType type : values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        List<TensorType> all = Arrays.asList(values());
        throw new IllegalRequestException("datatype: found '"
                + (name.length() > 20 ? name.substring(0, 20) + "…" : name) + "', expected one of " + all);
    }

    /** The bytes of an element in binary form; 0 where they differ. */
    public int width() {
        return width;
    }

    /** Whether the elements are numbers with a fraction. */
    public boolean isReal() {
        return this == FP16 || this == FP32 || this == FP64;
    }

    /** Whether the elements are whole numbers or booleans. */
    public boolean isWhole() {
        return !isReal() && this != BYTES;
    }

    /** Whether a whole number is one of these, given that it fits a {@code long}. */
    public boolean holds(long value) {
        return this == UINT64 ? value >= 0 : value >= least && value <= most;
    }
}

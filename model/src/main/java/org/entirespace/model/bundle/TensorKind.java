/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import java.nio.ByteBuffer;
import org.entirespace.model.embedding.RowPrecision;
import org.entirespace.model.kernel.HalfFloat;

/** How the numbers of a tensor are written; named as the format of the file has it. */
enum TensorKind {
    /** 32-bit floats. */
    F32(Float.BYTES) {
        @Override
        void put(float[] row, ByteBuffer bytes) {
            bytes.asFloatBuffer().put(row);
        }

        @Override
        void get(ByteBuffer bytes, float[] row) {
            bytes.asFloatBuffer().get(row);
        }
    },
    /** Half precision. Of what is put, it has every number. */
    F16(Short.BYTES) {
        @Override
        void put(float[] row, ByteBuffer bytes) {
            for (int j = 0; j < row.length; j++) {
                bytes.putShort(j * Short.BYTES, (short) HalfFloat.narrow(row[j], 0));
            }
        }

        @Override
        void get(ByteBuffer bytes, float[] row) {
            for (int j = 0; j < row.length; j++) {
                row[j] = HalfFloat.widen(bytes.getShort(j * Short.BYTES));
            }
        }
    };

    private final int bytes;

    TensorKind(int bytes) {
        this.bytes = bytes;
    }

    /** How a file has the weights of a table. */
    static TensorKind of(RowPrecision precision) {
        return switch (precision) {
            case FLOAT32 -> F32;
            case FLOAT16 -> F16;
        };
    }

    /** The bytes of a number. */
    int bytes() {
        return bytes;
    }

    /** Writes a row at the beginning of a buffer. */
    abstract void put(float[] row, ByteBuffer bytes);

    /** Reads a row from the beginning of a buffer. */
    abstract void get(ByteBuffer bytes, float[] row);
}

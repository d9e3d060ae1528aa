/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a vector in the form in which the database holds them: {@code duckdb_string_t} of its C interface, 16 bytes a text. The
 * driver hands out a text by a call to native code and two copies; sixteen bytes tell whether that can be spared.
 *
 * <pre>
 *   length (4)   the first bytes (4)   the others, of a text of at most 12 bytes, then zeros; otherwise an address (8)
 * </pre>
 *
 * <p>The driver keeps them in a field of its own that is not promised to stay. Where it is not there, there are no such texts; what is
 * in it is compared with the driver's text by {@link #holds}.
 */
final class RawTexts {

    /** The most bytes of a text that is told whole by its sixteen bytes. */
    static final int WHOLE = 12;

    private static final int BYTES = 16;
    private static final @Nullable MethodHandle DATA = find();

    private final ByteBuffer data;

    private RawTexts(ByteBuffer data) {
        this.data = data;
    }

    private static @Nullable MethodHandle find() {
        try {
            return MethodHandles.privateLookupIn(DuckDBReadableVector.class, MethodHandles.lookup())
                    .findGetter(DuckDBReadableVector.class, "data", ByteBuffer.class);
        } catch (ReflectiveOperationException e) {
            return null; // another driver
        }
    }

    /** Those of a vector of texts, for as long as its chunk is there; null where the driver does not show them. */
    static @Nullable RawTexts of(DuckDBReadableVector texts) {
        MethodHandle getter = DATA;
        if (getter == null) {
            return null;
        }
        try {
            ByteBuffer data = (ByteBuffer) getter.invokeExact(texts);
            boolean fits = data.capacity() >= texts.rowCount() * BYTES;
            return fits ? new RawTexts(data.duplicate().order(ByteOrder.LITTLE_ENDIAN)) : null;
        } catch (Throwable e) {
            throw new IllegalStateException("the driver's texts", e);
        }
    }

    /** The first eight bytes of a text: its length in the lower half, and its beginning. */
    long first(int row) {
        return data.getLong(BYTES * row);
    }

    /** The other eight. */
    long second(int row) {
        return data.getLong(BYTES * row + Long.BYTES);
    }

    /** Whether the sixteen bytes of a row tell this text whole. */
    boolean holds(int row, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > WHOLE || bytes.length != data.getInt(BYTES * row)) {
            return false;
        }
        byte[] held = new byte[bytes.length];
        data.get(BYTES * row + Integer.BYTES, held);
        return java.util.Arrays.equals(bytes, held);
    }
}

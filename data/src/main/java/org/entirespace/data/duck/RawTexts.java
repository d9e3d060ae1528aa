/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
 * <p>The driver keeps them in a field of its own that is not promised to stay. Where it is not there, there are no such texts; of every
 * vector one text is compared with the driver's before any is believed.
 */
final class RawTexts {

    private static final int BYTES = 16;
    private static final int WHOLE = 12; // the most bytes of a text that its sixteen bytes tell
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
            RawTexts raw = new RawTexts(data.duplicate().order(ByteOrder.LITTLE_ENDIAN));
            return fits && raw.agrees(texts) ? raw : null;
        } catch (Throwable e) {
            throw new IllegalStateException("the driver's texts", e);
        }
    }

    /** Whether the first text that is told whole, if there is one, is what the driver says. */
    private boolean agrees(DuckDBReadableVector texts) {
        for (int row = 0; row < texts.rowCount(); row++) {
            if (!texts.isNull(row) && isWhole(row)) {
                return Arrays.equals(bytes(row), texts.getString(row).getBytes(StandardCharsets.UTF_8));
            }
        }
        return true;
    }

    /** Whether the sixteen bytes of a row tell its text whole. */
    boolean isWhole(int row) {
        int length = data.getInt(BYTES * row);
        return length >= 0 && length <= WHOLE;
    }

    /** The first eight bytes of a text: its length in the lower half, and its beginning. */
    long first(int row) {
        return data.getLong(BYTES * row);
    }

    /** The other eight. */
    long second(int row) {
        return data.getLong(BYTES * row + Long.BYTES);
    }

    /** A text that is told whole; null where it has other letters than those of one byte. */
    @Nullable
    String plain(int row) {
        byte[] bytes = bytes(row);
        int all = 0;
        for (byte b : bytes) {
            all |= b;
        }
        return all < 0 ? null : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private byte[] bytes(int row) {
        byte[] bytes = new byte[data.getInt(BYTES * row)];
        data.get(BYTES * row + Integer.BYTES, bytes);
        return bytes;
    }
}

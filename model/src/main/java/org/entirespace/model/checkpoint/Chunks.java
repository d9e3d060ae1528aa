/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * How a checkpoint file is cut: chunks of some megabytes, each with its own checksum, so that any flipped bit is noticed
 * while the file is read once.
 *
 * <pre>
 *   chunk   length (int) | CRC-32C of the chunk's number (long) and the bytes (int) | bytes (length)       little-endian
 * </pre>
 *
 * Chunks are numbered from 0, so that none can be missing, twice or in another's place.
 */
final class Chunks {

    /** The most bytes of a chunk of rows; one row of {@link #MAX_FLOATS} fits. */
    static final int BYTES = 4 << 20;

    static final int MAX_FLOATS = BYTES / Float.BYTES;
    static final int FRAME = 2 * Integer.BYTES;

    private Chunks() {}

    /** Room for a chunk and its frame. */
    static ByteBuffer room() {
        return ByteBuffer.allocateDirect(FRAME + BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The rows of a block that a chunk takes. */
    static int rowsOf(StateBlock block) {
        if (block.floatsPerRow() < 1 || block.floatsPerRow() > MAX_FLOATS) {
            throw new IllegalArgumentException("state '" + block.name() + "': rows of " + block.floatsPerRow()
                    + " floats; expected 1 to " + MAX_FLOATS);
        }
        return MAX_FLOATS / block.floatsPerRow();
    }

    /** The checksum of a chunk. */
    static int checksum(long number, ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(
                ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(0, number));
        crc.update(bytes.duplicate());
        return (int) crc.getValue();
    }
}

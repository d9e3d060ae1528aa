/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.entirespace.model.kernel.HalfFloat;
import org.entirespace.model.request.IllegalRequestException;

/** Reads elements in binary form: little-endian, row-major, texts each after its length. No memory is taken for what is not there. */
public final class BinaryElements {

    private static final int PREFIX = Integer.BYTES;
    private static final int FIRST_BYTES = 64; // of the longest text so far

    /** The bits of a half float's exponent, all set where it is infinite or no number; and those of its fraction. */
    private static final int INFINITE = 0x7C00;

    private static final int FRACTION = 0x03FF;

    private BinaryElements() {}

    /**
     * Reads all bytes that are left.
     *
     * @param count how many elements they should be
     * @throws IllegalRequestException when they are more or fewer, or a text is not UTF-8
     */
    public static Elements read(TensorType type, long count, ByteBuffer bytes) throws IllegalRequestException {
        ByteBuffer in = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (type == TensorType.BYTES) {
            return Elements.texts(texts(count, in));
        }
        if (in.remaining() % type.width() != 0 || in.remaining() / type.width() != count) {
            throw new IllegalRequestException("found " + in.remaining() + " bytes, expected " + count + " elements of "
                    + type.width() + " bytes");
        }
        int size = (int) count;
        if (type.isReal()) {
            double[] numbers = new double[size];
            for (int i = 0; i < size; i++) {
                numbers[i] = real(type, in);
            }
            return Elements.reals(numbers);
        }
        long[] numbers = new long[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = whole(type, in);
        }
        return Elements.wholes(type, numbers);
    }

    private static double real(TensorType type, ByteBuffer in) {
        return switch (type) {
            case FP16 -> half(in.getShort());
            case FP32 -> in.getFloat();
            default -> in.getDouble();
        };
    }

    private static double half(short bits) {
        if ((bits & INFINITE) != INFINITE) {
            return HalfFloat.widen(bits);
        }
        if ((bits & FRACTION) != 0) {
            return Double.NaN;
        }
        return bits < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    private static long whole(TensorType type, ByteBuffer in) {
        return switch (type) {
            case BOOL, INT8 -> in.get();
            case UINT8 -> in.get() & 0xFF;
            case INT16 -> in.getShort();
            case UINT16 -> in.getShort() & 0xFFFF;
            case INT32 -> in.getInt();
            case UINT32 -> in.getInt() & 0xFFFF_FFFFL;
            default -> in.getLong();
        };
    }

    private static boolean isAscii(byte[] bytes, int length) {
        int any = 0;
        for (int i = 0; i < length; i++) {
            any |= bytes[i];
        }
        return any >= 0;
    }

    private static String[] texts(long count, ByteBuffer in) throws IllegalRequestException {
        if (count > in.remaining() / PREFIX) {
            throw new IllegalRequestException("found " + in.remaining() + " bytes, expected " + count
                    + " texts, each after its length in 4 bytes");
        }
        String[] texts = new String[(int) count];
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        byte[] bytes = new byte[FIRST_BYTES];
        for (int i = 0; i < texts.length; i++) {
            int length = in.remaining() < PREFIX ? -1 : in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw new IllegalRequestException("text " + i + ": found " + in.remaining()
                        + " bytes after its length, expected as many as the length " + length + " says");
            }
            bytes = length > bytes.length ? new byte[Math.max(length, 2 * bytes.length)] : bytes;
            in.get(bytes, 0, length);
            try {
                texts[i] = isAscii(bytes, length)
                        ? new String(bytes, 0, length, StandardCharsets.ISO_8859_1)
                        : utf8.decode(ByteBuffer.wrap(bytes, 0, length)).toString();
            } catch (CharacterCodingException e) {
                throw new IllegalRequestException("text " + i + ": not UTF-8");
            }
        }
        if (in.hasRemaining()) {
            throw new IllegalRequestException(
                    "found " + in.remaining() + " bytes after the last of " + count + " texts");
        }
        return texts;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** Zeroed memory outside the Java heap that begins on a cache line. It is freed when no one refers to it any more. */
final class NativeMemory {

    private static final int CACHE_LINE = 64;

    private final BytePointer owner;
    private final long begin;
    private final ByteBuffer bytes;
    private final FloatBuffer floats;

    NativeMemory(long bytes) {
        owner = new BytePointer(Math.addExact(bytes, CACHE_LINE));
        begin = (CACHE_LINE - owner.address() % CACHE_LINE) % CACHE_LINE;
        BytePointer start = owner.getPointer(begin);
        Pointer.memset(start, 0, bytes);
        this.bytes = start.capacity(bytes).asByteBuffer().order(ByteOrder.nativeOrder());
        floats = this.bytes.asFloatBuffer();
    }

    static NativeMemory ofFloats(int count) {
        return new NativeMemory((long) count * Float.BYTES);
    }

    /** How many bytes there are. */
    int bytes() {
        return bytes.capacity();
    }

    /** The address {@code offset} bytes from the beginning. */
    Pointer at(long offset) {
        return owner.getPointer(begin + offset);
    }

    /** Copies floats in, to {@code to}. */
    void put(int to, float[] source, int from, int count) {
        floats.put(to, source, from, count);
    }

    /** The address of a float. */
    Pointer atFloat(int index) {
        return at((long) index * Float.BYTES);
    }

    /** Copies floats out. */
    void get(int from, float[] target, int at, int count) {
        floats.get(from, target, at, count);
    }

    /** Copies bytes of another memory in, to {@code to}. */
    void copy(int to, NativeMemory source, int from, int count) {
        bytes.put(to, source.bytes, from, count);
    }

    /** Sets the floats [from, to) to zero. */
    void clear(int from, int to) {
        clearBytes((long) from * Float.BYTES, (long) to * Float.BYTES);
    }

    /** Sets the bytes [from, to) to zero. */
    void clearBytes(long from, long to) {
        if (to > from) {
            Pointer.memset(at(from), 0, to - from);
        }
    }
}

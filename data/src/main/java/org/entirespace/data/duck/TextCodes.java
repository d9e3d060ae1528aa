/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.util.Arrays;
import org.duckdb.DuckDBReadableVector;
import org.entirespace.core.schema.FieldEncoder;

/**
 * Encodes the texts of one field, and remembers short ones with their codes, so that most texts are never made: logs repeat
 * themselves, and rows of a request their neighbours. Whatever is remembered was encoded by the field's encoder. One thread.
 */
final class TextCodes {

    private static final int SLOTS = 1 << 16;
    private static final int NONE = -1;

    private final FieldEncoder encoder;
    private final long[] keys = new long[2 * SLOTS]; // a text's sixteen bytes
    private final int[] codes = new int[SLOTS]; // NONE where the slot is empty
    private long made;

    TextCodes(FieldEncoder encoder) {
        this.encoder = encoder;
        Arrays.fill(codes, NONE);
    }

    /** How many texts were not known by their bytes, and had to be made. */
    long made() {
        return made;
    }

    /**
     * Encodes the texts of a chunk.
     *
     * @param found filled with a code for each of the first rows
     */
    void encode(DuckDBReadableVector texts, int rows, int[] found) {
        RawTexts raw = RawTexts.of(texts);
        long first = 0; // of the last text
        long second = 0;
        int code = NONE; // of the last text
        for (int i = 0; i < rows; i++) {
            if (texts.isNull(i)) {
                found[i] = encoder.rowOf(null);
            } else if (raw == null) {
                found[i] = make(texts, i);
            } else {
                if (code == NONE || raw.first(i) != first || raw.second(i) != second) {
                    first = raw.first(i);
                    second = raw.second(i);
                    code = raw.isWhole(i) ? code(texts, raw, i) : make(texts, i);
                }
                found[i] = code;
            }
        }
    }

    private int code(DuckDBReadableVector texts, RawTexts raw, int row) {
        long first = raw.first(row);
        long second = raw.second(row);
        int slot = slot(first, second);
        if (codes[slot] == NONE || keys[2 * slot] != first || keys[2 * slot + 1] != second) {
            String plain = raw.plain(row);
            codes[slot] = plain == null ? make(texts, row) : encode(plain);
            keys[2 * slot] = first;
            keys[2 * slot + 1] = second;
        }
        return codes[slot];
    }

    /** The driver makes the text, by a call to native code and two copies. */
    private int make(DuckDBReadableVector texts, int row) {
        return encode(texts.getString(row));
    }

    private int encode(String text) {
        made++;
        return encoder.rowOf(text);
    }

    /** The finish of MurmurHash3 over both halves: texts that differ in their last digit go far apart. */
    private static int slot(long first, long second) {
        long hash = (first ^ Long.rotateLeft(second, 32)) * 0xff51afd7ed558ccdL + second;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return (int) (hash >>> 48) & (SLOTS - 1);
    }
}

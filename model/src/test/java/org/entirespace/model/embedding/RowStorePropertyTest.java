/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.entirespace.model.worker.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowStorePropertyTest {

    /** Whatever the chunks, a store is one array of rows. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "7, 3, 2", "8, 3, 4", "9, 5, 4", "33, 2, 64"})
    void rowsThatAreWrittenAreReadWhereverChunksEnd(int rows, int stride, int chunkRows) {
        RowStore store = store(rows, stride, chunkRows);
        float[] all = new float[rows * stride];
        for (int i = 0; i < all.length; i++) {
            all[i] = i + 1;
        }
        for (int from = 0; from <= rows; from++) {
            for (int to = from; to <= rows; to++) {
                store.write(0, rows, new float[all.length]);
                float[] part = Arrays.copyOfRange(all, from * stride, to * stride);
                store.write(from, to, part);
                float[] expected = new float[all.length];
                System.arraycopy(part, 0, expected, from * stride, part.length);
                float[] found = new float[all.length];
                store.read(0, rows, found);
                assertThat(found).isEqualTo(expected);
                Arrays.fill(part, 0f);
                store.read(from, to, part);
                assertThat(part).isEqualTo(Arrays.copyOfRange(all, from * stride, to * stride));
            }
        }
    }

    @Test
    void fullChunksStayWhereTheyAreWhenTheStoreGrows() {
        RowStore store = store(6, 2, 4);
        store.write(0, 6, new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
        float[] first = store.chunkOf(0);

        store.grow(13, Workers.alone());

        assertThat(store.chunkOf(0)).isSameAs(first);
        float[] found = new float[26];
        store.read(0, 13, found);
        assertThat(found).startsWith(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).endsWith(new float[14]);
    }

    @Test
    void rowsOutsideAndShortArraysAreRefused() {
        RowStore store = store(4, 2, 4);

        assertThatThrownBy(() -> store.read(3, 5, new float[10]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "rows 3 to 5 of 2 floats by an array of 10; expected rows in [0, 4] and room for all of them");
        assertThatThrownBy(() -> store.write(0, 4, new float[7])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.read(-1, 1, new float[8])).isInstanceOf(IllegalArgumentException.class);
    }

    private static RowStore store(int rows, int stride, int chunkRows) {
        RowStore store = new RowStore(stride, chunkRows);
        store.grow(rows, Workers.alone());
        return store;
    }
}

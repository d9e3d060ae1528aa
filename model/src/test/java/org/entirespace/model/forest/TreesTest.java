/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreesTest {

    /** {@code x0 < 1 ? (x1 < 2 ? 10 : 20) : 30}, then a tree that is the leaf 0.5. */
    private static Trees trees(int[] sizes, int[] features, float[] values, int[] lefts) {
        return new Trees(0.25f, sizes, features, values, lefts, 2);
    }

    private static Trees example() {
        return trees(
                new int[] {5, 1}, new int[] {0, 1, -1, -1, -1, -1}, new float[] {1, 2, 30, 10, 20, 0.5f}, new int[] {
                    1, 3, 0, 0, 0, 0
                });
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 10", "0, 2, 20", "0.999, 5, 20", "1, 0, 30", "7, 7, 30"})
    void theLeavesOfAllTreesAreAddedToTheBase(float first, float second, float leaf) {
        assertThat(example().logit(new float[] {9, 9, 9, first, second}, 3)).isEqualTo(0.25f + leaf + 0.5f);
    }

    @Test
    void withoutTreesTheLogitIsTheBase() {
        Trees none = trees(new int[0], new int[0], new float[0], new int[0]);

        assertThat(none.logit(new float[] {1, 2}, 0)).isEqualTo(0.25f);
        assertThat(none.count()).isZero();
        assertThat(example().count()).isEqualTo(2);
        assertThat(example().nodes()).isEqualTo(6);
    }

    /** One change each; a walk through such trees would not end, or leave the arrays. */
    @ParameterizedTest
    @CsvSource({
        "left,     0, 0, left child of node 0: 0",
        "left,     1, 1, left child of node 1: 1",
        "left,     1, 4, left child of node 1: 4",
        "left,     1, -3, left child of node 1: -3",
        "left,     2, 3, left child of node 2: 3",
        "left,     5, 1, left child of node 0: 1",
        "feature,  0, 2, feature of node 0: 2",
        "feature,  0, -2, feature of node 0: -2",
        "feature,  2, 0, left child of node 2: 0",
        "size,     0, 4, left child of node 1: 3",
        "size,     0, 6, size of a tree: 1",
        "size,     0, 7, size of a tree: 7",
        "size,     0, 0, size of a tree: 0",
        "size,     0, -1, size of a tree: -1"
    })
    void whatIsNoTreeIsRefused(String array, int place, int number, String complaint) {
        int[] sizes = {5, 1};
        int[] features = {0, 1, -1, -1, -1, -1};
        int[] lefts = {1, 3, 0, 0, 0, 0};
        (array.equals("size") ? sizes : array.equals("left") ? lefts : features)[place] = number;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> trees(sizes, features, new float[6], lefts))
                .withMessageContaining(complaint);
    }

    @Test
    void numbersThatAreNotFiniteAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trees(new int[] {1}, new int[] {-1}, new float[] {Float.NaN}, new int[1]))
                .withMessageContaining("value of node 0: NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Trees(Float.POSITIVE_INFINITY, new int[0], new int[0], new float[0], new int[0], 1))
                .withMessageContaining("base: Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trees(new int[] {1}, new int[] {-1, -1}, new float[2], new int[2]))
                .withMessageContaining("nodes: 2; expected those of the trees, 1");
    }
}

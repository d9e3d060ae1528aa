/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entirespace.core.graph.Behavior;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant 6: labels without what they require are found, and only those. */
class LabelCheckTest {

    private static final List<String> HM3 = List.of("click", "micro", "macro", "purchase");

    @TempDir
    Path folder;

    @Test
    void laterBehaviorsNeedTheClickButNotEachOther() {
        // macro without micro, purchase without macro, purchase without micro: all possible after a click
        assertThatCode(() -> check(row(1, 0, 1, 0), row(1, 1, 0, 1), row(1, 0, 1, 1), row(1, 0, 0, 1), row(0, 0, 0, 0)))
                .doesNotThrowAnyException();
    }

    @Test
    void everyBehaviorWithoutItsClickIsCountedAndTheFirstRowNamed() {
        assertThatThrownBy(() -> check(row(1, 1, 1, 1), row(0, 1, 0, 0), row(0, 0, 0, 1), row(0, 1, 0, 1)))
                .isInstanceOf(IllegalLabelsException.class)
                .hasMessageContaining("labels contradict graph 'hm3'")
                .hasMessageContaining("'micro' happened without 'click', which it requires, on 2 rows, first on row 1")
                .hasMessageContaining(
                        "'purchase' happened without 'click', which it requires, on 2 rows, first on row 2")
                .satisfies(e -> {
                    var contradictions = ((IllegalLabelsException) e).contradictions();
                    org.assertj.core.api.Assertions.assertThat(contradictions)
                            .containsExactly(
                                    new IllegalLabelsException.Contradiction("micro", "click", 2, 1),
                                    new IllegalLabelsException.Contradiction("purchase", "click", 2, 2));
                });
    }

    @Test
    void unobservedLabelsContradictNothing() {
        assertThatCode(() -> check(row(-1, 1, 0, 0), row(0, -1, -1, -1))).doesNotThrowAnyException();
    }

    @Test
    void requiredBehaviorsOfRequiredBehaviorsCountToo() {
        BehaviorGraph ads = BehaviorGraph.of(
                "ads",
                Behavior.of("click"),
                Behavior.of("install").requiring("click"),
                Behavior.of("pay").requiring("install"));
        Map<String, byte[]> labels = Map.of("click", new byte[] {0}, "install", new byte[] {-1}, "pay", new byte[] {1});

        assertThatThrownBy(() -> LabelCheck.check(ads, behavior -> Objects.requireNonNull(labels.get(behavior))))
                .hasMessageContaining("'pay' happened without 'click'");
    }

    @Test
    void behaviorsReadTheColumnsTheyAreMappedTo() throws IOException {
        SampleFixture fixture = SampleFixture.random(1, 3);
        fixture.samples().labels[0] = new byte[] {1, 0, 1};
        fixture.samples().labels[1] = new byte[] {0, 0, 0};
        fixture.samples().labels[2] = new byte[] {0, 1, 1};
        fixture.write(folder);
        BehaviorGraph esmm = GraphCatalog.esmm();

        try (SampleSplit split = SampleFolder.open(folder).open(Split.TRAIN)) {
            assertThatThrownBy(() -> LabelCheck.check(esmm, Map.of(), split)).hasMessageContaining("first on row 1");
            assertThatCode(() -> LabelCheck.check(esmm, Map.of("purchase", "micro"), split))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> LabelCheck.check(esmm, Map.of("purchase", "pay"), split))
                    .hasMessageContaining("no labels of behavior 'pay'");
        }
    }

    private static byte[] row(int click, int micro, int macro, int purchase) {
        return new byte[] {(byte) click, (byte) micro, (byte) macro, (byte) purchase};
    }

    private static void check(byte[]... rows) {
        LabelCheck.check(GraphCatalog.hm3(), behavior -> {
            byte[] codes = new byte[rows.length];
            for (int i = 0; i < rows.length; i++) {
                codes[i] = rows[i][HM3.indexOf(behavior)];
            }
            return Arrays.copyOf(codes, codes.length);
        });
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldTruthReferenceTest {

    private static final WorldOptions SMALL = WorldOptions.defaults().withSizes(500, 100, 3_007);
    private static final List<Quantity> ASKED =
            List.of(Quantity.parse("purchase|click"), Quantity.parse("click"), Quantity.parse("purchase"));
    private static final int[] COLUMNS = {4, 1, 7};

    @TempDir
    Path folder;

    @ParameterizedTest(name = "dials turned: {0}")
    @ValueSource(booleans = {false, true})
    void theTruthWorkedOutAnewIsThatOfTheFile(boolean turned) throws IOException {
        WorldOptions options = turned ? WorldLog.turned(SMALL) : SMALL;
        WorldLog log = WorldLog.write(options, folder, 2);
        WorldTruth truth = World.of(options).truth(ASKED);
        var random = new SplittableRandom(3);
        double[] logOdds = new double[3];
        for (int i = 0; i < 6_000; i++) {
            int impression = i < 3_007 ? i : random.nextInt(3_007); // in order, then anyhow
            truth.logOddsInto(impression, logOdds);
            for (int q = 0; q < 3; q++) {
                double written = Double.parseDouble(log.truth().get(impression)[COLUMNS[q]]);
                assertThat(GraphScorer.probability(logOdds[q])).isCloseTo(written, within(1e-15));
            }
        }
    }

    @Test
    void whatTheWorldHasNotIsRefused() {
        World world = World.of(SMALL);
        WorldTruth truth = world.truth(ASKED);

        assertThatThrownBy(() -> truth.logOddsInto(3_007, new double[3]))
                .hasMessage("impression 3007; expected in [0, 3007)");
        assertThatThrownBy(() -> truth.logOddsInto(-1, new double[3])).hasMessageContaining("impression -1");
        assertThatThrownBy(() -> world.truth(List.of(Quantity.parse("kiss")))).hasMessageContaining("kiss");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.matrix.MatrixLibrary;
import org.entirespace.model.scoring.ModelScorer;
import org.entirespace.model.scoring.ScoringLane;
import org.junit.jupiter.api.Test;

class MadeUpRequestsTest {

    private static final SpeedOptions SMALL = new SpeedOptions(23, 4_600, 4, List.of(8), 64, 1, 1, 1, 1);

    private final ModelBundle bundle = MadeUpModel.of(SMALL, "2026-01-02T03:04:05Z");

    private MadeUpRequests requests(long seed) {
        return new MadeUpRequests(
                bundle.manifest().schema(),
                Set.copyOf(bundle.network().options().requestFields()),
                new SplittableRandom(seed));
    }

    @Test
    void theModelThatIsMeasuredScoresThem() throws Exception {
        ModelScorer scorer = new ModelScorer(bundle.model(), TowerLibrary.over(MatrixLibrary.plainJava()));
        ScoringLane lane = scorer.lane();

        lane.score(requests(1).body(50));

        assertThat(bundle.network().options().requestFields()).hasSize(15);
        assertThat(lane.rows().rows()).isEqualTo(50);
        assertThat(scorer.quantities()).isNotEmpty();
        for (int row = 0; row < 50; row++) {
            assertThat(lane.probability(0, row)).isStrictlyBetween(0.0, 1.0);
        }
        assertThat(lane.probability(0, 1)).isNotEqualTo(lane.probability(0, 2));
    }

    @Test
    void whatARequestHasInCommonIsSaidOnce() {
        String body = requests(1).body(3);

        assertThat(body).startsWith("{\"request\":{\"field0\":\"");
        assertThat(body.split("\"field14\"", -1)).hasSize(2);
        assertThat(body.split("\"field15\"", -1)).hasSize(4);
    }

    @Test
    void theSeedDecides() {
        assertThat(requests(1).body(5))
                .isEqualTo(requests(1).body(5))
                .isNotEqualTo(requests(2).body(5));
    }
}

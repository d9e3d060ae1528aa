/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.entirespace.model.layer.Arrangement.APART;
import static org.entirespace.model.layer.Arrangement.TIED;
import static org.entirespace.model.layer.Arrangement.plain;
import static org.entirespace.model.layer.Arrangement.sharing;
import static org.entirespace.model.layer.Run.draw;

import java.util.Arrays;
import java.util.List;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.matrix.MatrixLibrary;
import org.entirespace.model.tower.DenseWatch;
import org.entirespace.model.tower.Sharing;
import org.entirespace.model.tower.TowerPass;
import org.entirespace.model.tower.Towers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What gates and experts tell about themselves. */
class LayeredPartGaugeTest {

    @Test
    void gaugesBearTheNamesOfHeadsAndLevels() {
        List<String> heads = List.of("click", "purchase|click", "x");
        List<String> tied = List.of("click", "cart|click", "purchase|click", "x");

        assertThat(LayeredPart.of(6, 1, plain(Sharing.towers()), APART).gauges(heads))
                .isEmpty();
        assertThat(LayeredPart.of(6, 1, plain(sharing(Sharing.Kind.MMOE, 1, 1, 1)), APART)
                        .gauges(heads))
                .isEmpty();
        assertThat(LayeredPart.of(6, 1, plain(sharing(Sharing.Kind.MMOE, 2, 1, 1)), APART)
                        .gauges(heads))
                .containsExactly(
                        "gate.click.entropy", "gate.purchase|click.entropy", "gate.x.entropy", "experts.similarity");
        assertThat(LayeredPart.of(6, 1, plain(sharing(Sharing.Kind.PLE, 2, 1, 2)), TIED)
                        .gauges(tied))
                .containsExactly(
                        "level 1.gate.click+purchase|click.entropy",
                        "level 1.gate.cart|click.entropy",
                        "level 1.gate.x.entropy",
                        "level 1.gate.shared.entropy",
                        "level 1.experts.similarity",
                        "level 2.gate.click+purchase|click.entropy",
                        "level 2.gate.cart|click.entropy",
                        "level 2.gate.x.entropy",
                        "level 2.experts.similarity");
    }

    /** A gate of zeros spreads its weight evenly; a huge logit takes it all. */
    @ParameterizedTest
    @ValueSource(floats = {0, 1000})
    void theEntropyOfAGateGoesFromOneToZero(float logit) {
        LayeredPart part = LayeredPart.of(6, 1, plain(sharing(Sharing.Kind.MMOE, 3, 1, 1)), APART);
        float[] parameters = draw(part.parameters(), 1);
        int wide = 3 * 5 + 3 * 3;
        for (int i = 0; i < 6; i++) {
            Arrays.fill(parameters, i * wide + 15, (i + 1) * wide, 0f);
        }
        int bias = 6 * wide + 15;
        Arrays.fill(parameters, bias, bias + 9, 0f);
        parameters[bias + 3] = logit; // tower 1, expert 0
        Towers towers = part.towers(TowerLibrary.over(MatrixLibrary.fastest()), 10, false);
        towers.load(parameters);
        TowerPass pass = towers.pass();
        DenseWatch watch = new DenseWatch(4);
        pass.watch(watch);

        pass.forward(draw(10 * 6, 2), 10, new float[10 * 3]);

        assertThat(watch.mean(0)).isCloseTo(1, within(1e-6));
        assertThat(watch.mean(1)).isCloseTo(logit == 0 ? 1 : 0, within(1e-6));
        assertThat(watch.mean(2)).isCloseTo(1, within(1e-6));
        assertThat(watch.mean(3)).isBetween(0.0, 0.999);
    }

    @Test
    void expertsOfTheSameParametersAreAllAlike() {
        LayeredPart part = LayeredPart.of(6, 1, plain(new Sharing(Sharing.Kind.PLE, 2, 1, 1, List.of(5))), APART);
        float[] parameters = new float[part.parameters()];
        Arrays.fill(parameters, 0.1f);
        Towers towers = part.towers(TowerLibrary.over(MatrixLibrary.fastest()), 10, false);
        towers.load(parameters);
        TowerPass pass = towers.pass();
        DenseWatch watch = new DenseWatch(4);
        pass.watch(watch);
        float[] x = new float[60];
        Arrays.fill(x, 1f);

        pass.forward(x, 10, new float[30]);

        assertThat(watch.mean(3)).isCloseTo(1, within(1e-6));
    }
}

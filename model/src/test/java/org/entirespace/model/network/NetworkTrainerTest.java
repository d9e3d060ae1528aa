/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.Readout;
import org.entirespace.core.objective.Objective;
import org.entirespace.core.sample.Label;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.worker.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTrainerTest {

    private static final Training TRAINING = new Training(GraphCatalog.hm3(), 1, 64, 4, 2);

    private final Network network = TinyNetworks.network(GraphCatalog.hm3(), 1);
    private final List<SampleBatch> batches = batches();

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void aNumberThatIsNotFiniteIsRefusedAndItIsAsIfTheStepHadNotBeen(float number) {
        SampleBatch bad = batches.get(2);
        bad.numeric[1][40] = number;

        assertWithoutTrace(
                bad,
                IllegalArgumentException.class,
                "field 'age' of sample 40 is " + number + "; expected a finite number");
    }

    @Test
    void aNumberThatBreaksTheLossIsRefusedToo() {
        SampleBatch bad = batches.get(2);
        bad.numeric[1][40] = Float.MAX_VALUE;
        bad.labels[0][40] = Label.NEGATIVE.code();
        bad.labels[1][40] = Label.NEGATIVE.code();

        requireRefusalWithoutTrace(
                bad, "(loss of '[A-Za-z]+' is (NaN|-?Infinity)|the gradient of tower .* is not finite) at step 3; .*");
    }

    @Test
    void theTermWhoseLossIsNotANumberIsNamed() {
        network.setHeadBiases(new double[] {0, 0, 0, Double.NaN, 0, 0});
        try (Workers workers = new Workers(2)) {
            NetworkTrainer trainer = TRAINING.trainer(network, workers);

            assertThatThrownBy(() -> trainer.step(batches.get(0)))
                    .isInstanceOf(NonFiniteLossException.class)
                    .hasMessage("loss of 'CTMa' is NaN at step 1; lower the learning rate, or look for extreme "
                            + "input numbers");
        }
    }

    @Test
    void aLearningRateThatExplodesIsNoticedInTheNextStep() {
        AdamOptions huge = AdamOptions.of(1e6);
        try (Workers workers = new Workers(2)) {
            NetworkTrainer trainer = new NetworkTrainer(
                    network,
                    Objective.of(network.graph(), network.graph().entireSpaceLoss(Map.of())),
                    new TrainerOptions(64, 4, 1, huge, huge),
                    TowerLibrary.fastest(Precision.FLOAT32),
                    workers);
            trainer.step(batches.get(0));

            assertThatThrownBy(() -> trainer.step(batches.get(1)))
                    .isInstanceOf(NonFiniteLossException.class)
                    .hasMessageMatching("(loss of 'CT[A-Za-z]+' is .*|the gradient of tower .*) at step 2; .*");
        }
    }

    private static int biases(Network network) {
        return network.shape().headBiasOffset();
    }

    /** No loss sees the sample, and yet its number would spoil the weights of the first layer: infinity * 0. */
    @Test
    void aNumberThatNoObservedLabelSeesIsRefusedToo() {
        SampleBatch bad = batches.get(2);
        bad.numeric[0][7] = Float.MAX_VALUE;
        for (int b = 0; b < 4; b++) {
            bad.labels[b][7] = Label.UNOBSERVED.code();
        }

        requireRefusalWithoutTrace(
                bad, "the gradient of tower \\d, (layer \\d|head), (weight|bias) is not finite at step 3; .*");
    }

    @Test
    void aRowThatTheTableDoesNotHaveIsRefusedWithoutTrace() {
        for (int row : new int[] {-1, 7, Integer.MAX_VALUE}) {
            SampleBatch bad = TinyBatches.select(batches.get(2), all(64));
            bad.indexed[0].values[63] = row;
            assertWithoutTrace(
                    bad,
                    IllegalArgumentException.class,
                    "field '[a-z]+' of sample 63 is row " + row + "; expected a row of its table, 0 to 6");
        }
    }

    @Test
    void aBatchOfOtherFieldsOrTooManySamplesIsRefusedWithoutTrace() {
        assertWithoutTrace(
                new SampleBatch(8, 3, 1, 4),
                IllegalArgumentException.class,
                "batch of 3 indexed and 1 numeric fields; expected 3 and 2");
        assertWithoutTrace(
                new SampleBatch(8, 2, 2, 4),
                IllegalArgumentException.class,
                "batch of 2 indexed and 2 numeric fields; expected 3 and 2");
        SampleBatch large = TinyBatches.random(network.schema(), 65, 4, new SplittableRandom(1));
        assertWithoutTrace(large, IllegalArgumentException.class, "batch of 65; expected ≤ 64");
    }

    @Test
    void theLossFallsOnAToyThatCanBeLearned() {
        SampleBatch toy = TinyBatches.random(network.schema(), 64, 4, new SplittableRandom(5));
        for (int i = 0; i < 64; i++) {
            boolean first = toy.indexed[0].values[i] < 4;
            for (int b = 0; b < 4; b++) {
                toy.labels[b][i] = (first && (b < 2 || toy.numeric[0][i] > 0) ? Label.POSITIVE : Label.NEGATIVE).code();
            }
        }
        try (Workers workers = new Workers(2)) {
            NetworkTrainer trainer = TRAINING.trainer(network, workers);
            BatchLoss first = trainer.step(toy);
            for (int step = 0; step < 300; step++) {
                trainer.step(toy);
            }
            BatchLoss last = trainer.step(toy);
            for (int t = 0; t < 4; t++) {
                assertThat(last.mean(t)).isLessThan(0.1).isLessThan(first.mean(t) / 3);
            }
            assertThat(trainer.steps()).isEqualTo(302);
        }
    }

    /** A step changes the rows that its batch looked up, and no others. */
    @Test
    void embeddingsThatABatchDoesNotLookUpStayAsTheyWere() {
        SampleBatch batch = batches.get(0);
        for (SampleBatch.Rows rows : batch.indexed) {
            Arrays.setAll(rows.values, i -> 2 * (i % 2));
        }
        TwinParameters before = TwinParameters.of(network);
        try (Workers workers = new Workers(1)) {
            NetworkTrainer trainer = TRAINING.trainer(network, workers);
            trainer.step(batches.get(0));
            trainer.step(batches.get(0));
        }
        TwinParameters after = TwinParameters.of(network);
        for (int f = 0; f < 3; f++) {
            for (int row = 0; row < before.tables[f].length; row++) {
                boolean same = Arrays.equals(before.tables[f][row], after.tables[f][row]);
                assertThat(same).as("table %d row %d", f, row).isEqualTo(row != 0 && row != 2);
            }
        }
    }

    @Test
    void headsStartAtTheRatesAskedFor() {
        network.setHeadBiases(new double[] {-1, 2, -3, 4, -5, 6});
        int at = network.dense().length - 6;

        assertThat(Arrays.copyOfRange(network.dense(), at, at + 6)).containsExactly(-1, 2, -3, 4, -5, 6);
        NetworkOptions plain = TinyNetworks.options();
        Network shifted = new Network(
                TinyNetworks.schema(),
                network.graph(),
                new NetworkOptions(
                        plain.embedding(),
                        plain.embeddings(),
                        plain.embeddingDeviation(),
                        true,
                        plain.dense(),
                        List.of(),
                        List.of(),
                        new Readout(Map.of("micro|click", 0.5), false)),
                1);
        shifted.setHeadBiases(new double[] {-1, 2, -3, 4, -5, 6});
        assertThat(Arrays.copyOfRange(shifted.dense(), biases(shifted), biases(shifted) + 3))
                .as("what scoring takes off again is added")
                .containsExactly(-1, 2.5f, -3);
        assertThatThrownBy(() -> network.setHeadBiases(new double[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("5 head biases; expected 6");
    }

    @Test
    void otherShiftsLeaveRatesAsTheyAre() {
        network.setHeadBiases(new double[] {-1, 2, -3, 4, -5, 6});

        Network shifted = network.reshifted(Map.of("click", 2.0));
        Network back = shifted.reshifted(Map.of("micro|click", 0.25));

        assertThat(shifted.options().readout().logitShifts()).isEqualTo(Map.of("click", 2.0));
        assertThat(back.options().readout().logitShifts()).isEqualTo(Map.of("micro|click", 0.25));
        assertThat(Arrays.copyOfRange(back.dense(), biases(back), biases(back) + 3))
                .containsExactly(-1, 2.25f, -3);
    }

    private void requireRefusalWithoutTrace(SampleBatch bad, String message) {
        assertWithoutTrace(bad, NonFiniteLossException.class, message);
    }

    /** Two good steps, a bad one, two good ones: the bad one leaves no trace, neither at once nor later. */
    private void assertWithoutTrace(SampleBatch bad, Class<? extends Exception> expected, String message) {
        Network undisturbed = TinyNetworks.network(GraphCatalog.hm3(), 1);
        TwinParameters.of(undisturbed).copyInto(network);
        List<SampleBatch> good = batches();
        try (Workers workers = new Workers(2)) {
            NetworkTrainer one = TRAINING.trainer(undisturbed, workers);
            NetworkTrainer other = TRAINING.trainer(network, workers);
            for (int step = 0; step < 4; step++) {
                if (step == 2) {
                    int[] before = Bits.of(network);
                    assertThatThrownBy(() -> other.step(bad))
                            .isInstanceOf(expected)
                            .hasMessageMatching(message);
                    assertThat(Bits.of(network)).isEqualTo(before);
                }
                one.step(good.get(step));
                other.step(good.get(step));
                assertThat(Bits.of(network)).isEqualTo(Bits.of(undisturbed));
            }
            assertThat(other.steps()).isEqualTo(4);
        }
    }

    private static int[] all(int size) {
        int[] samples = new int[size];
        Arrays.setAll(samples, i -> i);
        return samples;
    }

    private static List<SampleBatch> batches() {
        var random = new SplittableRandom(3);
        return IntStream.range(0, 4)
                .mapToObj(step -> TinyBatches.random(TinyNetworks.schema(), 64, 4, random))
                .toList();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.entirespace.cli.doors.SmallModels;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.scoring.ModelScorer;
import org.entirespace.model.scoring.ScoringLane;
import org.entirespace.train.onnx.InputForm;
import org.entirespace.train.onnx.OnnxExport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeModelTest {

    private static final Schema SCHEMA = SmallModels.schema();

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(5);
    private final ModelBundle bundle;
    private final List<Quantity> quantities;
    private Path file = Path.of("");

    RuntimeModelTest() throws IOException {
        bundle = SmallModels.bundle();
        quantities = bundle.graph().quantities();
    }

    @BeforeEach
    void export() throws IOException {
        file = folder.resolve("model.onnx");
        OnnxExport.write(bundle, file);
    }

    private SampleBatch samples(int size, int widestBag) {
        SampleBatch batch = SampleBatch.of(SCHEMA, size, 0);
        batch.size = size;
        int column = 0;
        for (FittedField field : SCHEMA.fields()) {
            if (!field.isIndexed()) {
                continue;
            }
            SampleBatch.Rows rows = batch.indexed[column++];
            int at = 0;
            for (int i = 0; i < size; i++) {
                int count = field.kind() == FieldKind.BAG ? random.nextInt(widestBag + 1) : 1;
                rows.ensureValues(at + count);
                for (int k = 0; k < count; k++) {
                    rows.values[at++] = random.nextInt(field.cardinality());
                }
                rows.offsets[i + 1] = at;
            }
        }
        for (int i = 0; i < size; i++) {
            batch.numeric[0][i] = (float) random.nextDouble(-3, 3);
        }
        return batch;
    }

    /** Sizes and widths that grow, shrink and stay. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void batchesOfAnyShapeAreScoredOneAfterTheOtherAsByTheLibrary(int threads) throws IOException {
        ScoringLane lane = new ModelScorer(bundle.model(), SmallModels.ENGINE).lane();
        int[][] shapes = {{3, 2}, {3, 2}, {700, 5}, {700, 1}, {1, 0}, {64, 9}, {701, 0}};
        try (RuntimeModel model = RuntimeModel.open(file, SCHEMA, quantities, threads)) {
            for (int[] shape : shapes) {
                SampleBatch batch = samples(shape[0], shape[1]);
                lane.score(batch);

                model.score(batch);

                for (int q = 0; q < quantities.size(); q++) {
                    for (int i = 0; i < batch.size; i++) {
                        assertThat(model.probability(q, i))
                                .as("%s of sample %s of %s", quantities.get(q), i, batch.size)
                                .isCloseTo(lane.probability(q, i), within(1e-6));
                    }
                }
            }
        }
    }

    @Test
    void onlyTheQuantitiesAskedForAreScored() throws IOException {
        SampleBatch batch = samples(5, 2);
        List<Quantity> last = quantities.subList(quantities.size() - 1, quantities.size());
        try (RuntimeModel all = RuntimeModel.open(file, SCHEMA, quantities, 1);
                RuntimeModel one = RuntimeModel.open(file, SCHEMA, last, 1)) {
            all.score(batch);
            one.score(batch);

            assertThat(one.probability(0, 4)).isEqualTo(all.probability(quantities.size() - 1, 4));
            assertThatThrownBy(() -> one.probability(1, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void aRowThatATableDoesNotHaveIsRefusedAndTheNextBatchIsNot() throws IOException {
        SampleBatch batch = samples(2, 1);
        SampleBatch wrong = samples(2, 1);
        wrong.indexed[0].values[0] = 97;
        try (RuntimeModel model = RuntimeModel.open(file, SCHEMA, quantities, 1)) {
            assertThatThrownBy(() -> model.score(wrong))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(file + ": ONNX Runtime: ");

            model.score(batch);

            assertThat(model.probability(0, 0)).isStrictlyBetween(0.0, 1.0);
        }
    }

    @Test
    void whatIsNoSuchModelIsRefused() throws IOException {
        Path other = Files.writeString(folder.resolve("other.onnx"), "no model");
        assertThatThrownBy(() -> RuntimeModel.open(other, SCHEMA, quantities, 1))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(other + ": ONNX Runtime: ");
        Schema fewer = new Schema(SCHEMA.fields().subList(0, 2));
        assertThatThrownBy(() -> RuntimeModel.open(file, fewer, quantities, 1))
                .hasMessageStartingWith(file + ": inputs: expected one for each of 2 fields, found [price, user, ");
        assertThatThrownBy(() -> RuntimeModel.open(file, SCHEMA, List.of(Quantity.parse("cart")), 1))
                .hasMessageStartingWith(file + ": outputs: expected 'cart' among them, found [");
        assertThatThrownBy(() -> RuntimeModel.open(file, SCHEMA, quantities, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threads 0: expected ≥ 1");
        OnnxExport.write(bundle, InputForm.RAW, file);
        try (RuntimeModel raw = RuntimeModel.open(file, SCHEMA, quantities, 1)) {
            assertThatThrownBy(() -> raw.score(samples(1, 1))).isInstanceOf(IOException.class);
        }
    }
}

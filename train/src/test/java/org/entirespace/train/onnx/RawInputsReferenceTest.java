/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.network.Network;
import org.entirespace.model.network.NetworkOptions;
import org.entirespace.model.request.RawRows;
import org.entirespace.model.scoring.ModelScorer;
import org.entirespace.model.scoring.ScoringLane;
import org.entirespace.model.tower.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Raw values are encoded in an exported model as they are here. */
class RawInputsReferenceTest {

    private static final int ROWS = 2_000;
    private static final int WIDEST_BAG = 3;
    private static final CompiledGraph GRAPH = CompiledGraph.of(GraphCatalog.esmm());
    private static final NetworkOptions OPTIONS = new NetworkOptions(6, Map.of(), List.of(16), 0.5);

    /** Boundaries, their neighbours, and what lies far away. */
    private static final double[] NUMBERS = {
        -1e9, 0, 19.999999999, 20, Math.nextUp(20.0), 30.5, Math.nextDown(30.5), 44, 45, 46, 16_777_217, Double.NaN
    };

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(6);

    private static FittedField buckets(String name, List<Double> boundaries) {
        return new FittedField(
                name,
                name,
                FieldKind.NUMERIC,
                Encoding.BUCKETS,
                boundaries.size() + 2,
                List.of(),
                boundaries,
                0,
                1,
                Pooling.SUM);
    }

    private static Schema schema() {
        return new Schema(List.of(
                ExportedModels.number("price", 20, 7.5),
                ExportedModels.texts("tags", FieldKind.BAG, Encoding.VOCABULARY, 12, Pooling.MEAN),
                buckets("age", List.of(20.0, 30.5, 45.0)),
                buckets("one bucket", List.of()),
                ExportedModels.texts("city", FieldKind.CATEGORICAL, Encoding.VOCABULARY, 9, Pooling.SUM)));
    }

    /** A text of the vocabulary, or one that is not. */
    private String text() {
        return "v" + random.nextInt(16);
    }

    @Test
    void theModelEncodesAsTheLibraryDoes() throws Exception {
        Network network = ExportedModels.network(schema(), GRAPH, OPTIONS, 4);
        Path file = folder.resolve("raw.onnx");
        OnnxExport.write(ExportedModels.bundle(network), InputForm.RAW, file);
        ScoringLane lane = new ModelScorer(network, TowerLibrary.fastest(Precision.FLOAT32)).lane();
        RawRows rows = lane.rows();
        rows.begin();
        try (OnnxModel model = new OnnxModel(file)) {
            Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
            for (int i = 0; i < ROWS; i++) {
                rows.add();
            }
            for (int f = 0; f < rows.schema().fields().size(); f++) {
                inputs.put(rows.schema().fields().get(f).name(), filled(rows, f, model));
            }
            lane.score();

            Map<String, float[]> outputs = model.run(inputs);

            for (int q = 0; q < GRAPH.quantities().size(); q++) {
                float[] found = outputs.getOrDefault(GRAPH.quantities().get(q).key(), new float[0]);
                for (int i = 0; i < ROWS; i++) {
                    assertThat((double) found[i]).as("row %s", i).isCloseTo(lane.probability(q, i), within(1e-6));
                }
            }
        }
    }

    /** Gives every row a value of a field, or none, and the same to the model. */
    private OnnxTensor filled(RawRows rows, int field, OnnxModel model) throws Exception {
        if (rows.isBag(field)) {
            return bags(rows, field, model);
        }
        if (!rows.isNumeric(field)) {
            String[] texts = new String[ROWS];
            for (int i = 0; i < ROWS; i++) {
                texts[i] = random.nextInt(5) == 0 ? "" : text();
                if (!texts[i].isEmpty()) {
                    rows.text(field, i, texts[i]);
                }
            }
            return model.texts(texts, ROWS);
        }
        double[] numbers = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            numbers[i] =
                    NUMBERS[random.nextInt(rows.schema().fields().get(field).isIndexed() ? NUMBERS.length : 10)];
            if (!Double.isNaN(numbers[i])) {
                rows.number(field, i, numbers[i]);
            }
        }
        return model.numbers(numbers, ROWS);
    }

    private OnnxTensor bags(RawRows rows, int field, OnnxModel model) throws Exception {
        String[] texts = new String[ROWS * WIDEST_BAG];
        java.util.Arrays.fill(texts, "");
        for (int i = 0; i < ROWS; i++) {
            List<String> bag = new ArrayList<>();
            for (int k = random.nextInt(WIDEST_BAG + 1); k > 0; k--) {
                texts[i * WIDEST_BAG + bag.size()] = text();
                bag.add(texts[i * WIDEST_BAG + bag.size()]);
            }
            rows.texts(field, i, bag);
        }
        return model.texts(texts, ROWS, WIDEST_BAG);
    }

    private static FittedField withEmptyText(FieldKind kind) {
        return new FittedField(
                "city", "city", kind, Encoding.VOCABULARY, 4, List.of("a", ""), List.of(), 0, 1, Pooling.SUM);
    }

    private float click(OnnxModel model, String text) throws OrtException {
        Map<String, float[]> outputs = model.run(Map.of("city", model.texts(new String[] {text}, 1)));
        return outputs.getOrDefault("click", new float[1])[0];
    }

    @Test
    void anEmptyTextIsMissingUnlessTheVocabularyHasIt() throws Exception {
        Schema with = new Schema(List.of(withEmptyText(FieldKind.CATEGORICAL)));
        Network network = ExportedModels.network(with, GRAPH, OPTIONS, 4);
        Path file = folder.resolve("empty.onnx");
        OnnxExport.write(ExportedModels.bundle(network), InputForm.RAW, file);
        ScoringLane lane = new ModelScorer(network, TowerLibrary.fastest(Precision.FLOAT32)).lane();
        lane.rows().begin();
        lane.rows().text(0, lane.rows().add(), "");
        lane.score();

        try (OnnxModel model = new OnnxModel(file)) {
            assertThat((double) click(model, "")).isCloseTo(lane.probability(0, 0), within(1e-6));
        }
        Schema bag = new Schema(List.of(withEmptyText(FieldKind.BAG)));
        Network ofBags = ExportedModels.network(bag, GRAPH, OPTIONS, 4);
        assertThatThrownBy(() -> OnnxExport.write(ExportedModels.bundle(ofBags), InputForm.RAW, file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("field 'city' cannot take raw values: its vocabulary has the empty text");
    }

    @Test
    void hashedFieldsTakeRowsAndTheModelSaysWhatEachTakes() throws Exception {
        Schema schema = ExportedModels.schema();
        Path file = folder.resolve("mixed.onnx");
        OnnxExport.write(ExportedModels.bundle(ExportedModels.network(schema, GRAPH, OPTIONS, 4)), InputForm.RAW, file);

        try (OnnxModel model = new OnnxModel(file)) {
            assertThat(model.metadata().get("entirespace.fields"))
                    .contains("\"input\":\"user\",\"takes\":\"ROWS\"", "\"input\":\"tags\",\"takes\":\"TEXTS\"")
                    .contains("\"input\":\"age\",\"takes\":\"NUMBERS\"", "\"input\":\"price\",\"takes\":\"NUMBERS\"");
        }
    }
}

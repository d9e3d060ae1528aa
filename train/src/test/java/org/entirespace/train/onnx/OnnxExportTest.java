/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.network.Network;
import org.entirespace.model.network.NetworkOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OnnxExportTest {

    private static final CompiledGraph GRAPH = CompiledGraph.of(GraphCatalog.esmm());
    private static final NetworkOptions OPTIONS = new NetworkOptions(6, Map.of(), List.of(16), 0.5);

    @TempDir
    Path folder;

    private final Network network = ExportedModels.network(ExportedModels.schema(), GRAPH, OPTIONS, 2);

    private Path file() {
        return folder.resolve("model.onnx");
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void inputsAreTheFieldsInOrderAndOutputsTheQuantities() throws Exception {
        OnnxSummary summary = OnnxExport.write(ExportedModels.bundle(network), file());

        assertThat(summary.inputs()).containsExactly("price", "user", "tags", "age", "clicks", "seen items", "city");
        assertThat(summary.outputs())
                .containsExactly(
                        "click", "click.logit", "purchase", "purchase.logit", "purchase|click", "purchase|click.logit");
        assertThat(summary.files()).containsExactly("model.onnx");
        assertThat(summary.bytes()).isEqualTo(Files.size(file()));
        assertThat(files()).containsExactly("model.onnx");
    }

    @Test
    void theModelTellsWhatItsInputsAndOutputsAre() throws Exception {
        OnnxExport.write(ExportedModels.bundle(network), file());

        Map<String, String> metadata;
        try (OnnxModel model = new OnnxModel(file())) {
            metadata = model.metadata();
        }

        JsonMapper json = JsonMapper.builder().build();
        JsonNode fields = json.readTree(metadata.get("entirespace.fields"));
        JsonNode quantities = json.readTree(metadata.get("entirespace.quantities"));
        assertThat(fields).hasSize(7);
        assertThat(fields.get(0).toString())
                .isEqualTo(
                        "{\"input\":\"price\",\"takes\":\"STANDARDIZED\",\"field\":\"price\",\"column\":\"price\",\"kind\":\"NUMERIC\","
                                + "\"encoding\":\"STANDARDIZE\",\"mean\":20.0,\"deviation\":7.5}");
        assertThat(fields.get(2).path("pooling").asString()).isEqualTo("SUM");
        assertThat(fields.get(3).path("boundaries").toString()).isEqualTo("[20.0,30.5,45.0]");
        assertThat(quantities.get(2).toString())
                .isEqualTo("{\"goal\":\"purchase\",\"space\":\"click\",\"name\":\"CVR\","
                        + "\"probability\":\"purchase|click\",\"logit\":\"purchase|click.logit\"}");
        assertThat(json.readTree(metadata.get("entirespace.graph")).path("name").asString())
                .isEqualTo("esmm");
        assertThat(metadata.get("entirespace.schema.sha256")).matches("[0-9a-f]{64}");
        assertThat(metadata).containsEntry("entirespace.name", "small").containsKey("entirespace.bundle.seal");
    }

    @Test
    void theSameModelIsTheSameFile() throws Exception {
        OnnxExport.write(ExportedModels.bundle(network), file());
        byte[] first = Files.readAllBytes(file());

        OnnxExport.write(
                ExportedModels.bundle(ExportedModels.network(ExportedModels.schema(), GRAPH, OPTIONS, 2)), file());

        assertThat(file()).hasBinaryContent(first);
    }

    /** Two fields and two quantities of one name would be one tensor. */
    @Test
    void aFieldThatIsCalledLikeAQuantityGivesWay() throws Exception {
        Schema schema = new Schema(List.of(
                ExportedModels.number("click", 0, 1),
                ExportedModels.texts("/Gemm_9", FieldKind.CATEGORICAL, Encoding.HASH, 5, Pooling.SUM)));
        Network other = ExportedModels.network(schema, GRAPH, OPTIONS, 2);

        OnnxSummary summary = OnnxExport.write(ExportedModels.bundle(other), file());

        assertThat(summary.inputs()).containsExactly("click#2", "/Gemm_9");
        try (OnnxModel model = new OnnxModel(file())) {
            assertThat(model.metadata().get("entirespace.fields"))
                    .contains("\"input\":\"click#2\",\"takes\":\"STANDARDIZED\",\"field\":\"click\"");
            assertThat(model.score(schema, ExportedModels.samples(schema, 3, 1)))
                    .containsKey("click");
        }
    }

    /** The inputs of one sample, with another row in one field. */
    private Map<String, OnnxTensor> sample(OnnxModel model, String field, long... rows) throws OrtException {
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        for (String number : List.of("price", "clicks")) {
            inputs.put(number, model.numbers(new float[1], 1));
        }
        for (String single : List.of("user", "age", "city")) {
            inputs.put(single, model.whole(single.equals(field) ? rows : new long[1], 1));
        }
        for (String bag : List.of("tags", "seen items")) {
            long[] values = bag.equals(field) ? rows : new long[] {-1};
            inputs.put(bag, model.whole(values, 1, values.length));
        }
        return inputs;
    }

    @Test
    void rowsThatTheTableDoesNotHaveAreRefused() throws Exception {
        OnnxExport.write(ExportedModels.bundle(network), file());
        try (OnnxModel model = new OnnxModel(file())) {
            assertThat(model.run(sample(model, "city", 8))).isNotEmpty();
            assertThat(model.run(sample(model, "tags", 11, -1))).isNotEmpty();
            assertThatThrownBy(() -> model.run(sample(model, "city", 9))).hasMessageContaining("indices element");
            assertThatThrownBy(() -> model.run(sample(model, "city", -1))).hasMessageContaining("indices element");
            assertThatThrownBy(() -> model.run(sample(model, "tags", 3, 12))).hasMessageContaining("indices element");
            assertThatThrownBy(() -> model.run(sample(model, "tags", 3, -2))).hasMessageContaining("indices element");
        }
    }

    @Test
    void whereABagIsPaddedDoesNotMatter() throws Exception {
        OnnxExport.write(ExportedModels.bundle(network), file());
        try (OnnxModel model = new OnnxModel(file())) {
            for (String bag : List.of("tags", "seen items")) {
                float[] plain = model.run(sample(model, bag, 3, 5)).get("click");

                assertThat(model.run(sample(model, bag, -1, 3, -1, -1, 5)).get("click"))
                        .as(bag)
                        .isEqualTo(plain);
                assertThat(model.run(sample(model, bag, 3)).get("click"))
                        .as(bag)
                        .isNotEqualTo(plain);
                assertThat(model.run(sample(model, bag)).get("click"))
                        .as("no column at all")
                        .isEqualTo(model.run(sample(model, bag, -1, -1)).get("click"));
            }
        }
    }

    @Test
    void tablesThatDoNotFitLieBesideTheModelInOneFileThatFollowsIt() throws Exception {
        SampleBatch batch = ExportedModels.samples(network.schema(), 50, 3);
        OnnxExport.write(ExportedModels.bundle(network), file());
        Map<String, float[]> within = scores(batch);
        long dense = (long) network.dense().length * Float.BYTES;

        OnnxSummary summary = OnnxExport.write(ExportedModels.bundle(network), InputForm.ENCODED, file(), dense);

        assertThat(summary.files()).hasSize(2).element(1).asString().matches("model-[0-9a-f]{16}\\.data");
        assertThat(files()).containsExactlyInAnyOrderElementsOf(summary.files());
        assertThat(summary.bytes())
                .isEqualTo(Files.size(file())
                        + Files.size(folder.resolve(summary.files().get(1))));
        assertThat(scores(batch)).usingRecursiveComparison().isEqualTo(within);

        Network other = ExportedModels.network(ExportedModels.schema(), GRAPH, OPTIONS, 9);
        OnnxSummary next = OnnxExport.write(ExportedModels.bundle(other), InputForm.ENCODED, file(), dense);
        assertThat(next.files().get(1)).isNotEqualTo(summary.files().get(1));
        assertThat(files()).containsExactlyInAnyOrderElementsOf(next.files());

        OnnxExport.write(ExportedModels.bundle(network), file());
        assertThat(files()).containsExactly("model.onnx");
    }

    private Map<String, float[]> scores(SampleBatch batch) throws Exception {
        try (OnnxModel model = new OnnxModel(file())) {
            return model.score(network.schema(), batch);
        }
    }

    @Test
    void aDensePartThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> OnnxExport.write(ExportedModels.bundle(network), InputForm.ENCODED, file(), 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("model 'small' cannot be exported: its dense part and vocabularies have ");
    }

    @Test
    void aFailedWriteLeavesTheOldModel() throws Exception {
        Files.writeString(file(), "old");
        Path folderInItsPlace = Files.createDirectories(folder.resolve("other.onnx/below"));

        assertThatThrownBy(() -> OnnxExport.write(ExportedModels.bundle(network), folderInItsPlace.resolveSibling("")))
                .isInstanceOf(IOException.class);

        assertThat(file()).hasContent("old");
        assertThat(files()).containsExactly("model.onnx", "other.onnx");
    }

    @Test
    void onlyOperatorsOfTheVersionStatedAreUsed() throws Exception {
        OnnxExport.write(ExportedModels.bundle(network), file());

        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(file()));

        assertThat(model.getOpsetImportList())
                .singleElement()
                .satisfies(set -> assertThat(set.getVersion()).isEqualTo(17));
        assertThat(model.getIrVersion()).isEqualTo(8);
        assertThat(model.getProducerName()).isEqualTo("EntireSpace");
    }
}

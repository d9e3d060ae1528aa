/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.model.network.Network;
import org.entirespace.model.network.NetworkOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an exporter could get wrong is found before a file gets its name. */
class StructureCheckDamageTest {

    @TempDir
    static Path folder = Path.of("");

    private static Path file() {
        return folder.resolve("model.onnx");
    }

    @BeforeAll
    static void export() throws IOException {
        CompiledGraph graph = CompiledGraph.of(GraphCatalog.esmm());
        NetworkOptions options = new NetworkOptions(6, Map.of(), List.of(16), 0.5);
        Network network = ExportedModels.network(ExportedModels.schema(), graph, options, 2);
        OnnxExport.write(
                ExportedModels.bundle(network), InputForm.ENCODED, file(), (long) network.dense().length * Float.BYTES);
    }

    private static Arguments damage(String what, Consumer<GraphProto.Builder> change, String told) {
        return Arguments.of(Named.of(what, change), told);
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("a node twice", g -> g.addNode(g.getNode(3)), "name of a tensor"),
                damage("a node left out", g -> g.removeNode(0), "one made before"),
                damage("an unknown operator", g -> g.getNodeBuilder(2).setOpType("Sigmoid"), "operator"),
                damage("an input too many", g -> g.getNodeBuilder(0).addInput("price"), "inputs of"),
                damage("an output nobody makes", g -> g.getOutputBuilder(0).setName("clack"), "output"),
                damage("an input twice", g -> g.addInput(g.getInput(0)), "name of a tensor"),
                damage("a tensor too short", StructureCheckDamageTest::shorten, "bytes of"),
                damage("a table that ends beyond its file", StructureCheckDamageTest::move, "end of"));
    }

    private static void shorten(GraphProto.Builder graph) {
        graph.getInitializerBuilderList().stream()
                .filter(tensor -> tensor.getRawData().size() > 4)
                .findFirst()
                .orElseThrow()
                .setRawData(ByteString.copyFrom(new byte[4]));
    }

    private static void move(GraphProto.Builder graph) {
        graph.getInitializerBuilderList().stream()
                .filter(tensor -> tensor.getExternalDataCount() > 0)
                .findFirst()
                .orElseThrow()
                .getExternalDataBuilderList()
                .stream()
                .filter(entry -> entry.getKey().equals("offset"))
                .forEach(entry -> entry.setValue("1048576"));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void damageIsFound(Consumer<GraphProto.Builder> change, String told) throws IOException {
        ModelProto.Builder model = ModelProto.parseFrom(Files.readAllBytes(file())).toBuilder();
        change.accept(model.getGraphBuilder());
        Path damaged = folder.resolve("damaged.onnx");
        Files.write(damaged, model.build().toByteArray());

        assertThatThrownBy(() -> StructureCheck.check(damaged, folder))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining(told);
    }

    @Test
    void anotherVersionIsFound() throws IOException {
        ModelProto.Builder model = ModelProto.parseFrom(Files.readAllBytes(file())).toBuilder();
        model.getOpsetImportBuilder(0).setVersion(18);
        Path damaged = folder.resolve("damaged.onnx");
        Files.write(damaged, model.build().toByteArray());

        assertThatThrownBy(() -> StructureCheck.check(damaged, folder))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining("operator sets");
    }

    @Test
    void theFileAsItWasWrittenIsSound() throws IOException {
        StructureCheck.check(file(), folder);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CalibrationMap;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Composition;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.graph.Readout;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From logits to probabilities, whatever the logits are. */
class CompositionNodesTest {

    private static final int ROWS = 2_000;

    /** What rounding the results to floats leaves of a probability, relative to itself. */
    private static final double SINGLE = 1e-6;

    @TempDir
    Path folder;

    static Stream<Named<BehaviorGraph>> graphs() {
        return GraphCatalog.graphs().values().stream().map(graph -> Named.of(graph.name(), graph));
    }

    /** The outputs for some logits, by a model that has them as its input. */
    private Map<String, float[]> run(CompiledGraph graph, Readout readout, float[] logits) throws Exception {
        GraphWriter writer = new GraphWriter();
        List<QuantityOutput> outputs =
                graph.quantities().stream().map(QuantityOutput::of).toList();
        String input = writer.reserve("logits");
        writer.input(input, TensorProto.DataType.FLOAT, List.of(GraphWriter.BATCH, "rates"), "logits of the rates");
        CompositionNodes.write(writer, Composition.of(graph, graph.quantities(), readout), input, outputs);
        for (QuantityOutput output : outputs) {
            writer.output(output.probability(), "");
            writer.output(output.logOdds(), "");
        }
        Path file = folder.resolve("composition.onnx");
        ModelProto model = ModelProto.newBuilder()
                .setIrVersion(OnnxExport.IR_VERSION)
                .setGraph(writer.graph().setName("composition"))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OnnxExport.OPSET))
                .build();
        try (OutputStream out = Files.newOutputStream(file)) {
            model.writeTo(out);
        }
        int rates = graph.rates().size();
        try (OnnxModel runtime = new OnnxModel(file)) {
            return runtime.run(Map.of(input, runtime.numbers(logits, logits.length / rates, rates)));
        }
    }

    private void compare(CompiledGraph graph, Readout readout, double range, double logOddsOff) throws Exception {
        var random = new SplittableRandom(1);
        int rates = graph.rates().size();
        float[] logits = new float[ROWS * rates];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) random.nextDouble(-range, range);
        }
        GraphScorer scorer = new GraphScorer(graph, graph.quantities(), readout);
        double[] logOdds = new double[graph.quantities().size()];

        Map<String, float[]> outputs = run(graph, readout, logits);

        for (int i = 0; i < ROWS; i++) {
            scorer.logOddsInto(logits, i * rates, logOdds);
            for (int q = 0; q < logOdds.length; q++) {
                QuantityOutput output = QuantityOutput.of(graph.quantities().get(q));
                double probability = GraphScorer.probability(logOdds[q]);
                assertThat((double) at(outputs, output.probability(), i))
                        .as("%s of row %s", output.probability(), i)
                        .isCloseTo(probability, within(SINGLE * probability));
                assertThat((double) at(outputs, output.logOdds(), i))
                        .as("%s of row %s", output.logOdds(), i)
                        .isCloseTo(logOdds[q], within(logOddsOff));
            }
        }
    }

    private static float at(Map<String, float[]> outputs, String name, int row) {
        return outputs.getOrDefault(name, new float[0])[row];
    }

    /** Down to e^-90 and beyond: what is rare is as exact, relative to itself, as what is not. */
    @ParameterizedTest
    @MethodSource("graphs")
    void rareProbabilitiesAreExactRelativeToThemselves(BehaviorGraph graph) throws Exception {
        compare(CompiledGraph.of(graph), Readout.PLAIN, 5, 1e-5);
        compare(CompiledGraph.of(graph), Readout.PLAIN, 20, 1e-5);
    }

    /** Beyond the smallest floats only the log-odds tell. */
    @ParameterizedTest
    @MethodSource("graphs")
    void logOddsAreExactWhereProbabilitiesVanish(BehaviorGraph graph) throws Exception {
        CompiledGraph compiled = CompiledGraph.of(graph);
        int rates = compiled.rates().size();
        for (float extreme : new float[] {-80, -30, 30, 80}) {
            float[] logits = new float[rates];
            java.util.Arrays.fill(logits, extreme);
            double[] logOdds = new double[compiled.quantities().size()];
            new GraphScorer(compiled, compiled.quantities()).logOddsInto(logits, 0, logOdds);

            Map<String, float[]> outputs = run(compiled, Readout.PLAIN, logits);

            for (int q = 0; q < logOdds.length; q++) {
                QuantityOutput output = QuantityOutput.of(compiled.quantities().get(q));
                assertThat((double) at(outputs, output.logOdds(), 0))
                        .as(output.logOdds())
                        .isCloseTo(logOdds[q], within(1e-6 * Math.abs(logOdds[q]) + 1e-6));
                assertThat((double) at(outputs, output.probability(), 0))
                        .as(output.probability())
                        .isCloseTo(GraphScorer.probability(logOdds[q]), within(1e-10));
            }
        }
    }

    @Test
    void shiftsOfHeadsAreTakenOff() throws Exception {
        CompiledGraph esmm = CompiledGraph.of(GraphCatalog.esmm());

        compare(esmm, new Readout(Map.of("purchase|click", 1.25), false), 5, 1e-5);
    }

    @Test
    void mapsOfHeadsAreFollowedWithinAndBeyondTheirKnots() throws Exception {
        CompiledGraph esmm = CompiledGraph.of(GraphCatalog.esmm());
        CalibrationMap line = new CalibrationMap(List.of(0.5), List.of(-1.0), 0.5);
        CalibrationMap curve = new CalibrationMap(List.of(-3.0, -1.0, 0.0, 2.5), List.of(-4.0, -1.5, -1.5, 3.0), 1);

        compare(
                esmm,
                new Readout(Map.of("purchase|click", 1.25), false, Map.of("click", line, "purchase|click", curve)),
                5,
                1e-5);
        compare(esmm, Readout.PLAIN.calibrated(Map.of("click", curve)), 5, 1e-5);
    }

    /** Near one the log-odds of a ratio have few digits. */
    @Test
    void ratiosOfMarginalsMayExceedOne() throws Exception {
        CompiledGraph division = CompiledGraph.of(GraphCatalog.division());
        Readout ratios = new Readout(Map.of(), true);

        compare(division, ratios, 4, 1e-3);

        Quantity cvr = Quantity.conditional("purchase", "click");
        Map<String, float[]> above = run(division, ratios, new float[] {-2, 3});
        assertThat(at(above, cvr.key() + ".logit", 0)).isGreaterThan((float) GraphScorer.ABOVE_ONE);
        assertThat(at(above, cvr.key(), 0)).isEqualTo(1f);
    }
}

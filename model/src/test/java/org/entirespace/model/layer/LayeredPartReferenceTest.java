/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import static java.util.Objects.requireNonNull;
import static org.entirespace.model.layer.Slopes.assertClose;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.entirespace.model.tower.DenseOptions;
import org.entirespace.model.tower.HeadPlace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Every arrangement equals PyTorch, by numbers that {@code src/test/python/layers.py} printed once. */
class LayeredPartReferenceTest {

    /** What the script printed. */
    record Oracle(String torch, List<Case> cases) {}

    /**
     * One dense part.
     *
     * @param inputs of one copy
     * @param weights of the sum of the logits whose gradients these are; (rows, heads)
     * @param gradient by the parameters
     * @param ofInput by x
     */
    record Case(
            String name,
            int inputs,
            int copies,
            DenseOptions options,
            List<HeadPlace> heads,
            List<Double> parameters,
            List<Double> x,
            List<Double> weights,
            List<Double> logits,
            List<Double> gradient,
            List<Double> ofInput) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream in = requireNonNull(LayeredPartReferenceTest.class.getResourceAsStream("torch-layers.json"))) {
            return JsonMapper.builder().build().readValue(in, Oracle.class).cases().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void logitsAndGradientsArePyTorchsToSinglePrecision(Case expected) {
        LayeredPart part = LayeredPart.of(expected.inputs(), expected.copies(), expected.options(), expected.heads());

        Run found = Run.of(part, floats(expected.parameters()), floats(expected.x()), floats(expected.weights()));

        assertClose("logits", found.logits(), doubles(expected.logits()), 2e-6);
        assertClose("gradient", found.gradient(), doubles(expected.gradient()), 5e-6);
        assertClose("gradient of the input", found.ofInput(), doubles(expected.ofInput()), 5e-6);
    }

    /** So the twin speaks for the forms that PyTorch was not asked about. */
    @ParameterizedTest
    @MethodSource("cases")
    void theTwinsLogitsArePyTorchsToDoublePrecision(Case expected) {
        TwinPart twin = new TwinPart(expected.copies(), expected.options(), expected.heads());
        double[] x = doubles(expected.x());
        int rows = expected.logits().size() / expected.heads().size();
        for (int i = 0; i < rows; i++) {
            double[] row = java.util.Arrays.copyOfRange(x, i * x.length / rows, (i + 1) * x.length / rows);
            double[] logits = twin.logits(doubles(expected.parameters()), row);
            for (int h = 0; h < logits.length; h++) {
                double torch = expected.logits().get(i * logits.length + h);
                if (!(Math.abs(logits[h] - torch) <= 1e-11 * (1 + Math.abs(torch)))) {
                    throw new AssertionError("row " + i + ", head " + h + ": " + logits[h] + ", PyTorch " + torch);
                }
            }
        }
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static float[] floats(List<Double> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i).floatValue();
        }
        return floats;
    }
}

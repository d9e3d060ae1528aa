/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.objective.Fitting;
import org.entirespace.core.objective.FittingOptions;
import org.entirespace.core.objective.Objective;
import org.entirespace.core.objective.ObjectiveLoss;
import org.entirespace.core.objective.Objectives;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** Losses and gradients of objectives equal PyTorch's, by numbers that {@code src/test/python/objectives.py} printed once. */
class ObjectiveTorchTest {

    /**
     * What the script printed.
     *
     * @param torch the version of PyTorch
     * @param labels click and purchase; (samples, 2)
     * @param logits (samples, 3)
     * @param options the fitting's options, in order
     * @param objectives by way of fitting
     */
    record Oracle(
            String torch,
            List<List<Integer>> labels,
            List<List<Double>> logits,
            List<Double> options,
            Map<String, Result> objectives) {}

    /**
     * One objective.
     *
     * @param losses of each term
     * @param weights of each term
     * @param gradient of the weighted sum; (samples, 3)
     */
    record Result(List<Double> losses, List<Double> weights, List<List<Double>> gradient) {}

    private final Oracle oracle = read();

    /** REJECTION draws; on this graph CONDITIONAL is HEADS, GLOBAL_DOMAIN is ENTIRE_SPACE, and ELSEWHERE has no act. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REJECTION", "CONDITIONAL", "GLOBAL_DOMAIN", "ELSEWHERE"})
    void lossesAndGradientsArePyTorchs(Fitting fitting) {
        Result expected = requireNonNull(oracle.objectives().get(fitting.name().toLowerCase(Locale.ROOT)));
        Objective objective = Objectives.of(CompiledGraph.of(GraphCatalog.esmm()), fitting, options(), Map.of());
        int samples = oracle.labels().size();
        int heads = objective.heads().count();
        byte[][] labels = new byte[2][samples];
        float[] logits = new float[samples * heads];
        for (int i = 0; i < samples; i++) {
            for (int b = 0; b < 2; b++) {
                labels[b][i] = oracle.labels().get(i).get(b).byteValue();
            }
            for (int h = 0; h < heads; h++) {
                logits[i * heads + h] = oracle.logits().get(i).get(h).floatValue();
            }
        }
        double[] weights = objective.weights();
        long[] counts = new long[weights.length];
        double[] sums = new double[weights.length];
        float[] gradient = new float[logits.length];
        ObjectiveLoss loss = new ObjectiveLoss(objective);
        loss.countInto(labels, 0, samples, counts);
        double[] scales = new double[weights.length];
        for (int t = 0; t < scales.length; t++) {
            scales[t] = weights[t] / counts[t];
        }
        loss.backward(logits, labels, 0, samples, scales, 1, sums, gradient);

        assertThat(weights)
                .containsExactly(expected.weights().stream().mapToDouble(w -> w).toArray());
        for (int t = 0; t < weights.length; t++) {
            assertThat(sums[t] / counts[t])
                    .as(objective.names().get(t))
                    .isCloseTo(expected.losses().get(t), within(1e-12));
        }
        for (int i = 0; i < samples; i++) {
            for (int h = 0; h < heads; h++) {
                double slope = expected.gradient().get(i).get(h);
                assertThat((double) gradient[i * heads + h])
                        .as("sample %d, head %d", i, h)
                        .isCloseTo(slope, within(1e-8 + 1e-6 * Math.abs(slope)));
            }
        }
    }

    private FittingOptions options() {
        List<Double> o = oracle.options();
        return new FittingOptions(o.get(0), o.get(1), o.get(2), o.get(3), o.get(4), o.get(5));
    }

    private static Oracle read() {
        try (InputStream in = requireNonNull(ObjectiveTorchTest.class.getResourceAsStream("torch-objectives.json"))) {
            return JsonMapper.builder().build().readValue(in, Oracle.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

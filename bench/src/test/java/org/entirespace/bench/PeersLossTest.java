/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.GraphLoss;
import org.junit.jupiter.api.Test;

/** HM3's loss here equals that of the comparison with PyTorch; both sides are held against {@code peers/hm3-loss.csv}. */
class PeersLossTest {

    private static final Path FILE =
            Path.of("peers", "hm3-loss.csv"); // logits, labels and gradient; the last line: losses
    private static final int HEADS = 6;
    private static final int TERMS = 4;

    @Test
    void lossesAndGradientOfHm3AreThoseOfPyTorch() throws IOException {
        List<String[]> lines = lines();
        int rows = lines.size() - 1;
        float[] logits = new float[rows * HEADS];
        byte[][] labels = new byte[TERMS][rows];
        for (int row = 0; row < rows; row++) {
            for (int head = 0; head < HEADS; head++) {
                logits[row * HEADS + head] = Float.parseFloat(lines.get(row)[head]);
            }
            for (int term = 0; term < TERMS; term++) {
                labels[term][row] = Byte.parseByte(lines.get(row)[HEADS + term]);
            }
        }
        CompiledGraph graph = CompiledGraph.of(GraphCatalog.hm3());
        GraphLoss loss = new GraphLoss(graph, graph.entireSpaceLoss(Map.of()));
        long[] counts = new long[TERMS];
        double[] sums = new double[TERMS];
        float[] gradient = new float[logits.length];

        loss.countInto(labels, 0, rows, counts);
        loss.backward(logits, labels, 0, rows, loss.scales(counts), sums, gradient);

        for (int term = 0; term < TERMS; term++) {
            double expected = Double.parseDouble(lines.get(rows)[HEADS + term]);
            assertThat(sums[term] / rows).isCloseTo(expected, within(1e-9));
        }
        for (int i = 0; i < gradient.length; i++) {
            double expected = Double.parseDouble(lines.get(i / HEADS)[HEADS + TERMS + i % HEADS]);
            assertThat((double) gradient[i]).isCloseTo(expected, within(1e-6 * Math.abs(expected)));
        }
    }

    private static List<String[]> lines() throws IOException {
        return Files.readAllLines(FILE).stream()
                .skip(1) // the heading
                .map(line -> line.split(",", -1))
                .toList();
    }
}

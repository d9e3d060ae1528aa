/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.metric.Auc;
import org.entirespace.core.metric.Bootstrap;
import org.entirespace.core.metric.BootstrapOptions;
import org.entirespace.data.ProgressListener;
import org.entirespace.data.prepare.Preparation;
import org.entirespace.data.prepare.PrepareListener;
import org.entirespace.data.prepare.PrepareOptions;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.data.sample.Split;
import org.entirespace.data.world.World;
import org.entirespace.train.evaluate.ScoredSamples;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlicesTest {

    @TempDir
    static Path folder;

    private static SampleFolder samples;

    @BeforeAll
    static void prepare() throws Exception {
        World.of(SmallExperiment.world()).write(folder.resolve("log"), 1, ProgressListener.NONE);
        Preparation.prepare(
                SmallExperiment.recipe().log(),
                folder.resolve("log"),
                folder.resolve("samples"),
                new PrepareOptions("slices", "500MB", 1, 1),
                SmallExperiment.CLOCK,
                PrepareListener.NONE);
        samples = SampleFolder.open(folder.resolve("samples"));
    }

    @Test
    void everyRowIsInOneSliceAndSlicesAreNamedByTheirValues() throws Exception {
        int rows = (int) samples.manifest().summary(Split.TEST).rows();
        Map<String, Rows> hours = Slices.of(samples, "hour").rows();
        Map<String, Rows> segments = Slices.of(samples, "segment").rows();

        assertThat(hours.keySet().iterator().next()).startsWith("hour below ");
        assertThat(hours.keySet()).anyMatch(name -> name.matches("hour from \\d+ to below \\d+"));
        assertThat(segments.keySet()).contains("segment g0", "segment g11");
        for (Map<String, Rows> slices : List.of(hours, segments)) {
            double[] ones = new double[rows];
            java.util.Arrays.fill(ones, 1);
            assertThat(slices.values().stream()
                            .mapToInt(slice -> slice.of(ones).length)
                            .sum())
                    .isEqualTo(rows);
        }
        assertThat(Slices.of(samples, "age").rows().keySet()).contains("age missing");
    }

    @Test
    void figuresOfASliceAreThoseOfItsRows() throws Exception {
        try (SampleSplit test = samples.open(Split.TEST, List.of("click", "purchase"))) {
            CompiledGraph graph = CompiledGraph.of(GraphCatalog.esmm());
            double[][] logOdds = new double[graph.quantities().size()][test.rows()];
            for (double[] column : logOdds) {
                for (int row = 0; row < column.length; row++) {
                    column[row] = Math.sin(17.0 * row);
                }
            }
            byte[][] labels = {test.labels("click"), test.labels("purchase")};
            ScoredSamples scored = new ScoredSamples(graph, graph.quantities(), logOdds, labels, test.groups());
            Slices slices = Slices.of(samples, "segment");
            Rows third = Objects.requireNonNull(slices.rows().get("segment g3"));
            ScoredSamples alone = new ScoredSamples(
                    graph,
                    List.of(Quantity.conditional("purchase", "click")),
                    new double[][] {third.of(logOdds[0])},
                    new byte[][] {third.of(labels[0]), third.of(labels[1])},
                    third.of(test.groups()));

            List<Figure> figures = LabelFigures.of(scored, slices, new Bootstrap(new BootstrapOptions(5, 0.9, 1)));

            Figure auc = figures.stream()
                    .filter(figure -> figure.key().equals(new FigureKey("purchase|click", "click, segment g3", "auc")))
                    .findFirst()
                    .orElseThrow();
            assertThat(auc.value()).isEqualTo(Auc.of(alone.predictions(Quantity.conditional("purchase", "click"))));
            assertThat(auc.replicates()).hasSize(5);
        }
    }

    @Test
    void fieldsOfManyValuesOrNoneAreRefused() {
        assertThatThrownBy(() -> Slices.of(samples, "user_id")).hasMessageContaining("encoded by hash");
        assertThatThrownBy(() -> Slices.of(samples, "tags")).hasMessageContaining("is a bag");
        assertThatThrownBy(() -> Slices.of(samples, "user_clicks_7d")).hasMessageContaining("encoded by standardize");
        assertThatThrownBy(() -> Slices.of(samples, "color")).hasMessageContaining("no field 'color'");
    }
}

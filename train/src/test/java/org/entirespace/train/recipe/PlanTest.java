/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.Quantity;
import org.entirespace.model.embedding.RowPrecision;
import org.entirespace.model.tower.Activation;
import org.entirespace.model.tower.Normalization;
import org.entirespace.model.tower.Precision;
import org.entirespace.train.document.DocumentProblem;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void plansThatCannotBeFollowedCannotBeMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> network(0, Map.of(), List.of(8)));
        assertThatIllegalArgumentException().isThrownBy(() -> network(8, Map.of("user", 0), List.of(8)));
        assertThatIllegalArgumentException().isThrownBy(() -> network(8, Map.of(), List.of(8, 0)));
        assertThatIllegalArgumentException().isThrownBy(() -> training(0, 0.1, Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> training(1, 0, Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> training(1, Double.NaN, Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> training(1, 0.1, Map.of("click", -1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> training(1, 0.1, Map.of("click", Double.NaN)));
        assertThatIllegalArgumentException().isThrownBy(() -> new EvaluationPlan(List.of(), -1, 0.9, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new EvaluationPlan(List.of(), 10, 1, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new EvaluationPlan(List.of(), 10, 0.9, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EarlyStopping(StoppingMetric.NE, Quantity.marginal("click"), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new DocumentProblem("name", 0, 1, "missing", ""));
    }

    @Test
    void labelsAreThoseOfTheGraph() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GraphPlan(GraphCatalog.esmm(), Map.of("click", "click")))
                .withMessageContaining("[click, purchase]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GraphPlan.of(GraphCatalog.esmm(), Map.of()).label("order"))
                .withMessageContaining("'order'");
    }

    @Test
    void metricsKnowWhichWayIsBetter() {
        assertThat(StoppingMetric.values())
                .filteredOn(StoppingMetric::isHigherBetter)
                .containsExactly(StoppingMetric.AUC, StoppingMetric.GAUC);
    }

    private static NetworkPlan network(int embedding, Map<String, Integer> embeddings, List<Integer> tower) {
        return new NetworkPlan(
                embedding,
                embeddings,
                Map.of(),
                RowPrecision.FLOAT32,
                tower,
                Activation.RELU,
                Normalization.NONE,
                0,
                List.of(),
                true);
    }

    private static TrainingPlan training(int epochs, double learningRate, Map<String, Double> weights) {
        return new TrainingPlan(
                epochs,
                64,
                learningRate,
                0.1,
                EmbeddingOptimizer.defaults(),
                Precision.FLOAT32,
                1,
                2,
                4,
                weights,
                EarlyStopping.defaults(GraphCatalog.esmm()),
                CollapseAlarm.defaults());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluationJsonTest {

    @Test
    void aFileHoldsEveryFigureInFullPrecision(@TempDir Path folder) throws IOException {
        Evaluation evaluation =
                Evaluator.evaluate(FakeSamples.of(3000, 5).hm3(0.3, 0, 6), new EvaluationOptions(20, 0.9, 10, 1));
        Path file = folder.resolve("evaluation.json");
        EvaluationJson.write(file, evaluation);
        JsonNode tree = new JsonMapper().readTree(Files.readString(file));
        QuantityEvaluation cvr =
                evaluation.quantity(Quantity.parse("purchase|click")).orElseThrow();
        JsonNode node = tree.at("/quantities/6");

        assertThat(tree.at("/graph").asString()).isEqualTo("hm3");
        assertThat(tree.at("/rows").asLong()).isEqualTo(3000);
        assertThat(tree.at("/options/confidence").asDouble()).isEqualTo(0.9);
        assertThat(tree.at("/behaviors/3/after/click/positive").asLong())
                .isEqualTo(cvr.counts().positive());
        assertThat(node.at("/name").asString()).isEqualTo("CVR");
        assertThat(node.at("/key").asString()).isEqualTo("purchase|click");
        assertThat(node.at("/space").asString()).isEqualTo("click");
        assertThat(node.at("/unobserved").asLong())
                .isEqualTo(cvr.counts().unobserved())
                .isPositive();
        assertThat(node.at("/auc/value").asDouble())
                .isEqualTo(cvr.ranking().auc().value().value().orElseThrow());
        assertThat(node.at("/auc/low").asDouble())
                .isLessThan(node.at("/auc/value").asDouble());
        assertThat(node.at("/f1/2/topShare").asDouble()).isEqualTo(0.01);
        assertThat(node.at("/f1/2/f1/value").asDouble())
                .isEqualTo(cvr.ranking().top().get(2).f1().value().orElseThrow())
                .isPositive();
        assertThat(node.at("/aboveOne").asInt()).isZero();
        assertThat(node.at("/calibrationRatio/replicates").asInt()).isEqualTo(20);
        assertThat(node.at("/calibration")).hasSize(10);
        assertThat(node.at("/calibration/9/rows").asLong())
                .isEqualTo(cvr.calibration().table().bins().get(9).rows());
        assertThat(node.at("/roc")).hasSize(cvr.ranking().roc().points().size());
    }

    @Test
    void undefinedIsAnObjectWithItsReason() {
        ScoredSamples samples = new ScoredSamples(
                CompiledGraph.of(GraphCatalog.esmm()),
                List.of(Quantity.conditional("purchase", "click")),
                new double[1][2],
                new byte[][] {{1, 1}, {0, 0}},
                new long[2]);
        JsonNode node = EvaluationJson.tree(Evaluator.evaluate(samples, EvaluationOptions.defaults()))
                .at("/quantities/0");

        assertThat(node.at("/auc").toString()).isEqualTo("{\"undefined\":\"one class\"}");
        assertThat(node.at("/calibrationRatio").toString()).isEqualTo("{\"undefined\":\"no positive row\"}");
        assertThat(node.at("/roc").toString()).isEqualTo("[]");
        assertThat(node.at("/logLoss/value").isNumber()).isTrue();
    }
}

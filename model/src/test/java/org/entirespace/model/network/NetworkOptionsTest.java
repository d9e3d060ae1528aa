/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.embedding.EmbeddingTable;
import org.entirespace.model.tower.TowerShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkOptionsTest {

    private static final CompiledGraph ESMM = CompiledGraph.of(GraphCatalog.esmm());

    @Test
    void everyOptionReachesTheNetwork() {
        var options = new NetworkOptions(3, Map.of("tags", 2), List.of(5, 4), 0);
        Network network = new Network(TinyNetworks.schema(), ESMM, options, 1);

        assertThat(network.options()).isEqualTo(options);
        assertThat(network.tableNames()).containsExactly("city", "tags", "seen");
        assertThat(network.tables()).extracting(EmbeddingTable::dimension).containsExactly(3, 2, 3);
        assertThat(network.tables()).extracting(EmbeddingTable::rows).containsExactly(7, 6, 5);
        assertThat(network.shape()).isEqualTo(new TowerShape(10, List.of(5, 4), 2));
        assertThat(network.shape().inputs()).isEqualTo(3 + 2 + 3 + 2);
        float[] row = {1, 1, 1};
        network.tables().get(0).copyInto(6, row, 0);
        assertThat(row).containsOnly(0);
    }

    @Test
    void initialEmbeddingsHaveTheDeviationAskedFor() {
        EmbeddingTable table = new EmbeddingTable(20_000, 4, 0.05, 3);
        float[] row = new float[4];
        double sum = 0;
        double squares = 0;
        for (int r = 0; r < table.rows(); r++) {
            table.copyInto(r, row, 0);
            for (float w : row) {
                sum += w;
                squares += w * w;
            }
        }
        assertThat(sum / 80_000).isBetween(-0.001, 0.001);
        assertThat(Math.sqrt(squares / 80_000)).isBetween(0.0495, 0.0505);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 4097})
    void lengthsOfEmbeddingsOutsideTheirRangeAreRefused(int length) {
        assertThatThrownBy(() -> new NetworkOptions(length, Map.of(), List.of(8), 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("embedding: length " + length + "; expected 1 to 4096");
        assertThatThrownBy(() -> new NetworkOptions(8, Map.of("city", length), List.of(8), 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("embedding of field 'city': length " + length + "; expected 1 to 4096");
    }

    @Test
    void towersWithoutLayersOrWithEmptyOnesAreRefused() {
        for (List<Integer> tower : List.of(List.<Integer>of(), List.of(8, 0), List.of(-3))) {
            assertThatThrownBy(() -> new NetworkOptions(8, Map.of(), tower, 0.1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("tower " + tower + "; expected at least one layer, each ≥ 1");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void deviationsThatAreNoneAreRefused(double deviation) {
        assertThatThrownBy(() -> new NetworkOptions(8, Map.of(), List.of(8), deviation))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("embedding deviation " + deviation + "; expected finite and ≥ 0");
    }

    @Test
    void aLengthForAFieldThatHasNoEmbeddingIsRefused() {
        var options = new NetworkOptions(8, Map.of("price", 4), List.of(8), 0.1);

        assertThatThrownBy(() -> new Network(TinyNetworks.schema(), ESMM, options, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("length of the embedding of 'price', which is no indexed field; they are "
                        + "[city, tags, seen]");
    }

    @Test
    void aSchemaWithoutFieldsIsRefused() {
        assertThatThrownBy(() -> new Network(new Schema(List.of()), ESMM, TinyNetworks.options(), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

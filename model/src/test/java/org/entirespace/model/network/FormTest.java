/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.model.embedding.EmbeddingTable;
import org.entirespace.model.layer.LayeredPart;
import org.entirespace.model.tower.Activation;
import org.entirespace.model.tower.DenseOptions;
import org.entirespace.model.tower.Normalization;
import org.entirespace.model.tower.Sharing;
import org.entirespace.model.tower.TowerShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which dense part a form gets, and how many parameters. */
class FormTest {

    private static final CompiledGraph ESMM = CompiledGraph.of(GraphCatalog.esmm());
    private static final List<Integer> TOWER = List.of(5, 4);

    static Stream<DenseOptions> notPlain() {
        return Stream.of(
                new DenseOptions(TOWER, Activation.LEAKY_RELU, Normalization.NONE, 0, Sharing.towers()),
                new DenseOptions(TOWER, Activation.RELU, Normalization.LAYER, 0, Sharing.towers()),
                new DenseOptions(TOWER, Activation.RELU, Normalization.NONE, 0.1, Sharing.towers()),
                new DenseOptions(
                        TOWER, Activation.RELU, Normalization.NONE, 0, Sharing.of(Sharing.Kind.SHARED_BOTTOM)));
    }

    @Test
    void plainTowersThatShareTheirInputAreLeftToTheEngines() {
        assertThat(network(TinyNetworks.options()).shape()).isEqualTo(new TowerShape(10, TOWER, 2));
    }

    @ParameterizedTest
    @MethodSource("notPlain")
    void allOthersAreLayers(DenseOptions dense) {
        assertThat(network(TinyNetworks.options().with(dense)).shape()).isInstanceOf(LayeredPart.class);
    }

    @Test
    void towersWithEmbeddingsOfTheirOwnHaveTablesOfTheirOwn() {
        Network network = network(TinyForms.options(DenseOptions.plain(TOWER), false, List.of()));

        assertThat(network.shape()).isInstanceOf(LayeredPart.class);
        assertThat(network.shape().inputs()).isEqualTo(2 * 10);
        assertThat(network.tableNames()).containsExactly("0.city", "0.tags", "0.seen", "1.city", "1.tags", "1.seen");
        assertThat(network.tables()).extracting(EmbeddingTable::rows).containsExactly(7, 6, 5, 7, 6, 5);
        assertThat(network.shape().parameters()).isEqualTo(2 * (10 * 5 + 5 + 5 * 4 + 4 + 4 + 1));
        assertThat(network.parameters()).isEqualTo(network.shape().parameters() + 2 * (7 * 3 + 6 * 2 + 5 * 3));
        assertThat(Bits.of(network)).hasSize((int) network.parameters());
    }

    @Test
    void tiedHeadsShareATowerAndItsEmbeddings() {
        List<List<String>> both = List.of(List.of("click", "purchase|click"));
        DenseOptions dense = DenseOptions.plain(TOWER);

        Network tied = network(TinyForms.options(dense, false, both));

        assertThat(tied.tableNames()).containsExactly("0.city", "0.tags", "0.seen");
        assertThat(tied.shape().parameters()).isEqualTo(10 * 5 + 5 + 5 * 4 + 4 + 2 * (4 + 1));
        assertThat(tied.shape().hiddenOf(1)).isEqualTo(tied.shape().hiddenOf(0));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TOWERS")
    void towersThatShareMoreThanTheirInputShareTheEmbeddings(Sharing.Kind kind) {
        DenseOptions dense = new DenseOptions(TOWER, Activation.RELU, Normalization.NONE, 0, Sharing.of(kind));

        assertThatThrownBy(() -> network(TinyForms.options(dense, false, List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sharing " + kind.name().toLowerCase(java.util.Locale.ROOT)
                        + " with embeddings of each tower's own; towers that share something read the same embeddings");
    }

    private static Network network(NetworkOptions options) {
        return new Network(TinyNetworks.schema(), ESMM, options, 1);
    }
}

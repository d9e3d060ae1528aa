/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Readout;
import org.entirespace.model.tower.Activation;
import org.entirespace.model.tower.DenseOptions;
import org.entirespace.model.tower.Normalization;
import org.entirespace.model.tower.Sharing;
import org.junit.jupiter.api.Named;

/** Small networks of every form. */
public final class TinyForms {

    private static final List<Integer> TOWER = List.of(5, 4);

    private TinyForms() {}

    /** Every kind of sharing, plain and with all that layers can be given, and embeddings of each tower's own. */
    public static Stream<Named<NetworkOptions>> all() {
        Stream<Named<NetworkOptions>> shared = Stream.of(Sharing.Kind.values())
                .flatMap(kind -> Stream.of(
                        Named.of(kind + ", plain", options(plain(kind), true, List.of())),
                        Named.of(kind + ", rich", options(rich(kind, 0.2), true, List.of()))));
        Stream<Named<NetworkOptions>> own = Stream.of(
                Named.of("own embeddings, plain", options(plain(Sharing.Kind.TOWERS), false, List.of())),
                Named.of("own embeddings, rich", options(rich(Sharing.Kind.TOWERS, 0.2), false, List.of())));
        return Stream.concat(shared, own);
    }

    /** Rectified layers. */
    public static DenseOptions plain(Sharing.Kind kind) {
        return new DenseOptions(TOWER, Activation.RELU, Normalization.NONE, 0, sharing(kind));
    }

    /** Learned slopes, normalisation and dropout. */
    public static DenseOptions rich(Sharing.Kind kind, double dropout) {
        return new DenseOptions(TOWER, Activation.PRELU, Normalization.LAYER, dropout, sharing(kind));
    }

    private static Sharing sharing(Sharing.Kind kind) {
        return new Sharing(kind, 2, 1, 2, List.of(6));
    }

    /** Options of {@link TinyNetworks} with another dense part. */
    public static NetworkOptions options(DenseOptions dense, boolean sharesEmbeddings, List<List<String>> tied) {
        return new NetworkOptions(3, Map.of("tags", 2), 0.5, sharesEmbeddings, dense, List.of(), tied, Readout.PLAIN);
    }

    /** A network with no parameter at zero. */
    public static Network network(BehaviorGraph graph, NetworkOptions options, long seed) {
        Network network = new Network(TinyNetworks.schema(), CompiledGraph.of(graph), options, seed);
        TinyNetworks.scatterBiases(network, seed);
        return network;
    }
}

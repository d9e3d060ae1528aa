/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.entirespace.model.tower.Activation;
import org.entirespace.model.tower.DenseOptions;
import org.entirespace.model.tower.HeadPlace;
import org.entirespace.model.tower.Normalization;
import org.entirespace.model.tower.Sharing;

/**
 * A small dense part.
 *
 * @param name what a test is called
 * @param inputs of one copy
 * @param copies of the input
 * @param options the form
 * @param heads the heads
 */
record Arrangement(String name, int inputs, int copies, DenseOptions options, List<HeadPlace> heads) {

    static final List<HeadPlace> APART = places("0", "1", "2");
    static final List<HeadPlace> CHAIN = places("0", "1<0", "2<1");
    static final List<HeadPlace> TIED = places("0", "1<0", "0<1", "2<0,2");

    private static final List<Integer> TOWER = List.of(4, 3);
    private static final List<Integer> WIDTHS = List.of(5, 4);

    /** Every kind of sharing, every activation, and what else there is to choose. */
    static Stream<Arrangement> all() {
        Sharing bottom = sharing(Sharing.Kind.SHARED_BOTTOM, 1, 1, 1);
        Sharing mmoe = sharing(Sharing.Kind.MMOE, 3, 1, 1);
        Sharing ple = sharing(Sharing.Kind.PLE, 2, 2, 1);
        Sharing deepPle = sharing(Sharing.Kind.PLE, 1, 2, 3);
        Sharing aitm = sharing(Sharing.Kind.AITM, 1, 1, 1);
        return Stream.of(
                of("plain towers", plain(Sharing.towers()), APART),
                of("leaky towers", with(Activation.LEAKY_RELU, Normalization.NONE, 0, Sharing.towers()), APART),
                of("towers with slopes", with(Activation.PRELU, Normalization.NONE, 0, Sharing.towers()), APART),
                of("normalized towers", with(Activation.RELU, Normalization.LAYER, 0, Sharing.towers()), APART),
                of("towers with dropout", with(Activation.RELU, Normalization.NONE, 0.4, Sharing.towers()), APART),
                of("towers with all", with(Activation.PRELU, Normalization.LAYER, 0.3, Sharing.towers()), APART),
                of("tied towers", plain(Sharing.towers()), TIED),
                new Arrangement("towers of separate inputs", 5, 3, plain(Sharing.towers()), APART),
                new Arrangement(
                        "tied towers of separate inputs",
                        3,
                        3,
                        with(Activation.PRELU, Normalization.LAYER, 0.3, Sharing.towers()),
                        TIED),
                of("one tower of one layer", DenseOptions.plain(List.of(2)), places("0")),
                of("shared bottom", plain(bottom), APART),
                of("shared bottom with all", with(Activation.PRELU, Normalization.LAYER, 0.3, bottom), TIED),
                of("mmoe", plain(mmoe), APART),
                of("mmoe with all", with(Activation.PRELU, Normalization.LAYER, 0.3, mmoe), TIED),
                of("mmoe of one expert", plain(sharing(Sharing.Kind.MMOE, 1, 1, 1)), APART),
                of("ple", plain(ple), APART),
                of("ple of levels", plain(deepPle), TIED),
                of("ple of levels with all", with(Activation.PRELU, Normalization.LAYER, 0.2, deepPle), APART),
                of("aitm", plain(aitm), CHAIN),
                of("aitm of a graph", with(Activation.LEAKY_RELU, Normalization.LAYER, 0.3, aitm), TIED),
                of("aitm without followers", plain(aitm), APART));
    }

    /** Places such as {@code 1<0,2}: of tower 1, follows heads 0 and 2. */
    static List<HeadPlace> places(String... texts) {
        List<HeadPlace> places = new ArrayList<>();
        for (String text : texts) {
            List<Integer> numbers =
                    Stream.of(text.split("[<,]")).map(Integer::valueOf).toList();
            places.add(new HeadPlace(numbers.get(0), numbers.subList(1, numbers.size())));
        }
        return places;
    }

    static Arrangement of(String name, DenseOptions options, List<HeadPlace> heads) {
        return new Arrangement(name, 6, 1, options, heads);
    }

    static Sharing sharing(Sharing.Kind kind, int experts, int ownExperts, int levels) {
        return new Sharing(kind, experts, ownExperts, levels, WIDTHS);
    }

    static DenseOptions plain(Sharing sharing) {
        return with(Activation.RELU, Normalization.NONE, 0, sharing);
    }

    static DenseOptions with(Activation activation, Normalization normalization, double dropout, Sharing sharing) {
        return new DenseOptions(TOWER, activation, normalization, dropout, sharing);
    }

    LayeredPart part() {
        return LayeredPart.of(inputs, copies, options, heads);
    }

    /** The parameters at the start, each moved a little, so that none is zero. */
    float[] parameters(SplittableRandom random) {
        LayeredPart part = part();
        float[] parameters = new float[part.parameters()];
        part.initialize(parameters, random);
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] += (float) random.nextDouble(-0.3, 0.3);
        }
        return parameters;
    }

    /** How much more than elsewhere rounding may tell: units that are nearly equal are far apart once they are normalised. */
    double rounding() {
        return options.normalization() == Normalization.LAYER ? 20 : 1;
    }

    @Override
    public String toString() {
        return name;
    }
}

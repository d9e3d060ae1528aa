/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.entirespace.model.engine.UnsupportedPrecisionException;
import org.entirespace.model.tower.DenseOptions;
import org.entirespace.model.tower.DensePart;
import org.entirespace.model.tower.ForwardTranslator;
import org.entirespace.model.tower.HeadPlace;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.Sharing;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.tower.Towers;

/**
 * A dense part of any form, layer by layer over Java arrays, in 32-bit floats. Immutable.
 *
 * <p>Parameters, in this order, as the class of each part lays them out:
 *
 * <pre>
 *   shared bottom, experts and gates     where the arrangement has them
 *   towers                               hidden layers of all towers side by side
 *   transfers and attention              where the arrangement has them
 *   heads                                for each head: weight (width of the last layer); then biases (heads)
 * </pre>
 *
 * Parameters of plain towers that share one input lie as in {@link org.entirespace.model.tower.TowerShape}.
 */
public final class LayeredPart implements DensePart {

    private final int inputs;
    private final List<HeadPlace> heads;
    private final Plan plan;
    private final List<List<Block>> towers; // parameters of each tower's hidden layers
    private final int headBiasOffset;

    private LayeredPart(int inputs, List<HeadPlace> heads, Plan plan, List<List<Block>> towers, int headBiasOffset) {
        this.inputs = inputs;
        this.heads = List.copyOf(heads);
        this.plan = plan;
        this.towers = towers.stream().map(List::copyOf).toList();
        this.headBiasOffset = headBiasOffset;
    }

    /**
     * A dense part.
     *
     * @param inputsOfOneCopy the width of what one tower reads
     * @param copies 1 where all towers read the same; otherwise one for each tower, side by side in the input row
     * @param options the form
     * @param heads the heads; the towers that they name are 0, 1 and so on, none left out
     * @throws IllegalArgumentException when no such part can be made
     */
    public static LayeredPart of(int inputsOfOneCopy, int copies, DenseOptions options, List<HeadPlace> heads) {
        List<List<Integer>> towers = headsByTower(heads);
        requireCopies(copies, towers.size(), options.sharing().kind());
        Blueprint blueprint = new Blueprint((long) inputsOfOneCopy * copies, heads.size());
        List<Span> reads = towerInputs(blueprint, inputsOfOneCopy, copies, options, towers);
        List<HiddenLayers.Stack> stacks = new ArrayList<>();
        for (int t = 0; t < reads.size(); t++) {
            stacks.add(new HiddenLayers.Stack("tower " + t, reads.get(t)));
        }
        HiddenLayers hidden = HiddenLayers.of(blueprint, options, stacks, options.tower(), List.of());
        List<Span> tops = options.sharing().kind() == Sharing.Kind.AITM
                ? InformationTransfer.of(blueprint, hidden.tops(), heads)
                : heads.stream().map(head -> hidden.tops().get(head.tower())).toList();
        int biases = addHeads(blueprint, tops);
        int inputs = blueprint.whole(Tape.INPUT).width();
        return new LayeredPart(inputs, heads, blueprint.plan(), hidden.blocks(), biases);
    }

    /** What each tower reads. */
    private static List<Span> towerInputs(
            Blueprint blueprint, int inputs, int copies, DenseOptions options, List<List<Integer>> towers) {
        Span x = blueprint.whole(Tape.INPUT);
        List<Span> same = Collections.nCopies(towers.size(), x);
        return switch (options.sharing().kind()) {
            case TOWERS, AITM -> copies == 1 ? same : blocks(x, inputs, copies);
            case SHARED_BOTTOM -> {
                List<Integer> widths = options.sharing().widths();
                List<HiddenLayers.Stack> one = List.of(new HiddenLayers.Stack("shared bottom", x));
                HiddenLayers bottom = HiddenLayers.of(blueprint, options, one, widths, List.of());
                yield Collections.nCopies(towers.size(), bottom.tops().get(0));
            }
            case MMOE -> MixtureOfExperts.of(blueprint, options, towers);
            case PLE -> ProgressiveExtraction.of(blueprint, options, towers);
        };
    }

    private static List<Span> blocks(Span x, int inputs, int copies) {
        List<Span> blocks = new ArrayList<>();
        for (int c = 0; c < copies; c++) {
            blocks.add(x.part(c * inputs, inputs));
        }
        return blocks;
    }

    /** Adds the heads; returns where their biases begin. */
    private static int addHeads(Blueprint blueprint, List<Span> tops) {
        int width = tops.get(0).width();
        int weights = blueprint.reserve((long) tops.size() * width);
        int biases = blueprint.reserve(tops.size());
        for (int h = 0; h < tops.size(); h++) {
            Affine map = new Affine(weights + h * width, 1, width, 1, biases + h);
            Span logit = blueprint.whole(Tape.LOGITS).part(h, 1);
            blueprint.add(new Head(tops.get(h), logit, map.weight(), map.bias()));
            blueprint.name("head " + h, map);
            blueprint.draw((parameters, random) -> map.draw(parameters, 1, random));
        }
        return biases;
    }

    private static List<List<Integer>> headsByTower(List<HeadPlace> heads) {
        List<List<Integer>> towers = new ArrayList<>();
        int count = heads.stream().mapToInt(HeadPlace::tower).max().orElse(-1) + 1;
        for (int t = 0; t < Math.min(count, heads.size()); t++) {
            towers.add(new ArrayList<>());
        }
        for (int h = 0; h < heads.size(); h++) {
            HeadPlace head = heads.get(h);
            int index = h;
            if (head.tower() >= towers.size() || head.follows().stream().anyMatch(f -> f < 0 || f >= index)) {
                throw new IllegalArgumentException("head " + h + " is " + head
                        + "; expected a tower below the number of heads, and to follow earlier heads");
            }
            towers.get(head.tower()).add(h);
        }
        if (towers.isEmpty() || towers.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("heads " + heads + "; expected towers 0, 1 and so on, none left out");
        }
        return towers;
    }

    private static void requireCopies(int copies, int towers, Sharing.Kind kind) {
        if (copies == 1) {
            return;
        }
        if (kind != Sharing.Kind.TOWERS) {
            throw new IllegalArgumentException("sharing " + kind.name().toLowerCase(Locale.ROOT)
                    + " with embeddings of each tower's own; towers that share something read the same embeddings");
        }
        if (copies != towers) {
            throw new IllegalArgumentException(
                    copies + " copies of the input for " + towers + " towers; expected 1 or " + towers);
        }
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int heads() {
        return heads.size();
    }

    @Override
    public int parameters() {
        return plan.parameters();
    }

    @Override
    public int headBiasOffset() {
        return headBiasOffset;
    }

    /** He's initialisation for hidden layers and transfers, 1 / fan-in for heads, gates and attention, zero biases. */
    @Override
    public void initialize(float[] parameters, SplittableRandom random) {
        plan.draws().forEach(draw -> draw.into(parameters, random));
    }

    @Override
    public List<Block> hiddenOf(int head) {
        return towers.get(heads.get(head).tower());
    }

    /** What every parameter is. */
    List<NamedBlock> names() {
        return plan.names();
    }

    @Override
    public String nameOf(int parameter) {
        return plan.names().stream()
                .filter(named -> named.contains(parameter))
                .map(NamedBlock::name)
                .findFirst()
                .orElseThrow(() -> new IndexOutOfBoundsException(
                        "parameter " + parameter + "; expected 0 to " + (parameters() - 1)));
    }

    @Override
    public List<String> gauges(List<String> headNames) {
        return plan.gauges().stream().map(gauge -> gauge.name(headNames)).toList();
    }

    @Override
    public void translate(ForwardTranslator translator) {
        plan.layers().forEach(layer -> layer.translate(translator));
    }

    /**
     * What computes this part: layers with the engine's products, which are of floats whatever the engine's precision.
     *
     * @throws UnsupportedPrecisionException when it is to train in another precision
     */
    @Override
    public Towers towers(TowerEngine engine, int rows, boolean trains) {
        if (trains && engine.precision() != Precision.FLOAT32) {
            throw new UnsupportedPrecisionException(
                    engine.precision(),
                    "it is for plain towers, which share nothing but the input row and are rectified without dropout or"
                            + " normalisation");
        }
        return new LayeredTowers(plan, engine.products(), rows, trains);
    }

    @Override
    public String computedBy(TowerEngine engine) {
        return "layers over " + engine.products().description();
    }
}

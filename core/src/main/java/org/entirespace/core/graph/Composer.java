/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import static org.entirespace.core.graph.Composition.Operation.DIFFERENCE;
import static org.entirespace.core.graph.Composition.Operation.LN_SIGMA;
import static org.entirespace.core.graph.Composition.Operation.LN_SUM_EXP;
import static org.entirespace.core.graph.Composition.Operation.NEGATION;
import static org.entirespace.core.graph.Composition.Operation.RATIO_LOG_ODDS;
import static org.entirespace.core.graph.Composition.Operation.SIGMA;
import static org.entirespace.core.graph.Composition.Operation.SUM;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.entirespace.core.graph.Composition.Operation;
import org.entirespace.core.graph.Composition.Step;

/**
 * Writes down the arithmetic of {@link GraphScorer}, whose equations {@link LogValues} and {@link RatioOdds} have, as steps. A
 * step that was written before is not written again, so quantities share what they have in common. One owner.
 */
final class Composer {

    private final CompiledGraph graph;
    private final boolean ratios;
    private final Readout readout;
    private final int heads;
    private final Map<Step, Integer> steps = new LinkedHashMap<>();

    Composer(CompiledGraph graph, Readout readout) {
        this.graph = graph;
        this.readout = readout;
        ratios = readout.ratios();
        heads = graph.rates().size();
        new HeadReading(readout, graph); // refuses heads that the graph does not have
    }

    Composition compose(List<Quantity> quantities) {
        List<Integer> logOdds = quantities.stream().map(this::logOdds).toList();
        List<Integer> probabilities =
                logOdds.stream().map(value -> value(SIGMA, value)).toList();
        List<Float> shifts = new ArrayList<>();
        List<Optional<CalibrationMap>> maps = new ArrayList<>();
        for (Rate rate : graph.rates()) {
            shifts.add((float) readout.shiftOf(rate));
            maps.add(Optional.ofNullable(readout.calibration().get(rate.name())));
        }
        return new Composition(quantities, shifts, maps, List.copyOf(steps.keySet()), logOdds, probabilities);
    }

    private int logOdds(Quantity quantity) {
        Odds odds = graph.odds(quantity);
        if (ratios && !quantity.space().isEntire()) {
            Odds goal = graph.odds(Quantity.marginal(quantity.goal()));
            Odds space = graph.odds(Quantity.marginal(quantity.space().name()));
            return value(RATIO_LOG_ODDS, value(DIFFERENCE, ln(goal.happened()), ln(space.happened())));
        }
        return value(DIFFERENCE, ln(odds.happened()), ln(odds.not()));
    }

    /** ln V of a diagram's root. */
    private int ln(EventDiagram diagram) {
        int[] values = new int[diagram.root() + 1];
        for (int n = EventDiagram.TRUE + 1; n < values.length; n++) {
            OptionalInt yes = branch(diagram.rate(n), true, diagram.yes(n), values);
            OptionalInt no = branch(diagram.rate(n), false, diagram.no(n), values);
            values[n] = yes.isPresent() && no.isPresent()
                    ? value(LN_SUM_EXP, yes.getAsInt(), no.getAsInt())
                    : yes.orElseGet(no::getAsInt); // no node leads to the impossible event alone
        }
        return values[diagram.root()];
    }

    /** ln of a literal's probability times that of what follows; empty where that is impossible. */
    private OptionalInt branch(int rate, boolean happened, int next, int[] values) {
        if (next == EventDiagram.FALSE) {
            return OptionalInt.empty();
        }
        int literal = value(LN_SIGMA, happened ? rate : value(NEGATION, rate));
        return OptionalInt.of(next == EventDiagram.TRUE ? literal : value(SUM, literal, values[next]));
    }

    /** The number of the value that a step computes. */
    private int value(Operation operation, Integer... operands) {
        int next = heads + steps.size();
        Integer known = steps.putIfAbsent(new Step(operation, List.of(operands)), next);
        return known == null ? next : known;
    }
}

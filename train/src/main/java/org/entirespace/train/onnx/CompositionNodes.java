/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.onnx;

import static org.entirespace.train.onnx.GraphWriter.integer;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.entirespace.core.graph.CalibrationMap;
import org.entirespace.core.graph.Composition;
import org.entirespace.core.graph.Composition.Operation;
import org.entirespace.core.graph.Composition.Step;
import org.entirespace.core.graph.GraphScorer;

/**
 * Writes the steps of a composition as nodes, in 64-bit floats. Steps of one operation that can be carried out at the same time
 * are columns of one tensor, so a large graph has few nodes: a runtime spends more on a small node than on its arithmetic.
 */
final class CompositionNodes {

    private final GraphWriter writer;
    private final Composition composition;
    private final int[] depths; // (values): the longest way from the logits
    private final int[] columns; // (values): the place in all values computed so far

    private CompositionNodes(GraphWriter writer, Composition composition) {
        this.writer = writer;
        this.composition = composition;
        int heads = composition.shifts().size();
        depths = new int[heads + composition.steps().size()];
        columns = new int[depths.length];
        for (int r = 0; r < heads; r++) {
            columns[r] = r;
        }
    }

    /**
     * Writes the composition, and the outputs of all quantities.
     *
     * @param logits of the rates, (batch, rates)
     * @param outputs names of the outputs of each quantity: its probability, and its log-odds
     */
    static void write(GraphWriter writer, Composition composition, String logits, List<QuantityOutput> outputs) {
        new CompositionNodes(writer, composition).write(logits, outputs);
    }

    private void write(String logits, List<QuantityOutput> outputs) {
        String all = calibrated(shifted(logits));
        int count = composition.shifts().size();
        for (Map<Operation, List<Integer>> wave : waves().values()) {
            List<String> tensors = new ArrayList<>(List.of(all));
            for (Map.Entry<Operation, List<Integer>> group : wave.entrySet()) {
                tensors.add(computed(all, group.getKey(), group.getValue()));
                for (int value : group.getValue()) {
                    columns[value] = count++;
                }
            }
            all = writer.node("Concat", tensors, integer("axis", 1));
        }
        String floats = cast(all, TensorProto.DataType.FLOAT);
        for (int q = 0; q < outputs.size(); q++) {
            outputColumn(
                    floats,
                    outputs.get(q).probability(),
                    composition.probabilities().get(q));
            outputColumn(floats, outputs.get(q).logOdds(), composition.logOdds().get(q));
        }
    }

    private void outputColumn(String all, String output, int value) {
        writer.nodeOf(output, "Gather", List.of(all, writer.scalar((long) columns[value])), integer("axis", 1));
    }

    /** The logits without the heads' shifts, as doubles. */
    private String shifted(String logits) {
        float[] shifts = new float[composition.shifts().size()];
        boolean moves = false;
        for (int r = 0; r < shifts.length; r++) {
            shifts[r] = composition.shifts().get(r);
            moves |= shifts[r] != 0;
        }
        String plain = moves
                ? writer.node(
                        "Sub", List.of(logits, writer.parameters("/shifts", List.of((long) shifts.length), shifts)))
                : logits;
        return cast(plain, TensorProto.DataType.DOUBLE);
    }

    /** The logits through the maps of those heads that have one. */
    private String calibrated(String shifted) {
        if (composition.calibration().stream().allMatch(Optional::isEmpty)) {
            return shifted;
        }
        List<String> logits = new ArrayList<>();
        for (int r = 0; r < composition.calibration().size(); r++) {
            String column = writer.node("Gather", List.of(shifted, writer.longs(r)), integer("axis", 1));
            logits.add(composition
                    .calibration()
                    .get(r)
                    .map(map -> mapped(column, map))
                    .orElse(column));
        }
        return writer.node("Concat", logits, integer("axis", 1));
    }

    /**
     * A map of a column, (batch, 1), as the sum of what each stretch of its line adds.
     *
     * <pre>
     *   f(z) = y1 + slope (min(z - x1, 0) + max(z - xn, 0)) + sum over k of slope k  min(max(z - xk, 0), x(k+1) - xk)
     * </pre>
     */
    private String mapped(String column, CalibrationMap map) {
        int last = map.learned().size() - 1;
        double first = map.learned().get(0);
        String below = least(writer.node("Sub", List.of(column, writer.scalar(first))), 0);
        String above = writer.node(
                "Max",
                List.of(
                        writer.node("Sub", List.of(column, writer.scalar((double)
                                map.learned().get(last)))),
                        writer.scalar(0.0)));
        String beyond =
                writer.node("Mul", List.of(writer.node("Add", List.of(below, above)), writer.scalar(map.slope())));
        String sum = writer.node(
                "Add", List.of(beyond, writer.scalar((double) map.calibrated().get(0))));
        if (last == 0) {
            return sum;
        }
        double[] from = new double[last];
        double[] width = new double[last];
        double[] slope = new double[last];
        for (int k = 0; k < last; k++) {
            from[k] = map.learned().get(k);
            width[k] = map.learned().get(k + 1) - from[k];
            slope[k] = (map.calibrated().get(k + 1) - map.calibrated().get(k)) / width[k];
        }
        List<Long> row = List.of(1L, (long) last);
        String within = writer.node("Sub", List.of(column, writer.doubles(row, from)));
        String covered = writer.node(
                "Min", List.of(writer.node("Max", List.of(within, writer.scalar(0.0))), writer.doubles(row, width)));
        String risen = writer.node("MatMul", List.of(covered, writer.doubles(List.of((long) last, 1L), slope)));
        return writer.node("Add", List.of(sum, risen));
    }

    private String cast(String tensor, TensorProto.DataType type) {
        return writer.node("Cast", List.of(tensor), integer("to", type.getNumber()));
    }

    /** The values that steps compute, by depth, then by operation. */
    private Map<Integer, Map<Operation, List<Integer>>> waves() {
        Map<Integer, Map<Operation, List<Integer>>> waves = new TreeMap<>();
        int heads = composition.shifts().size();
        for (int i = 0; i < composition.steps().size(); i++) {
            Step step = composition.steps().get(i);
            int value = heads + i;
            depths[value] =
                    1 + step.operands().stream().mapToInt(o -> depths[o]).max().orElse(0);
            waves.computeIfAbsent(depths[value], depth -> new TreeMap<>())
                    .computeIfAbsent(step.operation(), operation -> new ArrayList<>())
                    .add(value);
        }
        return waves;
    }

    private String computed(String all, Operation operation, List<Integer> values) {
        List<String> operands = new ArrayList<>();
        for (int o = 0; o < operation.operands(); o++) {
            long[] places = new long[values.size()];
            for (int v = 0; v < places.length; v++) {
                Step step = composition
                        .steps()
                        .get(values.get(v) - composition.shifts().size());
                places[v] = columns[step.operands().get(o)];
            }
            operands.add(writer.node("Gather", List.of(all, writer.longs(places)), integer("axis", 1)));
        }
        String a = operands.get(0);
        return switch (operation) {
            case NEGATION -> writer.node("Neg", List.of(a));
            case LN_SIGMA -> writer.node("Sub", List.of(least(a, 0), softened(a)));
            case SUM -> writer.node("Add", operands);
            case DIFFERENCE -> writer.node("Sub", operands);
            case LN_SUM_EXP ->
                writer.node("Add", List.of(writer.node("Max", operands), softened(writer.node("Sub", operands))));
            case RATIO_LOG_ODDS -> ratioLogOdds(a);
            case SIGMA -> {
                String power = writer.node("Exp", List.of(writer.node("Neg", List.of(a))));
                String sum = writer.node("Add", List.of(power, writer.scalar(1.0)));
                yield writer.node("Reciprocal", List.of(sum));
            }
        };
    }

    /** ln(1 + e^-|a|). */
    private String softened(String a) {
        String minus = writer.node("Neg", List.of(writer.node("Abs", List.of(a))));
        String power = writer.node("Exp", List.of(minus));
        return writer.node("Log", List.of(writer.node("Add", List.of(power, writer.scalar(1.0)))));
    }

    private String ratioLogOdds(String a) {
        String power = writer.node("Exp", List.of(least(a, 0)));
        String rest = writer.node("Log", List.of(writer.node("Sub", List.of(writer.scalar(1.0), power))));
        String below = least(writer.node("Sub", List.of(a, rest)), GraphScorer.ABOVE_ONE);
        String above = writer.node("Add", List.of(a, writer.scalar(GraphScorer.ABOVE_ONE)));
        return writer.node("Where", List.of(writer.node("Less", List.of(a, writer.scalar(0.0))), below, above));
    }

    private String least(String a, double most) {
        return writer.node("Min", List.of(a, writer.scalar(most)));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.onnx;

import static org.entirespace.train.onnx.GraphWriter.integer;
import static org.entirespace.train.onnx.GraphWriter.integers;
import static org.entirespace.train.onnx.GraphWriter.real;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.entirespace.model.network.Network;
import org.entirespace.model.tower.DensePart.Block;
import org.entirespace.model.tower.ForwardTranslator;

/** Writes the layers of a dense part as nodes, in 32-bit floats as the library computes them. */
final class DenseNodes implements ForwardTranslator {

    private final GraphWriter writer;
    private final Network network;
    private final NodeValues values;
    private final Map<Block, String> weights = new HashMap<>();
    private final Map<Block, String> vectors = new HashMap<>();

    DenseNodes(GraphWriter writer, Network network, NodeValues values) {
        this.writer = writer;
        this.network = network;
        this.values = values;
    }

    @Override
    public void affine(Columns in, Block weight, int bias, Columns out) {
        values.set(out, writer.node("Gemm", List.of(values.read(in), weight(weight), vector(bias, out.width()))));
    }

    @Override
    public void rectify(Columns columns, float slope) {
        eachPart(
                columns,
                part -> slope == 0
                        ? writer.node("Relu", List.of(values.read(part)))
                        : writer.node("LeakyRelu", List.of(values.read(part)), real("alpha", slope)));
    }

    @Override
    public void rectifyByLearnedSlopes(Columns columns, int slopes) {
        eachPart(columns, part -> {
            String own = vector(slopes + part.from() - columns.from(), part.width());
            return writer.node("PRelu", List.of(values.read(part), own));
        });
    }

    @Override
    public void normalize(Columns columns, int group, double epsilon, int gain, int shift) {
        eachPart(columns, part -> {
            int within = part.from() - columns.from();
            if (within % group != 0 || part.width() % group != 0) {
                throw new IllegalStateException(part + " of " + columns + ": cuts a group of " + group);
            }
            String z = values.read(part);
            String normalized = part.width() == group
                    ? normalized(z, epsilon)
                    : reshaped(normalized(reshaped(z, 0, part.width() / group, group), epsilon), 0, part.width());
            String scaled = writer.node("Mul", List.of(normalized, vector(gain + within, part.width())));
            return writer.node("Add", List.of(scaled, vector(shift + within, part.width())));
        });
    }

    /** To mean 0 and deviation 1 along the last axis. */
    private String normalized(String z, double epsilon) {
        String centered = writer.node("Sub", List.of(z, mean(z)));
        String variance = mean(writer.node("Mul", List.of(centered, centered)));
        String steadied = writer.node("Add", List.of(variance, writer.scalar((float) epsilon)));
        return writer.node("Div", List.of(centered, writer.node("Sqrt", List.of(steadied))));
    }

    private String mean(String z) {
        return writer.node("ReduceMean", List.of(z), integers("axes", List.of(-1L)), integer("keepdims", 1));
    }

    @Override
    public void mix(Columns gate, List<Columns> experts, Columns out) {
        values.set(
                out,
                weighted(values.read(gate), experts.stream().map(values::read).toList(), out.width()));
    }

    @Override
    public void attend(List<Columns> members, Columns out) {
        int d = out.width();
        List<String> scores = members.stream()
                .map(member -> {
                    String key = values.read(new Columns(member.node(), member.from() + d, d));
                    String query = values.read(new Columns(member.node(), member.from() + 2 * d, d));
                    String product = writer.node("Mul", List.of(key, query));
                    return writer.node("ReduceSum", List.of(product, writer.longs(1)), integer("keepdims", 1));
                })
                .toList();
        String factor = writer.scalar((float) (1 / Math.sqrt(d)));
        String scaled = writer.node("Mul", List.of(joined(scores), factor));
        List<String> found = members.stream()
                .map(member -> values.read(new Columns(member.node(), member.from(), d)))
                .toList();
        values.set(out, weighted(scaled, found, d));
    }

    /** The mean of some tensors (batch, width), weighted by the softmax of scores (batch, tensors). */
    private String weighted(String scores, List<String> tensors, int width) {
        String weights = writer.node("Softmax", List.of(scores), integer("axis", 1));
        String row = writer.node("Unsqueeze", List.of(weights, writer.longs(1)));
        String product = writer.node("MatMul", List.of(row, reshaped(joined(tensors), 0, tensors.size(), width)));
        return writer.node("Squeeze", List.of(product, writer.longs(1)));
    }

    private String joined(List<String> tensors) {
        return tensors.size() == 1 ? tensors.get(0) : writer.node("Concat", tensors, integer("axis", 1));
    }

    /** In another shape, where 0 stands for the dimension as it is. */
    private String reshaped(String tensor, long... shape) {
        return writer.node("Reshape", List.of(tensor, writer.longs(shape)));
    }

    private void eachPart(Columns columns, Function<Columns, String> layer) {
        for (Columns part : values.parts(columns)) {
            values.set(part, layer.apply(part));
        }
    }

    /** A matrix of parameters, (stretches, length of a stretch). */
    private String weight(Block block) {
        return weights.computeIfAbsent(block, added -> {
            float[] numbers = new float[added.size()];
            for (int i = 0; i < added.rows(); i++) {
                int from = added.offset() + i * added.stride();
                System.arraycopy(network.dense(), from, numbers, i * added.length(), added.length());
            }
            return writer.parameters(nameOf(added), List.of((long) added.rows(), (long) added.length()), numbers);
        });
    }

    private String vector(int offset, int length) {
        return vectors.computeIfAbsent(Block.of(offset, length), added -> {
            float[] numbers = Arrays.copyOfRange(network.dense(), offset, offset + length);
            return writer.parameters(nameOf(added), List.of((long) length), numbers);
        });
    }

    private String nameOf(Block block) {
        return "/" + network.shape().nameOf(block.offset());
    }
}

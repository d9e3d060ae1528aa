/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.tensor;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.scoring.ScoringLane;
import org.entirespace.serve.holder.ServedModel;
import org.jspecify.annotations.Nullable;

/**
 * A quantity as it is answered: a number for each row.
 *
 * @param name the key or alias that it was asked for by
 * @param quantity its number
 * @param type FP32 or FP64
 */
public record OutputTensor(String name, int quantity, TensorType type) {

    /**
     * An output that is asked for.
     *
     * @param name the key or alias of a quantity
     * @param type FP32 or FP64; null where the request as a whole says that
     */
    public record Wanted(String name, @Nullable TensorType type) {}

    /**
     * The outputs of a model that are asked for, in their order; all quantities by their keys where none is.
     *
     * @param type of outputs that do not say otherwise
     * @throws IllegalRequestException when one is no quantity, or is asked for twice
     */
    public static List<OutputTensor> of(ServedModel model, List<Wanted> wanted, TensorType type)
            throws IllegalRequestException {
        if (wanted.isEmpty()) {
            return IntStream.range(0, model.quantities().size())
                    .mapToObj(q -> new OutputTensor(model.quantities().get(q).key(), q, type))
                    .toList();
        }
        List<OutputTensor> outputs = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Wanted one : wanted) {
            int quantity = model.quantity(one.name());
            if (quantity < 0) {
                throw new IllegalRequestException("outputs: unknown quantity '" + one.name() + "'");
            }
            if (!seen.add(one.name())) {
                throw new IllegalRequestException("outputs: '" + one.name() + "' is asked for twice");
            }
            TensorType own = one.type();
            outputs.add(new OutputTensor(one.name(), quantity, own == null ? type : own));
        }
        return outputs;
    }

    /**
     * The type of a name, which is one that outputs have.
     *
     * @throws IllegalRequestException when it is another
     */
    public static TensorType type(String name) throws IllegalRequestException {
        TensorType type = TensorType.of(name);
        if (type != TensorType.FP32 && type != TensorType.FP64) {
            throw new IllegalRequestException("output: found the datatype " + type + ", expected FP32 or FP64");
        }
        return type;
    }

    /** The bytes of so many rows in binary form. */
    public long bytes(int rows) {
        return (long) rows * type.width();
    }

    /** Writes the rows that a lane scored last in binary form. */
    public void put(ScoringLane lane, ByteBuffer out) {
        for (int row = 0; row < lane.rows().rows(); row++) {
            double probability = lane.probability(quantity, row);
            if (type == TensorType.FP32) {
                out.putFloat((float) probability);
            } else {
                out.putDouble(probability);
            }
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.tensor;

import java.util.List;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.serve.holder.ServedModel;

/**
 * What a tensor of a model looks like.
 *
 * @param name of a field, or the key of a quantity
 * @param type what clients should send, or get
 * @param shape its dimensions; -1 where any will do
 */
public record TensorForm(String name, TensorType type, List<Long> shape) {

    private static final long ANY = -1;

    /** The tensors that a model takes, one for each field. */
    public static List<TensorForm> inputs(ServedModel model) {
        return model.schema().fields().stream()
                .map(field -> new TensorForm(
                        field.name(),
                        field.kind() == FieldKind.NUMERIC ? TensorType.FP64 : TensorType.BYTES,
                        field.kind() == FieldKind.BAG ? List.of(ANY, ANY) : List.of(ANY)))
                .toList();
    }

    /** The tensors that a model answers, one for each quantity. */
    public static List<TensorForm> outputs(ServedModel model) {
        return model.quantities().stream()
                .map(quantity -> new TensorForm(quantity.key(), TensorType.FP64, List.of(ANY)))
                .toList();
    }
}

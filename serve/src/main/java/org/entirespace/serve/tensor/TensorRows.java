/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.tensor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RawRows;

/**
 * Turns tensors into rows of raw values. A tensor with one row among others with more holds what all rows have in common. A field without a
 * tensor is missing in every row; an empty text and a NaN are missing values, and of a bag the empty texts are left out. Stateless.
 */
public final class TensorRows {

    /** The most inputs, or outputs, of a request. */
    public static final int MOST_TENSORS = 10_000;

    private TensorRows() {}

    /**
     * Fills rows, begun anew.
     *
     * @param mostRows the most rows
     * @throws IllegalRequestException when there are no tensors, two of one field, one of no field, or their numbers of rows, widths or
     *     values do not fit
     */
    public static void fill(RawRows rows, List<InputTensor> inputs, int mostRows) throws IllegalRequestException {
        rows.begin();
        int count = count(rows, inputs, mostRows);
        for (int row = 0; row < count; row++) {
            rows.add();
        }
        for (InputTensor input : inputs) {
            int field = rows.field(input.name());
            boolean shared = input.shape().rows() == 1 && count != 1;
            try {
                for (int row = 0; row < input.shape().rows(); row++) {
                    set(rows, field, input, row, shared ? RawRows.REQUEST : row);
                }
            } catch (IllegalRequestException e) {
                throw new IllegalRequestException("input '" + input.name() + "': " + e.getMessage());
            }
        }
    }

    /**
     * Fills rows, begun anew, with the tensors of those fields that there are; others are passed over.
     *
     * @param mostRows the most rows
     * @throws IllegalRequestException as {@link #fill} does
     */
    public static void fillKnown(RawRows rows, List<InputTensor> inputs, int mostRows) throws IllegalRequestException {
        fill(
                rows,
                inputs.stream().filter(input -> rows.field(input.name()) >= 0).toList(),
                mostRows);
    }

    private static int count(RawRows rows, List<InputTensor> inputs, int mostRows) throws IllegalRequestException {
        if (inputs.isEmpty()) {
            throw new IllegalRequestException("inputs: found none, expected a tensor for each field that has values");
        }
        Set<String> seen = new HashSet<>();
        long count = 1;
        for (InputTensor input : inputs) {
            int field = rows.field(input.name());
            if (field < 0) {
                throw new IllegalRequestException("inputs: unknown field '" + input.name() + "'");
            }
            if (!seen.add(input.name())) {
                throw new IllegalRequestException("inputs: '" + input.name() + "' is given twice");
            }
            if (!rows.isBag(field) && input.shape().width() != 1) {
                throw new IllegalRequestException("input '" + input.name() + "': found "
                        + input.shape().width() + " values in a row, expected 1");
            }
            long own = input.shape().rows();
            if (own != 1 && count != 1 && own != count) {
                throw new IllegalRequestException("input '" + input.name() + "': found " + own + " rows, expected "
                        + count + " as another input has, or 1 for all");
            }
            count = own == 1 ? count : own;
        }
        if (count > mostRows) {
            throw new IllegalRequestException("inputs: found " + count + " rows, expected at most " + mostRows);
        }
        return (int) count;
    }

    private static void set(RawRows rows, int field, InputTensor input, int from, int row)
            throws IllegalRequestException {
        if (rows.isBag(field)) {
            int width = (int) input.shape().width();
            List<String> texts = new ArrayList<>();
            for (int k = 0; k < width; k++) {
                String text = input.elements().text(from * width + k);
                if (!text.isEmpty()) {
                    texts.add(text);
                }
            }
            rows.texts(field, row, texts);
        } else if (rows.isNumeric(field)) {
            double number = input.elements().number(from);
            if (!Double.isNaN(number)) {
                rows.number(field, row, number);
            }
        } else {
            String text = input.elements().text(from);
            if (!text.isEmpty()) {
                rows.text(field, row, text);
            }
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.tensor;

import java.util.List;
import org.entirespace.model.request.IllegalRequestException;

/**
 * The shape of an input: rows, or rows and values of each.
 *
 * @param rows the first dimension
 * @param width the second, 1 where there is none
 */
public record Shape(long rows, long width) {

    /**
     * A shape of its dimensions.
     *
     * @throws IllegalRequestException when there are none or more than two, one is negative, or they are too many elements
     */
    public static Shape of(List<Long> dimensions) throws IllegalRequestException {
        if (dimensions.isEmpty() || dimensions.size() > 2) {
            throw new IllegalRequestException("shape: found " + dimensions.size() + " dimensions, expected 1 or 2");
        }
        for (long dimension : dimensions) {
            if (dimension < 0) {
                throw new IllegalRequestException("shape: found the dimension " + dimension + ", expected ≥ 0");
            }
        }
        Shape shape = new Shape(dimensions.get(0), dimensions.size() == 1 ? 1 : dimensions.get(1));
        try {
            Math.multiplyExact(shape.rows, shape.width);
        } catch (ArithmeticException e) {
            throw new IllegalRequestException("shape: found " + dimensions + ", more elements than can be counted");
        }
        return shape;
    }

    /** How many elements there are. */
    public long elements() {
        return rows * width;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.tensor;

import org.entirespace.model.request.IllegalRequestException;

/**
 * The values of one field.
 *
 * @param name the field's name
 * @param shape rows, or one row for all of them; and of a bag the most values that a row has
 * @param elements the values
 */
public record InputTensor(String name, Shape shape, Elements elements) {

    /**
     * A tensor whose elements are as many as its shape says.
     *
     * @throws IllegalRequestException when they are not
     */
    public static InputTensor of(String name, Shape shape, Elements elements) throws IllegalRequestException {
        if (elements.size() != shape.elements()) {
            throw new IllegalRequestException("input '" + name + "': found " + elements.size() + " elements, expected "
                    + shape.elements() + " as its shape says");
        }
        return new InputTensor(name, shape, elements);
    }
}

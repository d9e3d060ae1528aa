/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.tensor;

import org.entirespace.model.request.IllegalRequestException;

/** The elements of a tensor in row-major order. Immutable by agreement: whoever makes them does not change them any more. */
public interface Elements {

    /** How many there are. */
    int size();

    /**
     * An element as a text: of whole numbers their digits, of booleans {@code true} or {@code false}.
     *
     * @return empty where the element stands for a missing value
     * @throws IllegalRequestException when it is a number with a fraction
     */
    String text(int index) throws IllegalRequestException;

    /**
     * An element as a number.
     *
     * @return NaN where the element stands for a missing value
     * @throws IllegalRequestException when it is a text
     */
    double number(int index) throws IllegalRequestException;

    /** Texts; an empty one stands for a missing value. */
    static Elements texts(String[] texts) {
        return new Elements() {
            @Override
            public int size() {
                return texts.length;
            }

            @Override
            public String text(int index) {
                return texts[index];
            }

            @Override
            public double number(int index) throws IllegalRequestException {
                throw new IllegalRequestException("found texts (BYTES), expected numbers");
            }
        };
    }

    /** Whole numbers or booleans of a type. */
    static Elements wholes(TensorType type, long[] numbers) {
        return new Elements() {
            @Override
            public int size() {
                return numbers.length;
            }

            @Override
            public String text(int index) {
                return switch (type) {
                    case BOOL -> Boolean.toString(numbers[index] != 0);
                    case UINT64 -> Long.toUnsignedString(numbers[index]);
                    default -> Long.toString(numbers[index]);
                };
            }

            @Override
            public double number(int index) {
                long number = numbers[index];
                return type == TensorType.UINT64 && number < 0
                        ? Double.parseDouble(Long.toUnsignedString(number))
                        : number;
            }
        };
    }

    /** Numbers; NaN stands for a missing value. */
    static Elements reals(double[] numbers) {
        return new Elements() {
            @Override
            public int size() {
                return numbers.length;
            }

            @Override
            public String text(int index) throws IllegalRequestException {
                throw new IllegalRequestException(
                        "found numbers with a fraction (FP16, FP32 or FP64), expected texts (BYTES) or whole numbers");
            }

            @Override
            public double number(int index) {
                return numbers[index];
            }
        };
    }
}

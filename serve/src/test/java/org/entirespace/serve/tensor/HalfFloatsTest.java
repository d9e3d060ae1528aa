/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.entirespace.model.request.IllegalRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfFloatsTest {

    private static double read(int bits) throws IllegalRequestException {
        ByteBuffer bytes = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putShort(0, (short) bits);
        return BinaryElements.read(TensorType.FP16, 1, bytes).number(0);
    }

    @ParameterizedTest
    @CsvSource({
        "0x0000, 0",
        "0x3C00, 1",
        "0xBC00, -1",
        "0x4248, 3.140625",
        "0x7BFF, 65504",
        "0xFBFF, -65504",
        "0x0400, 6.103515625E-5",
        "0x0001, 5.9604644775390625E-8",
        "0x83FF, -6.097555160522461E-5",
        "0x7C00, Infinity",
        "0xFC00, -Infinity",
        "0x7E00, NaN",
        "0xFC01, NaN"
    })
    void eachIsTheNumberThatTheStandardSays(String bits, Double number) throws Exception {
        assertThat(read(Integer.decode(bits))).isEqualTo(number);
    }

    @Test
    void allThatAreFiniteAreTheirDigitsTimesAPowerOfTwo() throws Exception {
        for (int bits = 0; bits < 0x7C00; bits++) {
            int exponent = bits >> 10;
            int fraction = bits & 0x3FF;
            double expected =
                    exponent == 0 ? Math.scalb((double) fraction, -24) : Math.scalb(1024.0 + fraction, exponent - 25);
            assertThat(read(bits)).isEqualTo(expected);
            assertThat(read(bits | 0x8000)).isEqualTo(-expected);
        }
    }
}

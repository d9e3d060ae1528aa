/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCellAndLinesEndWithoutBlanks() {
        String text =
                new TextTable("lll").add("a", "10", "").add("long", "b", "").text("> ");

        assertThat(text).isEqualTo("> a     10\n> long  b\n");
    }

    @Test
    void noRowsAreNoText() {
        assertThat(new TextTable("ll").text()).isEmpty();
    }
}

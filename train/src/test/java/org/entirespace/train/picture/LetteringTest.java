/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LetteringTest {

    @Test
    void broadLettersAndCharactersBeyondLatinTakeMoreRoom() {
        var lettering = new Lettering(7, 13);

        assertThat(lettering.width("")).isZero();
        assertThat(lettering.width("cart")).isEqualTo(4 * 7);
        assertThat(lettering.width("mm")).isEqualTo(2 * 13);
        assertThat(lettering.width("购买\uD83D\uDED2")).isEqualTo(3 * 13);
    }

    @Test
    void aLongTextKeepsItsTwoEndsAndNoHalfCharacter() {
        assertThat(Lettering.shortened("purchase", 8)).isEqualTo("purchase");
        assertThat(Lettering.shortened("purchases", 8)).isEqualTo("pur…ases");
        assertThat(Lettering.shortened("\uD83D\uDED2".repeat(5), 4)).isEqualTo("\uD83D\uDED2…\uD83D\uDED2\uD83D\uDED2");
    }
}

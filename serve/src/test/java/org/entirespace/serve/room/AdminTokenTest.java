/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AdminTokenTest {

    private static final String TOKEN = "aB3$-0123456789~xyz";

    private final AdminToken token = new AdminToken(TOKEN);

    @Test
    void theTokenItselfIsTaken() {
        assertThat(token.isShownBy("Bearer " + TOKEN)).isTrue();
    }

    @Test
    void anythingElseIsNot() {
        assertThat(token.isShownBy(null)).isFalse();
        for (String header : new String[] {
            "",
            "Bearer",
            "Bearer ",
            TOKEN,
            "bearer " + TOKEN,
            "Bearer  " + TOKEN,
            "Bearer " + TOKEN + " ",
            "Bearer " + TOKEN + "\u0000",
            "Bearer " + TOKEN.toUpperCase(Locale.ROOT),
            "Bearer " + TOKEN + TOKEN,
            "Bearer " + TOKEN + ", Bearer " + TOKEN,
            "Basic " + TOKEN,
            "Bearer " + token,
            "Bearer *"
        }) {
            assertThat(token.isShownBy(header)).as(header).isFalse();
        }
        for (int length = 0; length < TOKEN.length(); length++) {
            assertThat(token.isShownBy("Bearer " + TOKEN.substring(0, length))).isFalse();
            assertThat(token.isShownBy("Bearer " + TOKEN.substring(length + 1))).isFalse();
        }
    }

    /** Each differs from the token in one bit of one character, in one character, or in two that changed places. */
    @Test
    void whatIsNearIsNot() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            char[] near = TOKEN.toCharArray();
            int at = random.nextInt(near.length);
            switch (random.nextInt(3)) {
                case 0 -> near[at] ^= (char) (1 << random.nextInt(8));
                case 1 -> near[at] = (char) random.nextInt('!', 0x7F);
                default -> {
                    int other = random.nextInt(near.length);
                    near[at] = TOKEN.charAt(other);
                    near[other] = TOKEN.charAt(at);
                }
            }
            String guess = new String(near);
            assertThat(token.isShownBy("Bearer " + guess)).as(guess).isEqualTo(guess.equals(TOKEN));
        }
    }
}

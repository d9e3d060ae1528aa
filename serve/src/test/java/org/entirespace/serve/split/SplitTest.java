/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.entirespace.serve.split.Split.Arm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {

    private static final int KEYS = 20_000;

    /** From Python: {@code int.from_bytes(sha256(f"{salt}/{key}".encode()).digest()[:4], "big") * total >> 32}. */
    @ParameterizedTest
    @CsvSource({
        "checkout, u7, 100, 91",
        "checkout, u7, 1000000, 917266",
        "checkout, 42, 100, 29",
        "checkout, Zürich, 100, 72",
        "checkout, Zürich, 1000000, 723486",
        "checkout, u1, 1000000, 601444",
        "second, u7, 100, 15",
        "checkout, '', 1000000, 650161"
    })
    void pointsAreThoseOfAnotherLanguage(String salt, String key, int total, int point) {
        assertThat(SplitHash.point(salt, key, total)).isEqualTo(point);
    }

    @Test
    void armsTakeThePointsInTheirOrder() {
        Split split = Split.parse("checkout=hm3:90,shop/2:10@user_id"); // u7 is at 91, u1 at 60 of 100

        assertThat(split.arm("u7").name()).isEqualTo("shop/2");
        assertThat(split.arm("u1").name()).isEqualTo("hm3");
        assertThat(Split.parse("checkout=hm3:92,shop/2:8@user_id").arm("u7").name())
                .isEqualTo("hm3");
        assertThat(Split.parse("checkout=hm3:0,shop:5@user_id").arm("u1").name())
                .isEqualTo("shop");
    }

    @Test
    void aTextSaysEverything() {
        assertThat(Split.parse("checkout=hm3:90,shop/2026-01:10@user_id#again"))
                .isEqualTo(new Split(
                        "checkout",
                        List.of(new Arm("hm3", Optional.empty(), 90), new Arm("shop", Optional.of("2026-01"), 10)),
                        "user_id",
                        "again"));
        assertThat(Split.parse("a=b:1@user id").salt()).isEqualTo("a");
        assertThat(Split.parse("a=b:1@user id").key()).isEqualTo("user id");
    }

    static LongStream seeds() {
        long first = Long.getLong("test.seed", 1);
        return LongStream.range(first, first + Long.getLong("test.seeds", 10));
    }

    private static Split split(long seed, String shares) {
        return Split.parse("split" + seed + "=" + shares + "@user");
    }

    /** Within 4.5 deviations of a binomial distribution. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sharesAreThoseAskedFor(long seed) {
        Split split = split(seed, "a:70,b:25,c:5");
        for (Arm arm : split.arms()) {
            double share = arm.share() / 100.0;
            long found = LongStream.range(0, KEYS)
                    .filter(user -> split.arm("u" + user).equals(arm))
                    .count();
            double deviation = Math.sqrt(KEYS * share * (1 - share));
            assertThat((double) found).isBetween(KEYS * share - 4.5 * deviation, KEYS * share + 4.5 * deviation);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void splitsAreIndependentAndGrowingTheLastArmMovesNobodyOutOfIt(long seed) {
        Split one = split(seed, "a:90,b:10");
        Split grown = split(seed, "a:80,b:20");
        Split other = Split.parse("split" + seed + "=a:90,b:10@user#other");
        long both = 0;
        for (int user = 0; user < KEYS; user++) {
            boolean inB = one.arm("u" + user).name().equals("b");
            assertThat(!inB || grown.arm("u" + user).name().equals("b")).isTrue();
            both += inB && other.arm("u" + user).name().equals("b") ? 1 : 0;
        }
        double share = 0.01;
        double deviation = Math.sqrt(KEYS * share * (1 - share));
        assertThat((double) both).isBetween(KEYS * share - 4.5 * deviation, KEYS * share + 4.5 * deviation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkout|expected NAME=MODEL:SHARE",
                "checkout=hm3:90,esmm:10|expected NAME=MODEL:SHARE",
                "checkout=hm3:90,esmm:10@|expected NAME=MODEL:SHARE",
                "checkout=hm3@user|the arm 'hm3'; expected MODEL:SHARE",
                "checkout=hm3:9.5@user|the arm 'hm3:9.5'",
                "checkout=hm3:-1@user|the arm 'hm3:-1'",
                "checkout=hm3:1,@user|the arm ''",
                "check/out=hm3:1@user|the name 'check/out'; expected letters",
                "checkout=hm3:1@user#a/b|the salt 'a/b'",
                "checkout=hm3:1@user#|the salt ''",
                "checkout=:1@user|the model ''",
                "checkout=hm3/:1@user|the version ''",
                "checkout=hm3:0@user|shares of 0 together; expected 1 to 1000000",
                "checkout=hm3:900000,esmm:200000@user|shares of 1100000 together",
                "checkout=hm3:1,hm3:1@user|an arm twice"
            })
    void whatIsNoSplitIsRefused(String textAndComplaint) {
        int bar = textAndComplaint.indexOf('|');

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Split.parse(textAndComplaint.substring(0, bar)))
                .withMessageContaining(textAndComplaint.substring(bar + 1))
                .withMessageStartingWith("split '");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.entirespace.model.bundle.GoldenRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {

    private static final List<GoldenRequest> GOLDEN = List.of(
            new GoldenRequest("one", List.of(Map.of("click", 0.5, "purchase", 1e-6))),
            new GoldenRequest(
                    "two", List.of(Map.of("click", 0.25, "purchase", 0.1), Map.of("click", 0.5, "purchase", 0.1))));

    /** Answers as written down, but for the click of the last candidate. */
    private static Door off(double click) {
        return body -> body.equals("one")
                ? GOLDEN.get(0).expected()
                : List.of(GOLDEN.get(1).expected().get(0), Map.of("click", click, "purchase", 0.1));
    }

    @Test
    void theSameAnswersAgree() throws IOException {
        Agreement agreement = Agreement.of(off(0.5), GOLDEN);

        assertThat(agreement.requests()).isEqualTo(2);
        assertThat(agreement.candidates()).isEqualTo(3);
        assertThat(agreement.difference()).isZero();
        assertThat(agreement.ratio()).isZero();
        assertThat(agreement.isWithin(0)).isTrue();
    }

    @Test
    void theLargestDifferenceIsToldWithItsPlace() throws IOException {
        Agreement agreement = Agreement.of(off(0.5625), GOLDEN);

        assertThat(agreement.difference()).isEqualTo(0.0625);
        assertThat(agreement.ratio()).isCloseTo(Math.log(0.5625 / 0.5), within(1e-12));
        assertThat(agreement.worst()).isEqualTo("request 1, candidate 1, click: found 0.5625, expected 0.5");
        assertThat(agreement.isWithin(0.06)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0.5000009, true", "0.4999991, true", "0.5000011, false", "0.4999989, false", "NaN, false"})
    void aDifferenceOfAMillionthIsTheMost(double click, boolean within) throws IOException {
        assertThat(Agreement.of(off(click), GOLDEN).isWithin(Agreement.SAME_ENGINE))
                .isEqualTo(within);
    }

    @Test
    void rareProbabilitiesMustAgreeRelativeToThemselves() throws IOException {
        List<GoldenRequest> rare = List.of(new GoldenRequest("one", List.of(Map.of("purchase", 1e-6))));

        Agreement off = Agreement.of(body -> List.of(Map.of("purchase", 1.002e-6)), rare);
        assertThat(off.difference()).isLessThan(Agreement.SAME_ENGINE);
        assertThat(off.isWithin(Agreement.SAME_ENGINE)).isFalse();
        assertThat(Agreement.of(body -> List.of(Map.of("purchase", 1.0005e-6)), rare)
                        .isWithin(Agreement.SAME_ENGINE))
                .isTrue();
    }

    @Test
    void otherCandidatesOrQuantitiesAreInfinitelyFarOff() throws IOException {
        Agreement fewer = Agreement.of(body -> List.of(), GOLDEN);
        Agreement others = Agreement.of(body -> List.of(Map.of("click", 0.5)), GOLDEN);

        assertThat(fewer.worst()).isEqualTo("request 0: answers for 0 candidates, expected 1");
        assertThat(others.worst()).startsWith("request 0, candidate 0: found quantities [click], expected [");
        assertThat(List.of(fewer, others)).allSatisfy(agreement -> {
            assertThat(agreement.difference()).isInfinite();
            assertThat(agreement.isWithin(1)).isFalse();
        });
    }
}

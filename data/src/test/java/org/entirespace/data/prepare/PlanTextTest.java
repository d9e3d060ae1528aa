/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows, instants and names as recipes write them. */
class PlanTextTest {

    @ParameterizedTest
    @CsvSource({"1s, 1", "30m, 1800", "12h, 43200", "7d, 604800", "2w, 1209600", "36525d, 3155760000"})
    void windowsAreLengthsOfTime(String window, long seconds) {
        assertThat(WindowLength.micros(window)).isEqualTo(seconds * 1_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "d", "0d", "-1d", "1.5d", "7 d", "7D", "1y", "36526d", "99999999999s"})
    void otherTextsAreNoWindows(String window) {
        assertThatThrownBy(() -> WindowLength.micros(window))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("window '" + window + "': expected");
    }

    @ParameterizedTest
    @CsvSource({
        "2018-11-08, 2018-11-08T00:00:00Z",
        "2018-11-08T10:00, 2018-11-08T10:00:00Z",
        "2018-11-08T10:00:00.5Z, 2018-11-08T10:00:00.500Z",
        "2018-11-08T10:00:00+02:00, 2018-11-08T08:00:00Z"
    })
    void instantsAreUtcUnlessTheySayOtherwise(String text, String instant) {
        assertThat(LogInstant.parse(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2018-11-31", "2018-11-08 10:00", "+12018-01-01", "0000-01-01"})
    void otherTextsAreNoInstants(String text) {
        assertThatThrownBy(() -> LogInstant.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("instant '" + text + "': expected ISO 8601");
    }

    @Test
    void microsecondsGoThereAndBack() {
        for (long micros : new long[] {LogInstant.FIRST, -1, 0, 1, 1541548939123456L, LogInstant.LAST}) {
            assertThat(LogInstant.micros(LogInstant.ofMicros(micros))).isEqualTo(micros);
        }
        assertThat(LogInstant.micros(Instant.parse("1969-12-31T23:59:59.9999999Z")))
                .isEqualTo(-1);
    }

    @Test
    void theNearestNameIsSuggestedIfItIsNear() {
        List<String> names = List.of("hotel", "price", "position");

        assertThat(Nearest.among(names, "hottel")).contains("hotel");
        assertThat(Nearest.among(names, "Price")).contains("price");
        assertThat(Nearest.among(names, "postion")).contains("position");
        assertThat(Nearest.among(names, "color")).isEmpty();
    }
}

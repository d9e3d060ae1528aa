/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WorldOptionsTest {

    @Test
    void defaultsAreTheseAndNoOthers() {
        assertThat(WorldOptions.defaults())
                .isEqualTo(new WorldOptions(
                        1,
                        20_000,
                        4_000,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        14,
                        400_000,
                        new BaseRates(0.029, 0.25, 0.13, 0.035),
                        Duration.ofDays(8),
                        Dials.defaults()));
        assertThat(WorldOptions.defaults().observedUntil()).isEqualTo(Instant.parse("2026-01-23T00:00:00Z"));
    }

    @Test
    void whatCannotBeIsRefused() {
        WorldOptions options = WorldOptions.defaults();

        assertThatThrownBy(() -> options.withSizes(1, 9, 1)).hasMessageContaining("9 items");
        assertThatThrownBy(() -> options.withSizes(1, 10, 0)).hasMessageContaining("0 impressions");
        assertThatThrownBy(() -> options.withDial(Dial.SELECTION, -0.1))
                .hasMessageContaining("dial selection: -0.1; expected in [0.0, 2.0]");
        assertThatThrownBy(() -> options.withDial(Dial.COLD_ITEMS, Double.NaN))
                .hasMessageContaining("dial cold_items: NaN");
        assertThatThrownBy(() -> options.withFollowUp(Duration.ofDays(-1))).hasMessageContaining("follow-up");
        assertThatThrownBy(() -> new BaseRates(0.1, 0, 0.1, 0.1)).hasMessageContaining("base rate of micro: 0.0");
    }
}

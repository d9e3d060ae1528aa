/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DriftOptionsTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final DriftOptions DEFAULTS = DriftOptions.defaults();

    @Test
    void defaultsWarnFromATenthAndAlarmFromAFifth() {
        assertThat(DEFAULTS).isEqualTo(new DriftOptions(0.1, 0.2, 1_000, 300, HOUR));
        assertThat(DEFAULTS.level(0.0999, DriftLevel.NONE)).isEqualTo(DriftLevel.NONE);
        assertThat(DEFAULTS.level(0.1, DriftLevel.UNKNOWN)).isEqualTo(DriftLevel.WARN);
        assertThat(DEFAULTS.level(0.2, DriftLevel.NONE)).isEqualTo(DriftLevel.ALARM);
    }

    @Test
    void aLevelIsLeftOnlyWellBelowWhereItBegan() {
        assertThat(DEFAULTS.level(0.185, DriftLevel.ALARM)).isEqualTo(DriftLevel.ALARM);
        assertThat(DEFAULTS.level(0.175, DriftLevel.ALARM)).isEqualTo(DriftLevel.WARN);
        assertThat(DEFAULTS.level(0.185, DriftLevel.WARN)).isEqualTo(DriftLevel.WARN);
        assertThat(DEFAULTS.level(0.095, DriftLevel.WARN)).isEqualTo(DriftLevel.WARN);
        assertThat(DEFAULTS.level(0.085, DriftLevel.ALARM)).isEqualTo(DriftLevel.NONE);
    }

    @Test
    void rowsAndRequestsAreBothNeeded() {
        assertThat(DEFAULTS.isEnough(1_000, 300)).isTrue();
        assertThat(DEFAULTS.isEnough(999, 300)).isFalse();
        assertThat(DEFAULTS.isEnough(1_000_000, 299)).isFalse();
    }

    @Test
    void whatCannotTellChanceFromDriftIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DriftOptions(0.01, 0.2, 899, 1, HOUR))
                .withMessageContaining("899 rows; expected at least 900");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DriftOptions(0.3, 0.2, 1_000, 1, HOUR))
                .withMessageContaining("warning from 0.3, alarm from 0.2");
        assertThatIllegalArgumentException().isThrownBy(() -> new DriftOptions(0, 0.2, 1_000, 1, HOUR));
        assertThatIllegalArgumentException().isThrownBy(() -> new DriftOptions(Double.NaN, 0.2, 1_000, 1, HOUR));
        assertThatIllegalArgumentException().isThrownBy(() -> new DriftOptions(0.1, 0.2, 1_000, 0, HOUR));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DriftOptions(0.1, 0.2, 1_000, 1, Duration.ofMillis(999)));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DialsTest {

    @ParameterizedTest
    @EnumSource
    void eachDialIsFoundByItsKeyAndHoldsItsRange(Dial dial) {
        assertThat(Dial.of(dial.key())).isSameAs(dial);
        assertThat(Dials.defaults().of(dial)).isEqualTo(dial.standard()).isBetween(dial.least(), dial.most());
        assertThat(Dials.defaults().with(dial, dial.least()).of(dial)).isEqualTo(dial.least());
        assertThat(Dials.defaults().with(dial, dial.most()).of(dial)).isEqualTo(dial.most());
        assertThatThrownBy(() -> Dials.defaults().with(dial, dial.least() - 0.01))
                .hasMessageContaining("dial " + dial.key());
        assertThatThrownBy(() -> Dials.defaults().with(dial, dial.most() + 0.01))
                .hasMessageContaining("expected in [" + dial.least());
        assertThat(dial.meaning()).isNotBlank();
    }

    @Test
    void turningADialLeavesTheOthersAndTheOriginal() {
        Dials turned = Dials.defaults().with(Dial.DRIFT, 0.5);

        assertThat(turned.of(Dial.SELECTION)).isEqualTo(1);
        assertThat(Dials.defaults().of(Dial.DRIFT)).isZero();
        assertThat(turned).isNotEqualTo(Dials.defaults()).hasToString(turned.toString());
        assertThat(turned.with(Dial.DRIFT, -0.0)).isEqualTo(Dials.defaults()).hasSameHashCodeAs(Dials.defaults());
        assertThat(turned.toString()).startsWith("{selection=1.0, ").contains("drift=0.5");
    }

    @Test
    void anUnknownDialIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> Dial.of("selektion"))
                .hasMessageContaining("dial 'selektion'; expected one of selection, micro_informativeness")
                .hasMessageEndingWith("policy_skill");
    }

    @Test
    void ratesAreFoundByName() {
        assertThat(BaseRates.of("hm3")).isEqualTo(BaseRates.HM3);
        assertThat(BaseRates.of("jd").micro()).isEqualTo(0.4073, org.assertj.core.api.Assertions.within(1e-4));
        assertThat(BaseRates.of("raised").click()).isEqualTo(0.15);
        assertThatThrownBy(() -> BaseRates.of("high")).hasMessage("rates 'high'; expected one of hm3, jd, raised");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Vocabularies that grow at their end. */
class SchemaGrowthTest {

    private final FittedField item = vocabulary("item", "a", "b");
    private final FittedField price = new FittedField(
            "price", "price", FieldKind.NUMERIC, Encoding.STANDARDIZE, 0, List.of(), List.of(), 2, 3, Pooling.SUM);

    @Test
    void rowsOfKnownTextsStay() {
        FittedField grown = item.with(List.of("c", "d"));
        FieldEncoder before = new FieldEncoder(item);
        FieldEncoder after = new FieldEncoder(grown);

        assertThat(grown.cardinality()).isEqualTo(6);
        for (String text : List.of("a", "b")) {
            assertThat(after.rowOf(text)).isEqualTo(before.rowOf(text));
        }
        assertThat(after.rowOf((String) null)).isEqualTo(before.rowOf((String) null));
        assertThat(after.rowOf("e")).isEqualTo(before.rowOf("c"));
        assertThat(after.rowOf("d")).isEqualTo(5);
    }

    @Test
    void growthIsFurtherTextsAtTheEndAndNothingElse() {
        Schema known = new Schema(List.of(item, price));

        assertThat(known.isGrownFrom(known)).isTrue();
        assertThat(new Schema(List.of(item.with(List.of("c")), price)).isGrownFrom(known))
                .isTrue();
        assertThat(known.isGrownFrom(new Schema(List.of(item.with(List.of("c")), price))))
                .isFalse();
        assertThat(new Schema(List.of(vocabulary("item", "b", "a", "c"), price)).isGrownFrom(known))
                .isFalse();
        assertThat(new Schema(List.of(vocabulary("other", "a", "b", "c"), price)).isGrownFrom(known))
                .isFalse();
        assertThat(new Schema(List.of(price, item)).isGrownFrom(known)).isFalse();
        assertThat(new Schema(List.of(item)).isGrownFrom(known)).isFalse();
    }

    private static FittedField vocabulary(String name, String... texts) {
        return new FittedField(
                name,
                name,
                FieldKind.CATEGORICAL,
                Encoding.VOCABULARY,
                texts.length + 2,
                List.of(texts),
                List.of(),
                0,
                1,
                Pooling.SUM);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.entirespace.data.plan.FieldPlan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContinuationTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-11");

    private final Continuation continuation =
            new Continuation(new Schema(List.of(vocabulary("a", "b"), hash(10))), DAY, DAY.plusDays(1));

    @Test
    void furtherTextsComeInTheOrderOfTheirCountAsFarAsThereIsRoom() {
        FittedField fresh = vocabulary("d", "b", "c", "e");

        assertThat(Continuation.grown(vocabulary("a", "b"), fresh, plan(null, null))
                        .vocabulary())
                .containsExactly("a", "b", "d", "c", "e");
        assertThat(Continuation.grown(vocabulary("a", "b"), fresh, plan(null, 3))
                        .vocabulary())
                .containsExactly("a", "b", "d");
        assertThat(Continuation.grown(vocabulary("a", "b"), fresh, plan(null, 1))
                        .vocabulary())
                .containsExactly("a", "b");
    }

    @Test
    void daysBeginAndEndAtMidnight() {
        assertThat(continuation.within("t")).isEqualTo("t >= 1768089600000000 AND t < 1768262400000000");
        assertThat(new Continuation(continuation.schema(), DAY, null).within("t"))
                .isEqualTo("t >= 1768089600000000");
    }

    @Test
    void aFieldDeclaredInAnotherWayIsRefused() {
        assertThat(continuation
                        .field("item", plan(null, null), Encoding.VOCABULARY)
                        .vocabulary())
                .containsExactly("a", "b");
        assertThatThrownBy(() -> continuation.field("item", plan(10, null), Encoding.HASH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("field 'item' of the model reads 'item' as CATEGORICAL, VOCABULARY, 4 rows");
        assertThatThrownBy(() -> continuation.field("user", plan(11, null), Encoding.HASH))
                .hasMessageContaining("declares it in another way");
        assertThatThrownBy(() -> continuation.field("price", plan(null, null), Encoding.VOCABULARY))
                .hasMessage("field 'price' is none of the model's");
        assertThatThrownBy(() -> continuation.requireSameFields(Map.of("item", plan(null, null))))
                .hasMessage("the recipe has the fields [item]; the model [item, user], in this order");
    }

    private static FieldPlan plan(@Nullable Integer buckets, @Nullable Integer maxSize) {
        return new FieldPlan(FieldKind.CATEGORICAL, null, null, buckets, null, maxSize, null);
    }

    private static FittedField vocabulary(String... texts) {
        return new FittedField(
                "item",
                "item",
                FieldKind.CATEGORICAL,
                Encoding.VOCABULARY,
                texts.length + 2,
                List.of(texts),
                List.of(),
                0,
                1,
                Pooling.SUM);
    }

    private static FittedField hash(int buckets) {
        return new FittedField(
                "user",
                "user",
                FieldKind.CATEGORICAL,
                Encoding.HASH,
                buckets + 1,
                List.of(),
                List.of(),
                0,
                1,
                Pooling.SUM);
    }
}

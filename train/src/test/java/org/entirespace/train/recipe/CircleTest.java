/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CircleTest {

    @Test
    void aCircleIsToldFromANameBackToItself() {
        Map<String, List<String>> references = new LinkedHashMap<>();
        references.put("a", List.of("b"));
        references.put("b", List.of("c", "d"));
        references.put("d", List.of("b"));

        assertThat(Circle.find(references)).contains(List.of("b", "d", "b"));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aCircleIsFoundWhereverNamesCannotBeTakenAwayOneByOne(long seed) {
        var random = new SplittableRandom(seed);
        Map<String, List<String>> references = new LinkedHashMap<>();
        for (int i = 0; i < 6; i++) {
            List<String> others = new ArrayList<>();
            for (int j = 0; j < 6; j++) {
                if (random.nextInt(6) == 0) {
                    others.add("n" + j);
                }
            }
            references.put("n" + i, others);
        }

        var circle = Circle.find(references);

        assertThat(circle.isPresent()).isEqualTo(!canBeTakenAway(references));
        circle.ifPresent(names -> {
            assertThat(names.get(0)).isEqualTo(names.get(names.size() - 1));
            for (int i = 1; i < names.size(); i++) {
                assertThat(references.get(names.get(i - 1))).contains(names.get(i));
            }
        });
    }

    /** Kahn's way: whoever refers to nothing that is left goes. */
    private static boolean canBeTakenAway(Map<String, List<String>> references) {
        Map<String, List<String>> left = new LinkedHashMap<>(references);
        boolean shrinks = true;
        while (shrinks) {
            shrinks =
                    left.entrySet().removeIf(entry -> entry.getValue().stream().noneMatch(left::containsKey));
        }
        return left.isEmpty();
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }
}

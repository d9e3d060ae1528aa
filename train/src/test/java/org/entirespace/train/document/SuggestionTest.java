/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SuggestionTest {

    @Test
    void theNearestWordIsMeant() {
        List<String> known = List.of("epochs", "batch_size", "seed");

        assertThat(Suggestion.nearest("batchsize", known)).contains("batch_size");
        assertThat(Suggestion.nearest("batch-size", known)).contains("batch_size");
        assertThat(Suggestion.nearest("BATCH_SIZE", known)).contains("batch_size");
        assertThat(Suggestion.nearest("epohcs", known)).contains("epochs");
        assertThat(Suggestion.nearest("momentum", known)).isEmpty();
    }

    @Test
    void withoutANearWordTheKnownOnesAreListed() {
        assertThat(Suggestion.hint("x", List.of("click", "purchase"))).isEqualTo("known are click, purchase");
        assertThat(Suggestion.hint("x", List.of())).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theDistanceEqualsItsRecursiveDefinition(long seed) {
        var random = new SplittableRandom(seed);
        String a = word(random);
        String b = word(random);

        assertThat(Suggestion.distance(a, b)).isEqualTo(slow(a, b)).isEqualTo(Suggestion.distance(b, a));
    }

    private static int slow(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.length() + b.length();
        }
        int i = a.length();
        int j = b.length();
        String shorterA = a.substring(0, i - 1);
        String shorterB = b.substring(0, j - 1);
        int replaced = slow(shorterA, shorterB) + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(slow(shorterA, b), slow(a, shorterB)));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, 1 + slow(a.substring(0, i - 2), b.substring(0, j - 2))) : least;
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        int length = random.nextInt(6);
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }
}

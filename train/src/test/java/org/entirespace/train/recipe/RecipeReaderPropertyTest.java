/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.entirespace.train.document.DocumentException;
import org.entirespace.train.document.DocumentProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecipeReaderPropertyTest {

    private static final List<String> SCRAPS = List.of(
            "",
            "x",
            "0",
            "-1",
            "1e400",
            "3.5",
            "true",
            "~",
            "[]",
            "{}",
            "[a, a]",
            "{a: b}",
            "*a",
            "&a b",
            "!!int 5",
            "'",
            "\"",
            "\t",
            ":",
            "- ",
            "|",
            "a|b|c",
            "impression",
            "click",
            "2026-01-01",
            "1d",
            "99999999999",
            "é😀",
            "? ",
            "---");

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyTextIsReadOrRefusedWithPlacesInside(long seed) {
        var random = new SplittableRandom(seed);
        String text = broken(random);
        List<String> lines = new ArrayList<>(text.lines().toList());
        lines.add("");
        try {
            assertThat(RecipeReader.read(text).name()).isNotEmpty();
        } catch (DocumentException e) {
            assertThat(e.problems()).isNotEmpty().isSorted().doesNotHaveDuplicates();
            for (DocumentProblem problem : e.problems()) {
                assertThat(problem.message()).isNotBlank().doesNotContain("not understood");
                assertThat(problem.line()).isBetween(1, lines.size());
                String line = lines.get(problem.line() - 1);
                assertThat(problem.column()).isBetween(1, line.codePointCount(0, line.length()) + 1);
            }
        }
    }

    /** The base recipe after one to four random edits of its lines and words. */
    private static String broken(SplittableRandom random) {
        List<String> lines = new ArrayList<>(BaseRecipe.TEXT.lines().toList());
        int edits = 1 + random.nextInt(4);
        for (int i = 0; i < edits; i++) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            switch (random.nextInt(5)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(random.nextInt(lines.size()), line);
                case 2 -> lines.set(at, " ".repeat(random.nextInt(4)) + line.strip());
                case 3 -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)) + scrap(random));
                default -> {
                    String[] words = line.split("(?<=[ ,\\[\\]{}:|])|(?=[ ,\\[\\]{}:|])");
                    words[random.nextInt(words.length)] = scrap(random);
                    lines.set(at, String.join("", words));
                }
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String scrap(SplittableRandom random) {
        return SCRAPS.get(random.nextInt(SCRAPS.size()));
    }

    static LongStream seeds() {
        long first = Long.getLong("test.seed", 1);
        return LongStream.range(first, first + Long.getLong("test.seeds", 300));
    }
}

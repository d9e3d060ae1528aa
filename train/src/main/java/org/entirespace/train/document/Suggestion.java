/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Guesses which of some known words was meant. */
public final class Suggestion {

    private static final int MOST_LISTED = 16;
    private static final int MOST_COMPARED = 200;
    private static final int LONGEST = 100;

    private Suggestion() {}

    /** The known word nearest to one that is unknown; absent when none is near. */
    public static Optional<String> nearest(String unknown, Collection<String> known) {
        String wanted = plain(unknown);
        int limit = Math.max(1, wanted.length() / 3);
        if (wanted.length() > LONGEST) {
            return Optional.empty();
        }
        return known.stream()
                .limit(MOST_COMPARED)
                .filter(word -> Math.abs(word.length() - wanted.length()) <= limit)
                .filter(word -> distance(wanted, plain(word)) <= limit)
                .min(Comparator.<String>comparingInt(word -> distance(wanted, plain(word)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A hint for an unknown word: the nearest known one, otherwise all of them. */
    public static String hint(String unknown, Collection<String> known) {
        return nearest(unknown, known).map(Suggestion::meant).orElseGet(() -> oneOf(known));
    }

    static String meant(String word) {
        return "did you mean '" + word + "'?";
    }

    private static String oneOf(Collection<String> known) {
        List<String> listed = known.stream().limit(MOST_LISTED).toList();
        return listed.isEmpty()
                ? ""
                : "known are " + String.join(", ", listed) + (known.size() > MOST_LISTED ? ", …" : "");
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /**
     * The least number of letters to insert, drop, replace or swap with their neighbour; (optimal string alignment).
     *
     * <pre>
     *   d(i, j) = min of d(i-1, j) + 1, d(i, j-1) + 1, d(i-1, j-1) + [a_i != b_j],
     *             d(i-2, j-2) + 1 where a_i a_(i-1) = b_(j-1) b_j
     * </pre>
     */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], 1 + d[i - 2][j - 2]);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}

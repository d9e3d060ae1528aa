/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class Nearest {

    private Nearest() {}

    /** The name nearest to {@code wanted} by edits, if it is near enough to be worth asking about. */
    static Optional<String> among(Collection<String> names, String wanted) {
        return names.stream()
                .filter(name -> distance(name, wanted) <= Math.max(1, wanted.length() / 3))
                .min(Comparator.comparingInt(name -> distance(name, wanted)));
    }

    /** Levenshtein's distance, blind to case. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1]; // row[j] = distance of a[0, i) and b[0, j)
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}

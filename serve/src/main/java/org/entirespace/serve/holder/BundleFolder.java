/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.holder;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where a version of a model lies.
 *
 * @param version what its folder is called; empty where a bundle has no versions beside it, and is told by its content
 * @param path the bundle
 */
record BundleFolder(Optional<String> version, Path path) {

    /** Whole numbers by size, after them other names by their letters. */
    static final Comparator<String> OLDEST_FIRST = Comparator.comparing(
                    BundleFolder::number,
                    Comparator.comparing((Optional<BigInteger> number) -> number.isEmpty())
                            .thenComparing(number -> number.orElse(BigInteger.ZERO)))
            .thenComparing(Comparator.naturalOrder());

    private static Optional<BigInteger> number(String version) {
        boolean digits = !version.isEmpty() && version.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(new BigInteger(version)) : Optional.empty();
    }
}

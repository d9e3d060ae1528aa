/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.holder;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The versions of one model that are served at a time.
 *
 * @param newestFirst at least one
 */
record Versions(List<ServedModel> newestFirst) {

    Versions {
        newestFirst = newestFirst.stream()
                .sorted(Comparator.comparing(ServedModel::version, BundleFolder.OLDEST_FIRST)
                        .reversed())
                .toList();
    }

    /** The version that answers where none is asked for. */
    ServedModel newest() {
        return newestFirst.get(0);
    }

    Optional<ServedModel> version(String wanted) {
        return newestFirst.stream()
                .filter(model -> model.version().equals(wanted))
                .findFirst();
    }
}

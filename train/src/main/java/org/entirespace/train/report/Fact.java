/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.Objects;

/**
 * A named piece of text, such as an option or a fingerprint, as a report shows it.
 *
 * @param name what it is
 * @param value its value; any text, it is escaped where it is shown
 */
public record Fact(String name, String value) {

    /** Rejects nulls. */
    public Fact {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }
}

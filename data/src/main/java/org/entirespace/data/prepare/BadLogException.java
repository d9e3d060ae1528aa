/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.List;

/** A log that cannot be prepared. Nothing was written. Not for trouble with disks or processes, which is an I/O error. */
public final class BadLogException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * All problems that were found.
     *
     * @param problems each with place, rule and value; at least one
     */
    public BadLogException(List<String> problems) {
        super(
                problems.size() == 1
                        ? problems.get(0)
                        : problems.size() + " problems:\n- " + String.join("\n- ", problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems, each with place, rule and value. */
    public List<String> problems() {
        return problems;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.util.List;
import java.util.stream.Collectors;

/** Samples whose labels contradict a behaviour graph. The mistake lies in the log or in the recipe, not in the files. */
public final class IllegalLabelsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * Rows on which a behaviour happened without one it requires.
     *
     * @param behavior the behaviour that happened
     * @param required the behaviour that did not
     * @param rows how many
     * @param firstRow the first of them
     */
    public record Contradiction(String behavior, String required, long rows, int firstRow) {

        @Override
        public String toString() {
            return "'" + behavior + "' happened without '" + required + "', which it requires, on " + rows
                    + " rows, first on row " + firstRow;
        }
    }

    private final transient List<Contradiction> contradictions;

    IllegalLabelsException(String graph, List<Contradiction> contradictions) {
        super("labels contradict graph '" + graph + "': "
                + contradictions.stream().map(Contradiction::toString).collect(Collectors.joining("; "))
                + ". Mend the label rules, or drop 'requires' where it does not hold");
        this.contradictions = List.copyOf(contradictions);
    }

    /** Every pair of behaviours found to contradict. */
    public List<Contradiction> contradictions() {
        return contradictions;
    }
}

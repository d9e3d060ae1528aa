/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.util.List;

/**
 * A table of results as texts. Not yet in any format: pages write it in theirs.
 *
 * @param columns the titles
 * @param lines the lines, each with one cell for each column
 */
public record ResultTable(List<String> columns, List<List<Cell>> lines) {

    /** Copies the lists; rejects a line with more or fewer cells than there are columns. */
    public ResultTable {
        columns = List.copyOf(columns);
        lines = lines.stream().map(List::copyOf).toList();
        for (List<Cell> line : lines) {
            if (line.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "line of " + line.size() + " cells; expected " + columns.size() + ", one for each column");
            }
        }
    }

    /** What a cell holds. */
    public enum Kind {
        /** Words or numbers. */
        TEXT,
        /** The name of a model. */
        MODEL,
        /** The best value of its column, or of its data set. */
        BEST
    }

    /**
     * A cell.
     *
     * @param kind what it holds
     * @param value the name, word or number
     * @param more what follows it, such as a deviation and a mark; often empty
     */
    public record Cell(Kind kind, String value, String more) {

        static Cell text(String text) {
            return new Cell(Kind.TEXT, text, "");
        }

        static Cell model(String name) {
            return new Cell(Kind.MODEL, name, "");
        }
    }
}

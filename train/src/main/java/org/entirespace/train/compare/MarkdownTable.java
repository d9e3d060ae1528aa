/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown. Mutable; one thread. */
final class MarkdownTable {

    private final List<String> columns;
    private final List<List<String>> lines = new ArrayList<>();

    MarkdownTable(List<String> columns) {
        this.columns = List.copyOf(columns);
    }

    /**
     * Adds a line.
     *
     * @throws IllegalArgumentException when it has more or fewer cells than there are columns
     */
    void add(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "line of " + cells.size() + " cells; expected " + columns.size() + ", one for each column");
        }
        lines.add(List.copyOf(cells));
    }

    /** The table with a blank line after it. */
    String text() {
        StringBuilder text = new StringBuilder(line(columns));
        text.append("|").append(" --- |".repeat(columns.size())).append('\n');
        lines.forEach(cells -> text.append(line(cells)));
        return text.append('\n').toString();
    }

    private static String line(List<String> cells) {
        StringBuilder line = new StringBuilder("|");
        cells.forEach(cell -> line.append(' ').append(cell.replace("|", "\\|")).append(" |"));
        return line.append('\n').toString();
    }
}

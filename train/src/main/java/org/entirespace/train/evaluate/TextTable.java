/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import java.util.ArrayList;
import java.util.List;

/** Lines of cells with aligned columns: the first two to the left, numbers to the right, texts with intervals to the left. Mutable. */
public final class TextTable {

    private static final String GAP = "  ";

    private final String alignment; // one letter a column: l or r
    private final List<List<String>> lines = new ArrayList<>();

    /** An empty table; {@code alignment} has an l or r for each column. */
    public TextTable(String alignment) {
        this.alignment = alignment;
    }

    /**
     * Adds a line.
     *
     * @throws IllegalArgumentException when it has more or fewer cells than there are columns
     */
    public TextTable add(String... cells) {
        if (cells.length != alignment.length()) {
            throw new IllegalArgumentException(
                    "line of " + cells.length + " cells; expected " + alignment.length() + ", one for each column");
        }
        lines.add(List.of(cells));
        return this;
    }

    /** The table; every line ends with a line feed and has no trailing blanks. */
    public String text() {
        return text("");
    }

    /** The table, every line behind {@code indent}. */
    public String text(String indent) {
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder(indent);
            for (int column = 0; column < line.size(); column++) {
                String cell = line.get(column);
                String fill = " ".repeat(width(column) - cell.length());
                row.append(alignment.charAt(column) == 'r' ? fill + cell : cell + fill)
                        .append(GAP);
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }
}

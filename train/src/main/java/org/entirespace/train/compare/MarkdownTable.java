/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.util.List;
import org.entirespace.train.compare.ResultTable.Cell;

/** Writes tables in Markdown. */
final class MarkdownTable {

    private MarkdownTable() {}

    /** The table with a blank line after it. */
    static String text(ResultTable table) {
        StringBuilder text = new StringBuilder(line(table.columns()));
        text.append("|").append(" --- |".repeat(table.columns().size())).append('\n');
        table.lines()
                .forEach(cells ->
                        text.append(line(cells.stream().map(MarkdownTable::cell).toList())));
        return text.append('\n').toString();
    }

    private static String cell(Cell cell) {
        return switch (cell.kind()) {
            case TEXT -> cell.value() + cell.more();
            case MODEL -> "`" + cell.value() + "`" + cell.more();
            case BEST -> "**" + cell.value() + "**" + cell.more();
        };
    }

    private static String line(List<String> cells) {
        StringBuilder line = new StringBuilder("|");
        cells.forEach(cell -> line.append(' ').append(cell.replace("|", "\\|")).append(" |"));
        return line.append('\n').toString();
    }
}

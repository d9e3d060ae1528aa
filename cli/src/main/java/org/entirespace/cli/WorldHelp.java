/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entirespace.data.world.Dial;
import picocli.CommandLine;

/** The end of the help of commands that simulate: every dial, and examples. */
final class WorldHelp {

    private WorldHelp() {}

    /** A command with the dials before its examples. */
    static CommandLine on(Object command) {
        CommandLine line = new CommandLine(command);
        List<String> footer = new ArrayList<>(List.of("", "Dials (default, range):"));
        for (Dial dial : Dial.values()) {
            footer.add(String.format(
                    Locale.ROOT,
                    "  %-22s %s, in [%s, %s]",
                    dial.key(),
                    number(dial.standard()),
                    number(dial.least()),
                    number(dial.most())));
            footer.add("    " + dial.meaning());
        }
        footer.addAll(List.of(line.getCommandSpec().usageMessage().footer()));
        line.getCommandSpec()
                .usageMessage()
                .footer(footer.stream().map(text -> text.replace("%", "%%")).toArray(String[]::new));
        return line;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}

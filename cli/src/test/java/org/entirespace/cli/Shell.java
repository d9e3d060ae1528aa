/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * One command run in this process, with what it printed.
 *
 * @param code its exit code
 * @param out what it printed as its result
 * @param err what it said besides
 */
record Shell(int code, String out, String err) {

    static Shell run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false);
        Clock clock = Clock.fixed(Instant.parse("2026-02-01T00:00:00Z"), ZoneOffset.UTC);
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int code = Main.commandLine(terminal, clock).execute(texts);
        return new Shell(code, out.toString(), err.toString());
    }
}

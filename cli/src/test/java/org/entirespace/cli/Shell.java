/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/**
 * One command run in this process, with what it printed.
 *
 * @param code its exit code
 * @param out what it printed as its result
 * @param err what it said besides
 */
record Shell(int code, String out, String err) {

    static Shell run(Object... arguments) {
        return runHeardBy(line -> {}, arguments);
    }

    /** Runs a command; the listener hears each line of progress on the working thread, before the work goes on. */
    static Shell runHeardBy(Consumer<String> listener, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter heard = new PrintWriter(err) {
            @Override
            public void println(String line) {
                super.println(line);
                listener.accept(line);
            }
        };
        Terminal terminal = new Terminal(new PrintWriter(out), heard, false);
        Clock clock = Clock.fixed(Instant.parse("2026-02-01T00:00:00Z"), ZoneOffset.UTC);
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int code = Main.commandLine(terminal, clock).execute(texts);
        return new Shell(code, out.toString(), err.toString());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.PrintWriter;

/**
 * Where a command speaks: results to {@code out}, progress and errors to {@code err}.
 *
 * @param out for what the command was asked for
 * @param err for everything else
 * @param interactive whether a person watches {@code err}, so that progress may be drawn
 */
record Terminal(PrintWriter out, PrintWriter err, boolean interactive) {

    /** Prints a line of progress. */
    void say(String line) {
        err.println(line);
        err.flush();
    }
}

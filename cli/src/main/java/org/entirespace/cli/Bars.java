/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress bars for a person who watches. */
final class Bars {

    private Bars() {}

    /**
     * A bar with speed and remaining time, drawn over and over in one line.
     *
     * @param task what stands before it
     * @param unit what is counted, with a blank before it
     * @param most how much there is to do
     */
    static ProgressBar of(Terminal terminal, String task, String unit, long most) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(most)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(unit, 1)
                .showSpeed()
                .setConsumer(new DelegatingProgressBarConsumer(line -> {
                    terminal.err().print("\r" + line);
                    terminal.err().flush();
                }))
                .build();
    }
}

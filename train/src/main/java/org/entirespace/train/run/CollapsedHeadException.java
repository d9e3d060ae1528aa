/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

/** A head collapsed, and the recipe says that training stops then. */
public final class CollapsedHeadException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CollapsedHeadException(int epoch, String alarm, int best) {
        super("training stopped after epoch " + epoch + ": " + alarm + "; "
                + (best > 0 ? "epoch " + best + " is kept" : "no epoch before it was kept"));
    }
}

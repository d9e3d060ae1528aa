/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.nio.file.Path;
import java.util.Locale;

/** A day on which the model is so much worse than on recent ones that it must not learn from it. The bundle is as it was before the day. */
public final class QualityDropException extends RuntimeException {

    private static final long serialVersionUID = 1;

    QualityDropException(String day, String criterion, double expected, double bound, double found, Path kept) {
        super(String.format(
                Locale.ROOT,
                "training stopped before %s: %s expected about %.5f as on recent days, at worst %.5f, found %.5f; the model"
                        + " in %s is that of the day before",
                day,
                criterion,
                expected,
                bound,
                found,
                kept));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.nio.file.Path;
import java.util.List;

/** A checkpoint of another run than the one that was to go on from it. Nothing was changed. */
public final class OtherRunException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    OtherRunException(Path checkpoint, List<String> differences) {
        super(checkpoint + ": the checkpoint is of another run: " + String.join("; ", differences)
                + ". Start afresh (--fresh), or write to another folder");
    }
}

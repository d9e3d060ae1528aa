/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

import java.util.stream.Stream;

/** The two kinds of row loops, for tests that run on both. */
public final class BothLoops {

    private BothLoops() {}

    /** Plain loops and those in the Vector API. */
    public static Stream<RowLoops> all() {
        return Stream.of(RowLoopLibrary.plain(), RowLoopLibrary.fastest());
    }
}

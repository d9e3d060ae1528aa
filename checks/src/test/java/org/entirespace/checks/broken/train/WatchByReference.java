/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.train;

import java.time.Instant;
import java.util.function.Supplier;

final class WatchByReference {
    Supplier<Instant> watch() {
        return Instant::now;
    }
}

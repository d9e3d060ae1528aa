/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.model;

import java.util.concurrent.atomic.AtomicLong;

final class AtomicCounter {
    private static final AtomicLong COUNT = new AtomicLong();

    long next() {
        return COUNT.incrementAndGet();
    }
}

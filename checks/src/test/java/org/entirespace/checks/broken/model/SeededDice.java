/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.model;

import java.time.Clock;
import java.time.Instant;
import java.util.SplittableRandom;

record SeededDice(SplittableRandom random, Clock clock) {
    static SeededDice of(long seed, Clock clock) {
        return new SeededDice(new SplittableRandom(seed), clock);
    }

    Instant rolledAt() {
        return Instant.now(clock);
    }
}

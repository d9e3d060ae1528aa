/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.cli;

import java.time.Clock;
import java.time.Instant;
import org.entirespace.checks.broken.train.TrainReadsData;

final class Voice {
    void say(TrainReadsData data) {
        System.out.println(data);
        System.out.println(Instant.now(Clock.systemUTC()));
        System.exit(data.table().rows());
    }
}

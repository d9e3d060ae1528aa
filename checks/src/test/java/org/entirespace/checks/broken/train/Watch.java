/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.train;

final class Watch {
    long millis() {
        return System.currentTimeMillis();
    }
}

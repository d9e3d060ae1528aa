/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.train;

final class Vague {
    void fail() {
        throw new RuntimeException("something went wrong");
    }
}

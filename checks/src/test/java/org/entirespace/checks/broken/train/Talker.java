/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.train;

final class Talker {
    void talk() {
        System.out.println("one epoch done");
    }
}

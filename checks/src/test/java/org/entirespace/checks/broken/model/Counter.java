/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.model;

final class Counter {
    static int count;

    private Counter() {}
}

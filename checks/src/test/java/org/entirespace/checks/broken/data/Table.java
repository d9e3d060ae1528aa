/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.data;

/** A class that breaks no rule. */
public record Table(int rows) {
    private static final int[] SIZES = {1, 2, 3};

    int size() {
        return SIZES[rows];
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.model;

final class OpenTable {
    static final double[] VALUES = {1, 2};

    private OpenTable() {}
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

/** XGBoost refused to grow trees. */
public final class GrowthFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    GrowthFailedException(String head, Throwable cause) {
        super("trees of head '" + head + "': " + cause.getMessage(), cause);
    }
}

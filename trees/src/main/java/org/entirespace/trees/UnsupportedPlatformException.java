/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

/** This machine cannot run the library that grows trees. Bundles of trees score without it. */
public final class UnsupportedPlatformException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnsupportedPlatformException(String platform, Throwable cause) {
        super(
                "trees are grown by XGBoost, which does not load on " + platform
                        + "; expected Linux on x86-64 with libgomp.so.1; trees that are grown score on any machine: "
                        + cause,
                cause);
    }
}

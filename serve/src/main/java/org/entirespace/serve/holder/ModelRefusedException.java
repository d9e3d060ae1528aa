/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.holder;

/** Versions that may not be served, and why. What was served before is served on. */
public final class ModelRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    ModelRefusedException(String message) {
        super(message);
    }
}

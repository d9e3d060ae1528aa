/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.split;

/** The model of a request's arm is not served just now. */
public final class ArmNotReadyException extends Exception {

    private static final long serialVersionUID = 1L;

    ArmNotReadyException(String message) {
        super(message);
    }
}

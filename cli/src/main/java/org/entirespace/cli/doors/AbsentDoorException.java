/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli.doors;

/** A door that a model does not have, or not on this machine; the message says why. */
public final class AbsentDoorException extends Exception {

    private static final long serialVersionUID = 1L;

    AbsentDoorException(String reason, Throwable cause) {
        super(reason, cause);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.request;

/** A request that cannot be scored: what was found, where, and what was expected. Whoever sent it has to mend it. */
public final class IllegalRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    /** A request with this fault, told so that its sender can find it. */
    public IllegalRequestException(String message) {
        super(message);
    }
}

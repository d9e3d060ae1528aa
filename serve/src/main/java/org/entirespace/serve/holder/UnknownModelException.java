/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.holder;

/** A model, or a version of one, that is not served. */
public final class UnknownModelException extends Exception {

    private static final long serialVersionUID = 1L;

    /** A model that is not served, as {@code message} says. */
    public UnknownModelException(String message) {
        super(message);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.holder;

/** A model, or a version of one, that is not served. */
public final class UnknownModelException extends Exception {

    private static final long serialVersionUID = 1L;

    UnknownModelException(String message) {
        super(message);
    }
}

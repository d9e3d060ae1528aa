/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.train;

final class VagueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VagueException(String message) {
        super(message);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

/** When the work of a call is done. */
enum Turn {
    /** At once, even while the server stops. */
    AT_ONCE,
    /** When one of the threads that score has time for it. */
    SCORED,
    /** When all loads and unloads before it are done, for whoever shows the token. */
    ADMINISTERED
}

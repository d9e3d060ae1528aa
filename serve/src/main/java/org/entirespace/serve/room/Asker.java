/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.room;

/** Who waits for an answer, and may have to be told that there is none. Called by any thread, once. */
@FunctionalInterface
public interface Asker {

    /** Tells why there is no answer, in one sentence. */
    void refused(Refusal why, String message);
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.room;

/** Why a request is not answered as it would like; each protocol has a status for each. */
public enum Refusal {
    /** It is not as it should be. */
    MALFORMED,
    /** The model or version is not served. */
    UNKNOWN,
    /** The model of the request's arm of a split is not served just now. */
    NOT_READY,
    /** The model is there, but may not be served. */
    UNFIT,
    /** It does not show the token that it needs. */
    UNAUTHENTICATED,
    /** Nobody may do that here. */
    FORBIDDEN,
    /** There is no room now, but may be soon. */
    BUSY,
    /** The server stops. */
    STOPPING,
    /** Its deadline passed before the work began. */
    LATE,
    /** The program is at fault; it is no business of the client's how. */
    FAULT
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.shadow;

import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RawRows;

/** A request that is to be scored once more, by whatever model. Called once, by another thread. */
@FunctionalInterface
public interface Refill {

    /**
     * Fills rows, begun anew, with what the request says of the fields that there are.
     *
     * @throws IllegalRequestException when it does not fit them
     */
    void into(RawRows rows) throws IllegalRequestException;
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.split;

import java.util.Optional;
import org.entirespace.model.request.IllegalRequestException;

/** What tells a request's arm; looked up where a split is asked for only. */
@FunctionalInterface
public interface SplitKey {

    /**
     * The key of the request: one that it brings as such, or else the value of a field, as text.
     *
     * @param field the field
     * @return empty where it has neither, or an empty text
     * @throws IllegalRequestException when the request cannot be read so far, or has several keys
     */
    Optional<String> of(String field) throws IllegalRequestException;
}

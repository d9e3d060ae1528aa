/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.util.List;
import org.entirespace.core.schema.Schema;

/**
 * What a column file of samples will hold, known before the first of them is written.
 *
 * @param schema the fields
 * @param behaviors the label columns
 * @param bagValues the values of each bag field over all samples, in schema order; empty without bag fields
 * @param hasIds whether each sample has the number of its impression
 */
public record SampleLayout(Schema schema, List<String> behaviors, List<Long> bagValues, boolean hasIds) {

    /** Copies the lists. */
    public SampleLayout {
        behaviors = List.copyOf(behaviors);
        bagValues = List.copyOf(bagValues);
    }
}

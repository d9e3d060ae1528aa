/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.schema;

import java.util.HashSet;
import java.util.List;

/**
 * The input fields of a model in order, as fitted on one training split. Training and serving encode with it alike.
 *
 * @param fields the fields, names distinct
 */
public record Schema(List<FittedField> fields) {

    /** Checks that the names differ. */
    public Schema {
        fields = List.copyOf(fields);
        var names = new HashSet<String>();
        for (FittedField field : fields) {
            if (!names.add(field.name())) {
                throw new IllegalArgumentException("field '" + field.name() + "' is declared twice");
            }
        }
    }

    /** Whether this has the fields of {@code earlier}, each as it was or with further texts in its vocabulary. */
    public boolean isGrownFrom(Schema earlier) {
        boolean grown = fields.size() == earlier.fields.size();
        for (int f = 0; grown && f < fields.size(); f++) {
            grown = fields.get(f).isGrownFrom(earlier.fields.get(f));
        }
        return grown;
    }
}

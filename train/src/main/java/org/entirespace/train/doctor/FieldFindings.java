/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.doctor;

import java.util.List;
import org.entirespace.data.sample.Split;

/** What is to be said of fields that tell a model nothing. */
final class FieldFindings {

    private FieldFindings() {}

    static void of(List<FieldState> fields, List<Finding> findings) {
        for (FieldState state : fields) {
            for (FieldState.Values values : state.splits()) {
                String name = "field '" + state.field().name() + "'";
                if (values.split() == Split.TRAIN && values.constant()) {
                    findings.add(Finding.warning(
                            name + " has one value throughout the train split; a model learns nothing by it"));
                } else if (values.split() != Split.TRAIN && values.allUnknown()) {
                    findings.add(Finding.warning(name + ": all values of the " + Doctor.name(values.split())
                            + " split are unknown to its vocabulary, which has "
                            + state.field().vocabulary().size() + " texts"));
                }
            }
        }
    }
}

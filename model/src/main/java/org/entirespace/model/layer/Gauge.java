/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import java.util.List;
import org.entirespace.model.tower.DenseWatch;

/** Something to be watched while rows are scored. */
interface Gauge {

    /** Its name, given the names of the heads. */
    String name(List<String> heads);

    /** Adds one number for each row of the last forward pass. */
    void measure(Tape tape, DenseWatch watch, int number);
}

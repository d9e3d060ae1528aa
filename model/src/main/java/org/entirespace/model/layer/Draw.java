/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import java.util.SplittableRandom;

/** Sets some parameters to what they start with. */
interface Draw {

    /** Draws the parameters that this is about; the others keep their values. */
    void into(float[] parameters, SplittableRandom random);
}

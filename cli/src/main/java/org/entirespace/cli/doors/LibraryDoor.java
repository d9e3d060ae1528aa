/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli.doors;

import org.entirespace.model.scoring.ModelDoor;
import org.entirespace.model.scoring.ModelScorer;
import org.entirespace.model.tower.TowerEngine;

/** The door of this library. */
final class LibraryDoor {

    private LibraryDoor() {}

    static OpenDoor open(AskedModel model, TowerEngine engine) {
        ModelScorer scorer = new ModelScorer(model.loading().bundle().model(), engine);
        return new OpenDoor("library, " + engine.description(), new ModelDoor(scorer));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.entirespace.data.ProgressListener;
import org.entirespace.data.prepare.BadLogException;
import org.entirespace.data.prepare.Preparation;
import org.entirespace.data.prepare.PrepareListener;
import org.entirespace.data.prepare.PrepareOptions;
import org.entirespace.data.world.BaseRates;
import org.entirespace.data.world.World;
import org.entirespace.data.world.WorldOptions;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.tower.Precision;
import org.entirespace.train.document.DocumentException;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.RecipeReader;

/** Samples of a small synthetic world with raised rates, prepared by the quickstart's recipe. */
final class SmallWorld {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-01T00:00:00Z"), ZoneOffset.UTC);

    private SmallWorld() {}

    static Recipe recipe() throws IOException, DocumentException {
        String text = Files.readString(Path.of("..", "recipes", "quickstart.yaml"))
                .replace("epochs: 4", "epochs: 2")
                .replace("batch_size: 4096", "batch_size: 512");
        return RecipeReader.read(text);
    }

    static void prepareInto(Path folder) throws IOException, BadLogException, DocumentException {
        WorldOptions options =
                WorldOptions.defaults().withSizes(500, 200, 20_000).withRates(new BaseRates(0.2, 0.3, 0.2, 0.2));
        Path log = folder.resolve("log");
        World.of(options).write(log, 1, ProgressListener.NONE);
        Preparation.prepare(
                recipe().log(),
                log,
                folder.resolve("samples"),
                new PrepareOptions("small world", "500MB", 1, 1),
                CLOCK,
                PrepareListener.NONE);
    }

    static TrainingPlace place(java.util.function.BooleanSupplier stop, TrainingListener listener) {
        return new TrainingPlace(TowerLibrary.fastest(Precision.FLOAT32), CLOCK, System::nanoTime, stop, listener);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.train.method.ModelCatalog;
import org.entirespace.train.onnx.OnnxExport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of trained models is not exported; the command line asks what is in ONNX Runtime. */
class ExportedModelTest {

    @TempDir
    static Path world = Path.of("");

    @BeforeAll
    static void prepare() throws Exception {
        SmallWorld.prepareInto(world);
    }

    private static ModelBundle train(String model) throws Exception {
        Path folder = Files.createDirectories(world.resolve(model));
        new TrainingRun(
                        ModelChoice.with(SmallWorld.recipe(), ModelCatalog.model(model)),
                        SampleFolder.open(world.resolve("samples")),
                        folder,
                        SmallWorld.place(() -> false, TrainingListener.SILENT))
                .run();
        return ModelBundle.read(folder);
    }

    @Test
    void treesAreRefused() throws Exception {
        ModelBundle forest = train("gbdt");
        Path file = world.resolve("gbdt.onnx");

        assertThatThrownBy(() -> OnnxExport.write(forest, file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "model 'quickstart' cannot be exported yet: it is a forest of boosted trees; expected a network");
        assertThat(file).doesNotExist();
    }
}

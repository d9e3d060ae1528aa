/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.scoring.Agreement;
import org.entirespace.train.method.ModelCatalog;
import org.entirespace.train.onnx.OnnxDoor;
import org.entirespace.train.onnx.OnnxExport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A trained model answers its golden requests through ONNX Runtime as it did when it was written. */
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

    @ParameterizedTest
    @ValueSource(strings = {"hm3", "division", "ple"})
    void goldenRequestsAreAnsweredAlike(String model) throws Exception {
        ModelBundle bundle = train(model);
        Path file = world.resolve(model + ".onnx");
        OnnxExport.write(bundle, file);

        try (OnnxDoor door = new OnnxDoor(bundle, file)) {
            Agreement agreement = Agreement.of(door, bundle.golden());

            assertThat(agreement.requests()).isEqualTo(RunOptions.GOLDEN_REQUESTS);
            assertThat(agreement.isWithin(Agreement.OTHER_RUNTIME))
                    .as(agreement.toString())
                    .isTrue();
        }
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

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.artifact.SealedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFileTest {

    @TempDir
    Path folder;

    static Manifest withFiles(Manifest m, List<SampleFile> files) {
        return new Manifest(
                m.formatVersion(),
                m.name(),
                m.created(),
                m.planFingerprint(),
                m.software(),
                m.schema(),
                m.behaviors(),
                m.keyColumns(),
                m.groupColumn(),
                m.idColumn(),
                m.observedUntil(),
                m.samplingRate(),
                m.splits(),
                m.log(),
                files,
                m.days(),
                m.negativeSampling());
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Manifest manifest = SampleFixture.random(1, 20).write(folder);

        assertThat(ManifestFile.read(folder)).isEqualTo(manifest);
    }

    @Test
    void emptySplitsHaveNoTimesAndNoBaseRate() throws IOException {
        Manifest manifest = SampleFixture.random(1, 1).write(folder);

        Manifest read = ManifestFile.read(folder);
        assertThat(read).isEqualTo(manifest);
        assertThat(read.summary(Split.TEST).from()).isNull();
        assertThat(read.summary(Split.TEST).counts("click").baseRate()).isNull();
    }

    @Test
    void theTextIsForPeopleToo() throws IOException {
        SampleFixture.random(1, 20).write(folder);

        assertThat(Files.readString(folder.resolve(ManifestFile.NAME)))
                .startsWith(
                        "{\n  \"format_version\" : 1,\n  \"name\" : \"fixture\",\n  \"created\" : \"2026-11-22T10:00:00Z\"")
                .contains("\"encoding\" : \"vocabulary\"", "\"split\" : \"train\"", "\"role\" : \"rejected\"")
                .contains("\"sampling_rate\" : 1.0", "\"observed_until\" : \"2026-11-01T00:00:00.000001Z\"")
                .doesNotContain("null", "is_indexed", "\"indexed\"")
                .containsPattern("\"seal\" : \"[0-9a-f]{64}\"\n}\n$");
    }

    @Test
    void aLaterFormatIsNamedAndNotCalledDamaged() throws IOException {
        SampleFixture.random(1, 20).write(folder);
        reseal("\"format_version\" : 1", "\"format_version\" : 2");

        assertThatThrownBy(() -> ManifestFile.read(folder))
                .isInstanceOf(UnknownFormatException.class)
                .hasMessageContaining("manifest.json: format version: expected 1, found 2. A newer version wrote it");
    }

    @Test
    void unknownMembersAndBrokenRulesAreRefusedThoughTheSealFits() throws IOException {
        SampleFixture.random(1, 20).write(folder);
        reseal("\"sampling_rate\" : 1.0", "\"sampling_rate\" : 0.0");
        assertThatThrownBy(() -> ManifestFile.read(folder))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining("sampling rate 0.0; expected in (0, 1]");

        SampleFixture.random(1, 20).write(folder);
        reseal("\"sampling_rate\" : 1.0", "\"sampling_rate\" : 1.0, \"sampled\" : true");
        assertThatThrownBy(() -> ManifestFile.read(folder))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining("sampled");

        SampleFixture.random(1, 20).write(folder);
        reseal("\"name\" : \"fixture\",", "");
        assertThatThrownBy(() -> ManifestFile.read(folder))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining("name");
    }

    private void reseal(String old, String replacement) throws IOException {
        Path path = folder.resolve(ManifestFile.NAME);
        String text = Files.readString(path);
        assertThat(text).contains(old);
        String unsealed =
                text.replace(old, replacement).replaceFirst("\"seal\" : \"[0-9a-f]{64}\"", SealedText.PLACEHOLDER);
        Files.writeString(path, SealedText.seal(unsealed));
    }
}

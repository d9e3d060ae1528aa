/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.data.column.ColumnFileWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleFolderTest {

    @TempDir
    Path folder;

    @Test
    void aFolderWithoutManifestWasNotPrepared() {
        assertThatThrownBy(() -> SampleFolder.open(folder))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("no samples were prepared here");
    }

    @Test
    void rejectedRowsAreCheckedOnlyWhenAsked() throws IOException {
        SampleFixture.random(1, 10).write(folder);
        Files.writeString(folder.resolve("rejected.csv"), "something else");

        assertThatCode(() -> SampleFolder.open(folder)).doesNotThrowAnyException();
        assertThatThrownBy(() -> SampleFolder.openVerifyingAll(folder))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining("rejected.csv");
    }

    @Test
    void sweepingRemovesWhatTheManifestDoesNotList() throws IOException {
        SampleFixture.random(1, 10).write(folder);
        Manifest second = SampleFixture.random(2, 10).write(folder);
        Files.writeString(folder.resolve("notes.txt"), "kept: no writer of ours made it");
        Files.writeString(folder.resolve(".train.columns.999999999.partial"), "left by a killed process");

        SampleFolder.sweep(folder);

        List<String> expected = new ArrayList<>(List.of("manifest.json", "notes.txt"));
        second.files().forEach(f -> expected.add(f.seal().file()));
        try (var entries = Files.list(folder)) {
            assertThat(entries.map(p -> p.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThatCode(() -> SampleFolder.openVerifyingAll(folder)).doesNotThrowAnyException();
    }

    @Test
    void sweepingRemovesSamplesThatNeverGotAManifest() throws IOException {
        Path samples = folder.resolve("train-0123456789abcdef.columns");
        Path notes = folder.resolve("notes-0123456789abcdef.txt");
        Files.writeString(samples, "published by a run that then failed");
        Files.writeString(notes, "kept: no writer of ours made it");

        SampleFolder.sweep(folder);

        assertThat(samples).doesNotExist();
        assertThat(notes).exists();
    }

    @Test
    void idsLieBesideTheirSamples() throws IOException {
        long[] ids = {7, -1, Long.MAX_VALUE, 7, Long.MIN_VALUE, 0};
        SampleFixture.random(1, 6).write(folder, ids);

        SampleFolder samples = SampleFolder.open(folder);
        assertThat(samples.manifest().idColumn()).isEqualTo("number");
        try (SampleSplit train = samples.open(Split.TRAIN);
                SampleSplit test = samples.open(Split.TEST)) {
            assertThat(train.ids()).hasValue(ids);
            assertThat(test.ids()).hasValue(Arrays.copyOf(ids, 3));
        }
    }

    @Test
    void samplesPreparedWithoutIdsOpenAsBefore() throws IOException {
        SampleFixture.random(1, 6).write(folder);

        assertThat(Files.readString(folder.resolve(ManifestFile.NAME))).doesNotContain("id_column");
        try (SampleSplit train = SampleFolder.open(folder).open(Split.TRAIN)) {
            assertThat(train.ids()).isEmpty();
        }
    }

    @Test
    void aManifestThatNamesIdsWhichTheFileLacksIsRefused() throws IOException {
        Manifest with = SampleFixture.random(1, 6).write(folder, new long[6]);
        Manifest without = SampleFixture.random(1, 6).write(folder);
        ManifestFile.write(folder, ManifestFileTest.withFiles(with, without.files()));

        SampleFolder samples = SampleFolder.open(folder);
        assertThatThrownBy(() -> samples.open(Split.TRAIN))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining("column 'id': expected INT64, found none of this name");
    }

    @ParameterizedTest(name = "embedding row {0}")
    @ValueSource(ints = {-1, 100})
    void anEmbeddingRowOutsideTheTableIsReportedWithItsPlace(int row) throws IOException {
        SampleFixture fixture = SampleFixture.random(1, 6);
        fixture.samples().indexed[0].values[3] = row;
        publishUnchecked(fixture);

        SampleFolder samples = SampleFolder.open(folder);
        assertThatThrownBy(() -> samples.open(Split.TRAIN))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining("field 'user', value 3: expected an embedding row in [0, 100), found " + row);
    }

    @ParameterizedTest(name = "label {0}")
    @ValueSource(bytes = {-2, 2, 127})
    void aLabelThatIsNoneIsReportedWithItsPlace(byte label) throws IOException {
        SampleFixture fixture = SampleFixture.random(1, 6);
        fixture.samples().labels[1][5] = label;
        publishUnchecked(fixture);

        SampleFolder samples = SampleFolder.open(folder);
        assertThatThrownBy(() -> samples.open(Split.TRAIN, List.of("click")))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining("label of 'micro', row 5: expected -1, 0 or 1, found " + label);
    }

    @Test
    void aNumberThatIsNoneIsReportedWithItsPlace() throws IOException {
        SampleFixture fixture = SampleFixture.random(1, 6);
        fixture.samples().numeric[0][2] = Float.NaN;
        publishUnchecked(fixture);

        SampleFolder samples = SampleFolder.open(folder);
        assertThatThrownBy(() -> samples.open(Split.TRAIN))
                .hasMessageContaining("field 'age', row 2: expected a finite number, found NaN");
    }

    /** Writes what {@link SampleWriter} would refuse: an honest manifest over dishonest columns. */
    private void publishUnchecked(SampleFixture fixture) throws IOException {
        SampleFixture sound = SampleFixture.random(1, 6);
        Manifest manifest = sound.write(folder);
        SampleBatch s = fixture.samples();
        FileSeal seal;
        try (var writer = ColumnFileWriter.create(
                folder.resolve("train.columns"),
                s.size,
                SampleColumns.specs(new SampleLayout(
                        fixture.schema(), fixture.behaviors(), List.of((long) s.indexed[2].offsets[s.size]), false)))) {
            writer.appendInts(0, s.indexed[0].values, s.size);
            writer.appendInts(1, s.indexed[1].values, s.size);
            writer.appendFloats(2, s.numeric[0], s.size);
            writer.appendBags(3, s.indexed[2].offsets, s.indexed[2].values, s.size);
            writer.appendInts(4, s.indexed[3].values, s.size);
            for (int b = 0; b < 3; b++) {
                writer.appendBytes(5 + b, s.labels[b], s.size);
            }
            writer.appendLongs(8, s.group, s.size);
            seal = writer.publishHashed();
        }
        List<SampleFile> files = new ArrayList<>(manifest.files());
        files.set(0, new SampleFile(Split.TRAIN, FileRole.COLUMNS, seal));
        ManifestFile.write(folder, ManifestFileTest.withFiles(manifest, files));
    }

    @Test
    void aManifestThatCountsOtherRowsThanTheFileHoldsIsRefused() throws IOException {
        Manifest manifest = SampleFixture.random(1, 6).write(folder);
        List<SampleFile> files = new ArrayList<>(manifest.files());
        files.set(
                0, new SampleFile(Split.TRAIN, FileRole.COLUMNS, files.remove(1).seal()));
        ManifestFile.write(folder, ManifestFileTest.withFiles(manifest, files));

        SampleFolder samples = SampleFolder.open(folder);
        assertThatThrownBy(() -> samples.open(Split.TRAIN))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining("rows: expected 6, found 3");
    }
}

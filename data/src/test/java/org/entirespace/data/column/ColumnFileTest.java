/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.core.artifact.HashedName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnFileTest {

    @TempDir
    Path folder;

    @Test
    void filesWithoutRowsOrColumnsCanBeRead() throws IOException {
        Path empty = folder.resolve("empty.columns");
        try (var writer = ColumnFileWriter.create(
                empty, 0, List.of(ColumnSpec.bag("bag", 0), ColumnSpec.of("x", ColumnType.INT64)))) {
            writer.publish();
        }
        Path bare = folder.resolve("bare.columns");
        try (var writer = ColumnFileWriter.create(bare, 7, List.of())) {
            writer.publish();
        }

        try (ColumnFile file = ColumnFile.open(empty)) {
            assertThat(file.rows()).isZero();
            assertThat(file.bagOffsets("bag").capacity()).isOne();
            assertThat(file.bagValues("bag").capacity()).isZero();
            assertThat(file.longs("x").capacity()).isZero();
        }
        try (ColumnFile file = ColumnFile.open(bare)) {
            assertThat(file.rows()).isEqualTo(7);
            assertThat(file.columns()).isEmpty();
        }
    }

    @Test
    void aColumnThatCannotBeMappedIsRefusedBeforeAnythingIsWritten() throws IOException {
        assertThatThrownBy(() -> ColumnFileWriter.create(
                        folder.resolve("big.columns"), 300_000_000, List.of(ColumnSpec.of("id", ColumnType.INT64))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column 'id': 2400000000 bytes; at most 2147483647");
        assertThatThrownBy(() -> ColumnFileWriter.create(
                        folder.resolve("big.columns"), 1, List.of(ColumnSpec.bag("words", 1L << 30))))
                .hasMessageContaining("column 'words'");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void columnNamesMustDiffer() {
        var twice = List.of(ColumnSpec.of("id", ColumnType.INT64), ColumnSpec.of("id", ColumnType.INT8));

        assertThatThrownBy(() -> ColumnFileWriter.create(folder.resolve("x.columns"), 1, twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column 'id' is declared twice");
    }

    @Test
    void incompleteColumnsAreNotPublishedAndLeaveNothing() throws IOException {
        Path path = folder.resolve("x.columns");
        try (var writer = ColumnFileWriter.create(path, 3, List.of(ColumnSpec.of("a", ColumnType.INT32)))) {
            writer.appendInts(0, new int[] {1, 2}, 2);
            assertThatThrownBy(writer::publish).hasMessageContaining("column 'a' lacks 1 rows");
        }
        try (var writer = ColumnFileWriter.create(path, 1, List.of(ColumnSpec.bag("b", 3)))) {
            writer.appendBags(0, new int[] {0, 1}, new int[] {5}, 1);
            assertThatThrownBy(writer::publish).hasMessageContaining("column 'b' lacks 2 bag values");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void moreRowsOrAnotherTypeThanDeclaredAreRefused() throws IOException {
        var specs = List.of(ColumnSpec.of("a", ColumnType.INT32), ColumnSpec.bag("b", 1));
        try (var writer = ColumnFileWriter.create(folder.resolve("x.columns"), 1, specs)) {
            assertThatThrownBy(() -> writer.appendInts(0, new int[2], 2))
                    .hasMessageContaining("column 'a': appended 2 rows; expected 0 to 1");
            assertThatThrownBy(() -> writer.appendFloats(0, new float[1], 1))
                    .hasMessageContaining("column 'a' holds INT32, appended FLOAT32");
            assertThatThrownBy(() -> writer.appendBags(1, new int[] {0, 2}, new int[2], 1))
                    .hasMessageContaining("column 'b': appended 2 values; expected at most 1");
            assertThatThrownBy(() -> writer.appendBags(1, new int[] {1, 1}, new int[2], 1))
                    .hasMessageContaining("column 'b': offset 1 of row 0; expected 0");
            assertThatThrownBy(() -> writer.appendBags(1, new int[] {0, 3}, new int[2], 1))
                    .hasMessageContaining("expected 0 to 2");
        }
    }

    @Test
    void aHashedNameChangesWithTheContent() throws IOException {
        FileSeal one = hashed(1);
        FileSeal two = hashed(2);

        assertThat(one.file()).isEqualTo("x-" + one.sha256().substring(0, 16) + ".columns");
        assertThat(two.file()).isNotEqualTo(one.file());
        assertThat(hashed(1)).isEqualTo(one);
        assertThat(HashedName.matches(one.file())).isTrue();
        assertThat(HashedName.matches("x.columns")).isFalse();
        try (var entries = Files.list(folder)) {
            assertThat(entries.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder(one.file(), two.file());
        }
    }

    private FileSeal hashed(int value) throws IOException {
        var specs = List.of(ColumnSpec.of("a", ColumnType.INT32));
        try (var writer = ColumnFileWriter.create(folder.resolve("x.columns"), 1, specs)) {
            writer.appendInts(0, new int[] {value}, 1);
            return writer.publishHashed();
        }
    }

    @Test
    void absentColumnsAndWrongTypesAreNamed() throws IOException {
        Path path = folder.resolve("x.columns");
        try (var writer = ColumnFileWriter.create(path, 0, List.of(ColumnSpec.of("a", ColumnType.INT32)))) {
            writer.publish();
        }
        try (ColumnFile file = ColumnFile.open(path)) {
            assertThatThrownBy(() -> file.ints("b"))
                    .isInstanceOf(CorruptArtifactException.class)
                    .hasMessageContaining("column 'b': expected INT32, found none of this name");
            assertThatThrownBy(() -> file.longs("a")).hasMessageContaining("column 'a': expected INT64, found INT32");
        }
    }
}

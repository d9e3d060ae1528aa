/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Path;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.schema.FittedField;
import org.entirespace.data.column.ColumnFile;

/** One pass over the columns of a split: every value is one that training can use. */
final class SplitCheck {

    private SplitCheck() {}

    /** Checks the rows of an indexed field. */
    static void indexed(Path path, FittedField field, IntBuffer values) throws IOException {
        int cardinality = field.cardinality();
        for (int i = 0; i < values.capacity(); i++) {
            int row = values.get(i);
            if (row < 0 || row >= cardinality) {
                throw new CorruptArtifactException(
                        path,
                        "field '" + field.name() + "', value " + i,
                        "an embedding row in [0, " + cardinality + ")",
                        row);
            }
        }
    }

    /** Checks the numbers of a standardised field. */
    static void numeric(Path path, FittedField field, FloatBuffer values) throws IOException {
        for (int i = 0; i < values.capacity(); i++) {
            if (!Float.isFinite(values.get(i))) {
                throw new CorruptArtifactException(
                        path, "field '" + field.name() + "', row " + i, "a finite number", values.get(i));
            }
        }
    }

    /** Checks the labels of a behaviour. */
    static void labels(Path path, String behavior, ColumnFile file) throws IOException {
        ByteBuffer labels = file.bytes(SampleColumns.label(behavior));
        for (int i = 0; i < labels.capacity(); i++) {
            if (!SampleWriter.isLabel(labels.get(i))) {
                throw new CorruptArtifactException(
                        path, "label of '" + behavior + "', row " + i, "-1, 0 or 1", labels.get(i));
            }
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.entirespace.core.schema.Schema;

/**
 * What came of one file.
 *
 * @param input the file
 * @param output the Parquet file with its scores
 * @param isNew whether it was scored now; otherwise a run before this one had scored it, and nothing is known of the counts
 * @param rows the rows scored
 * @param rejected malformed lines, by reason
 * @param missing of each field how many rows have no value, in schema order
 * @param unknown of each field how many texts the vocabulary does not know, in schema order
 * @param times the time it took
 */
public record PredictedFile(
        Path input,
        Path output,
        boolean isNew,
        long rows,
        Map<String, Long> rejected,
        List<Long> missing,
        List<Long> unknown,
        PredictionTimes times) {

    /** The seconds it took. */
    public double seconds() {
        return times.all();
    }

    static PredictedFile before(Path input, Path output, Schema schema) {
        List<Long> none = schema.fields().stream().map(field -> 0L).toList();
        return new PredictedFile(input, output, false, 0, Map.of(), none, none, PredictionTimes.NONE);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.predict;

import org.entirespace.model.speed.SpeedOptions;

/**
 * What {@link PredictionSpeed} measures.
 *
 * @param model the sizes of the model, the threads and the rounds; what it says of batches and steps is not used
 * @param rows rows of the file, at least 1
 * @param candidates rows of a request, which agree in its fields; at least 1
 * @param format the file's ending: {@code parquet} or {@code csv}
 * @param prediction how the file is scored, on as many threads as the model says
 * @param samples rows that are compared with plain Java, at least 1
 */
public record PredictionSpeedOptions(
        SpeedOptions model, int rows, int candidates, String format, PredictOptions prediction, int samples) {

    /** Checks the ranges. */
    public PredictionSpeedOptions {
        if (rows < 1 || candidates < 1 || samples < 1) {
            throw new IllegalArgumentException(
                    "rows " + rows + ", candidates " + candidates + ", samples " + samples + "; expected each ≥ 1");
        }
        if (!format.equals("parquet") && !format.equals("csv")) {
            throw new IllegalArgumentException("format '" + format + "'; expected parquet or csv");
        }
    }
}

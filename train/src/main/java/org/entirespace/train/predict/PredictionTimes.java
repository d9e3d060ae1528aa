/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.predict;

/**
 * Where the time of a file went, in seconds one after the other.
 *
 * @param open starting the database and reading what is no Parquet
 * @param encode reading and encoding the fields
 * @param score scoring
 * @param write writing the rows with their scores
 */
public record PredictionTimes(double open, double encode, double score, double write) {

    /** No time at all. */
    static final PredictionTimes NONE = new PredictionTimes(0, 0, 0, 0);

    /** All of it. */
    public double all() {
        return open + encode + score + write;
    }
}

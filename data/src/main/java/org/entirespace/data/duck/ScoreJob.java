/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

/**
 * Scores of rows that SQL is to read from a file, by {@link #FUNCTION}.
 *
 * @param file the file of a {@link org.entirespace.data.rows.ScoreFileWriter}
 * @param columns the scores of a row
 */
public record ScoreJob(String file, int columns) {

    /** The name of the function that gives the score (FLOAT) of a row, from 0, in a column, from 0 (both BIGINT). */
    public static final String FUNCTION = "score_of";
}

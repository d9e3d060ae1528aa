/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.util.List;

/**
 * Text files to be read into a table of lines: the name of the file (VARCHAR), the line's number from 1 (BIGINT) and its text
 * (VARCHAR). Lines that are not UTF-8 go to a second table with the same columns, their bad bytes replaced.
 *
 * @param table the table to make
 * @param malformed the table to make for lines that are not UTF-8
 * @param files the files
 */
public record TextJob(String table, String malformed, List<TextFile> files) {

    /**
     * A file to be read.
     *
     * @param name what the column {@code file} shows
     * @param path where it lies
     */
    public record TextFile(String name, String path) {}

    /** Copies the list. */
    public TextJob {
        files = List.copyOf(files);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the database process may use.
 *
 * @param memoryLimit the database's own memory, such as {@code 2GB}; beyond it, it spills to {@code workFolder}. The process
 *     needs some hundred megabytes more
 * @param threads the most threads of one query, at least 1
 * @param readFolders folders that SQL may read besides {@code workFolder}
 * @param workFolder the existing folder that SQL may write to and spill into
 */
public record DuckOptions(String memoryLimit, int threads, List<Path> readFolders, Path workFolder) {

    private static final Pattern MEMORY = Pattern.compile("[1-9][0-9]{0,11} ?(KB|MB|GB|TB|KiB|MiB|GiB|TiB)");

    /** Checks the limits and makes the folders absolute. */
    public DuckOptions {
        if (!MEMORY.matcher(memoryLimit).matches()) {
            throw new IllegalArgumentException(
                    "memory limit '" + memoryLimit + "': expected a whole number and a unit, such as 2GB");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads + ": expected ≥ 1");
        }
        readFolders = readFolders.stream().map(DuckOptions::absolute).toList();
        workFolder = absolute(workFolder);
    }

    private static Path absolute(Path folder) {
        return folder.toAbsolutePath().normalize();
    }
}

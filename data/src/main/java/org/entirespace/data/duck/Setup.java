/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.util.List;

/** The first line to the database process: what it may use, as plain text. */
record Setup(String memoryLimit, int threads, List<String> readFolders, String workFolder) {

    static Setup of(DuckOptions options) {
        return new Setup(
                options.memoryLimit(),
                options.threads(),
                options.readFolders().stream().map(Object::toString).toList(),
                options.workFolder().toString());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that are part of the program. */
final class Resource {

    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

    private Resource() {}

    /** A text beside this class. */
    static String own(String name) {
        return read(name);
    }

    /** The chart library, with its licence in its first lines. */
    static String echarts() {
        return read(ECHARTS);
    }

    /** Line ends are line feeds, as a browser sees them when it checks the hash of a script. */
    private static String read(String name) {
        try (InputStream in = Resource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException("'" + name + "' is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

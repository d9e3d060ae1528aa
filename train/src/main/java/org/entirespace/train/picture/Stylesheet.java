/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The colours and fonts of a drawing. */
final class Stylesheet {

    private static final String FILE = "picture.css";

    private Stylesheet() {}

    /** The rules, without anything that markup would have to escape. */
    static String text() {
        try (InputStream in = Stylesheet.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new FileNotFoundException("'" + FILE + "' is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

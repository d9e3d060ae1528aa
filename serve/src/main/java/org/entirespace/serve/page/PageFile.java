/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A file of the page.
 *
 * @param name its name, such as {@code page.js}
 * @param type its media type
 */
public record PageFile(String name, String type) {

    /** The page itself, which names the others. */
    public static final PageFile PAGE = new PageFile("page.html", "text/html; charset=utf-8");

    /** What browsers may do for the page: load its own files and ask its own server, and nothing else. */
    public static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** The description of every address of the server, for tools that make clients. */
    public static final PageFile OPENAPI = new PageFile("openapi.yaml", "application/yaml; charset=utf-8");

    private static final String SCRIPT = "text/javascript; charset=utf-8";

    /** The files that the page loads. */
    public static List<PageFile> parts() {
        return List.of(
                new PageFile("page.css", "text/css; charset=utf-8"),
                new PageFile("icon.svg", "image/svg+xml"),
                new PageFile("page.js", SCRIPT),
                new PageFile("form.js", SCRIPT),
                new PageFile("graph.js", SCRIPT),
                new PageFile("metrics.js", SCRIPT),
                new PageFile("parts.js", SCRIPT));
    }

    /** The file's content. */
    public byte[] bytes() {
        try (InputStream in = PageFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no file " + name + " of the page");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

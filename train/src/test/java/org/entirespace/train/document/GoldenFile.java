/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of the repository that a test generates. With {@code -Ddocs.write=true} it is written instead of compared.
 *
 * @param path where it lies
 */
public record GoldenFile(Path path) {

    private static final Path ROOT =
            Path.of(System.getProperty("basedir", ""), "..").toAbsolutePath().normalize();

    /** A file by its path from the root of the repository. */
    public static GoldenFile of(String path) {
        return new GoldenFile(ROOT.resolve(path));
    }

    public String text() throws IOException {
        return Files.readString(path);
    }

    public void check(String expected) throws IOException {
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, expected);
        }
        assertThat(path)
                .as("generated; write it anew by: mvn -pl train -am test -Dtest='Recipe*Test,Experiment*Test'"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write=true")
                .hasContent(expected);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.artifact;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A stream whose failures tell the file that it writes, so that of several files written together the right one is named. */
final class NamedStream extends OutputStream {

    private final OutputStream out;
    private final Path file;

    NamedStream(OutputStream out, Path file) {
        this.out = out;
        this.file = file;
    }

    @Override
    public void write(int value) throws IOException {
        try {
            out.write(value);
        } catch (IOException e) {
            throw WriteFailedException.of(file, e);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw WriteFailedException.of(file, e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw WriteFailedException.of(file, e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } catch (IOException e) {
            throw WriteFailedException.of(file, e);
        }
    }
}

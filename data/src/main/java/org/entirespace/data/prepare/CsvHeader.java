/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.entirespace.data.duck.TextJob.TextFile;
import org.entirespace.data.plan.LogFormat;
import org.entirespace.data.plan.LogSource;
import org.jspecify.annotations.Nullable;

/**
 * The columns that the first line of a CSV file names, compared with those that a recipe declares. The database goes by position
 * alone: without this check, files with columns in another order would be read as something they are not.
 */
final class CsvHeader {

    /** What the database looks for where a recipe names no delimiter. */
    private static final List<String> DELIMITERS = List.of(",", "|", ";", "\t");

    private static final char QUOTE = '"';
    private static final int LONGEST = 1 << 20;

    private final List<String> declared;
    private final List<String> delimiters;

    private CsvHeader(List<String> declared, @Nullable String delimiter) {
        this.declared = List.copyOf(declared);
        this.delimiters = delimiter == null ? DELIMITERS : List.of(delimiter);
    }

    /** Tells of the files of a source whose header is another than declared, that have none, or that hold truths. */
    static void check(String name, LogSource source, List<TextFile> files, LogProblems problems) throws IOException {
        if (source.format() != LogFormat.CSV || Boolean.FALSE.equals(source.header())) {
            return;
        }
        Map<String, String> columns = source.columns() == null ? Map.of() : source.columns();
        CsvHeader header = new CsvHeader(List.copyOf(columns.keySet()), source.delimiter());
        for (TextFile file : files) {
            // the one compression that can be read here is gzip; the database knows it by the name, too
            if (file.name().toLowerCase(Locale.ROOT).endsWith(".zst")) {
                continue;
            }
            if (Boolean.TRUE.equals(source.header()) && !columns.isEmpty()) {
                header.check(name, file, problems);
            }
            TruthCheck.columns(place(name, file), header.split(firstLine(file)), problems);
        }
    }

    private void check(String source, TextFile file, LogProblems problems) throws IOException {
        String place = place(source, file);
        String header = firstLine(file);
        if (header.isEmpty()) {
            problems.add(place + " has no first line; expected a header with the columns " + named(declared));
            return;
        }
        List<String> found = split(header);
        if (difference(found).isPresent()) {
            problems.add(place + " line 1: the header names " + named(found) + " and the recipe declares "
                    + named(declared) + "; " + difference(found).orElse(""));
        }
    }

    private static String place(String source, TextFile file) {
        return "source '" + source + "', " + file.name();
    }

    private static String firstLine(TextFile file) throws IOException {
        try (InputStream in = new BufferedInputStream(open(file))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0 && b != '\n' && b != '\r' && line.size() < LONGEST; b = in.read()) {
                line.write(b);
            }
            String text = line.toString(StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
    }

    private static InputStream open(TextFile file) throws IOException {
        InputStream in = Files.newInputStream(Path.of(file.path()));
        return file.name().toLowerCase(Locale.ROOT).endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    /** The names in a header; where the delimiter is not known it is the one that gives most of them. */
    private List<String> split(String header) {
        return delimiters.stream()
                .map(delimiter -> split(header, delimiter))
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    /** The first difference between a header and what is declared. */
    private Optional<String> difference(List<String> found) {
        for (int i = 0; i < Math.min(found.size(), declared.size()); i++) {
            if (!found.get(i).strip().equalsIgnoreCase(declared.get(i).strip())) {
                return Optional.of(
                        "column " + (i + 1) + " is '" + found.get(i) + "', expected '" + declared.get(i) + "'");
            }
        }
        return found.size() == declared.size()
                ? Optional.empty()
                : Optional.of("found " + found.size() + " columns, expected " + declared.size());
    }

    private static String named(List<String> columns) {
        return String.join(", ", columns);
    }

    /** The values of a line; a quoted one may hold the delimiter, and a quote as two. */
    static List<String> split(String line, String delimiter) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            if (line.charAt(at) == QUOTE) {
                boolean twice = quoted && line.startsWith("\"\"", at);
                value.append(twice ? "\"" : "");
                at += twice ? 1 : 0;
                quoted = twice || !quoted;
            } else if (!quoted && line.startsWith(delimiter, at)) {
                values.add(value.toString());
                value.setLength(0);
                at += delimiter.length() - 1;
            } else {
                value.append(line.charAt(at));
            }
        }
        values.add(value.toString());
        return values;
    }
}

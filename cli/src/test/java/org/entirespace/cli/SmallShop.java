/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A made-up shop's log and its recipe, small enough for a second's work: ten users see three items a day on eight days, each item
 * at its own hour; every third impression is clicked five minutes later, and users with an even number buy what they click.
 *
 * @param folder holds {@code recipe.yaml} and the log in {@code data}
 */
record SmallShop(Path folder) {

    private static final String RECIPE = """
            name: shop
            sources:
              shown: {format: csv, files: [impressions.csv], header: true, delimiter: ",",
                      columns: {at: VARCHAR, user: VARCHAR, item: VARCHAR, page: VARCHAR}}
              acts: {format: csv, files: [events.csv], header: true, delimiter: ",",
                     columns: {at: TIMESTAMPTZ, user: VARCHAR, item: VARCHAR, act: VARCHAR}}
            views:
              listed: SELECT page, * EXCLUDE (page) FROM shown
            impressions: {view: listed, key: [user, item], time: at, group: user}
            events: {view: acts, key: [user, item], time: at, type: act}
            behaviors:
              click: {events: [click], window: 1h}
              purchase: {events: [pay], follows: click, window: 1d}
            fields:
              user: {kind: categorical}
              page: {kind: categorical}
            split: {validation_from: 2026-01-05, test_from: 2026-01-06}
            quality: {max_rejected_share: 0.02, observed_until: 2026-01-10}
            model: esmm
            network: {embedding: 4, tower: [8]}
            training: {epochs: 2, batch_size: 64, threads: 1}
            evaluation: {bootstrap: 0}
            """;

    /** Writes recipe and log. */
    static SmallShop open(Path folder) throws IOException {
        List<String> impressions = new ArrayList<>(List.of("at,user,item,page"));
        List<String> events = new ArrayList<>(List.of("at,user,item,act"));
        for (int day = 1; day <= 8; day++) {
            for (int user = 0; user < 10; user++) {
                for (int item = 0; item < 3; item++) {
                    String hour = "2026-01-0" + day + "T1" + item;
                    String key = "u" + user + ",i" + day + "_" + item;
                    impressions.add(hour + ":00:00Z," + key + ",p" + (user + item) % 2);
                    if ((user + item) % 3 == 0) {
                        events.add(hour + ":05:00Z," + key + ",click");
                    }
                    if ((user + item) % 3 == 0 && user % 2 == 0) {
                        events.add(hour + ":06:00Z," + key + ",pay");
                    }
                }
            }
        }
        Files.createDirectories(folder.resolve("data"));
        Files.write(folder.resolve("data/impressions.csv"), impressions);
        Files.write(folder.resolve("data/events.csv"), events);
        Files.writeString(folder.resolve("recipe.yaml"), RECIPE);
        return new SmallShop(folder);
    }

    Path recipe() {
        return folder.resolve("recipe.yaml");
    }

    Path data() {
        return folder.resolve("data");
    }

    Path samples() {
        return folder.resolve("samples");
    }

    /** Changes the recipe or a file of the log; what is to be replaced must be there. */
    void replace(String file, String regex, String replacement) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        String changed = text.replaceAll(regex, replacement);
        assertThat(changed).as(file + " after the change").isNotEqualTo(text);
        Files.writeString(path, changed);
    }

    /** Appends lines to a file of the log. */
    void append(String file, String... lines) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(path, Files.readString(path) + String.join("\n", lines) + "\n");
    }

    Shell prepare() {
        return Shell.run("prepare", recipe(), "--data", data(), "--out", samples());
    }

    /** The sizes and hashes of all files below a folder by name, but for locks; nothing for a folder that is not there. */
    static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        if (!Files.exists(folder)) {
            return contents;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(f -> !f.endsWith(".lock")).toList()) {
                String name = folder.relativize(file).toString();
                if (!name.isEmpty()) {
                    contents.put(name, Files.isRegularFile(file) ? fingerprint(file) : "not a file");
                }
            }
        }
        return contents;
    }

    private static String fingerprint(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return bytes.length + " bytes, hash " + Arrays.hashCode(bytes);
    }
}

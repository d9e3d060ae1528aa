/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.entirespace.train.document.Found;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;
import org.entirespace.train.document.Suggestion;

/** Rules between sources, views and those who read them. */
final class SourceCheck {

    /** The formats for which an option of a source has an effect. */
    private static final Map<String, List<String>> FORMATS =
            Map.of("columns", List.of("csv", "json"), "delimiter", List.of("csv"), "header", List.of("csv"));

    private SourceCheck() {}

    static void check(Node recipe, Problems problems) {
        for (Node source : recipe.at("sources").members()) {
            source.at("files").items().forEach(file -> file(file, problems));
            options(source, problems);
        }
        names(recipe, problems);
        for (String reader : List.of("impressions", "events")) {
            view(recipe, recipe.at(reader).at("view"), problems);
        }
    }

    private static void file(Node file, Problems problems) {
        String path = file.text().orElse("").replace('\\', '/');
        boolean absolute = path.startsWith("/") || path.matches("[A-Za-z]:.*");
        if (absolute || Arrays.asList(path.split("/")).contains("..")) {
            problems.atValue(
                    file,
                    "found " + Found.quoted(path) + ", expected a path within the data folder",
                    "the data folder is named on the command line");
        }
    }

    private static void options(Node source, Problems problems) {
        String format = source.at("format").text().orElse("");
        FORMATS.forEach((option, formats) -> {
            if (source.at(option).isPresent()
                    && List.of("csv", "json", "parquet", "text").contains(format)) {
                if (!formats.contains(format)) {
                    problems.atKey(source.at(option), "has no effect for format " + format, "remove it");
                }
            }
        });
    }

    /** SQL does not tell names apart by case, so neither may a recipe. */
    private static void names(Node recipe, Problems problems) {
        List<Node> earlier = new ArrayList<>();
        for (String section : List.of("sources", "views")) {
            for (Node table : recipe.at(section).members()) {
                earlier.stream()
                        .filter(other -> other.key().equalsIgnoreCase(table.key()))
                        .findFirst()
                        .ifPresent(other -> problems.atKey(
                                table,
                                "the name is taken by " + other.path(),
                                "SQL reads sources and views by one set of names, without case"));
                earlier.add(table);
            }
        }
    }

    /** Preparing reads a source just like a view. */
    private static void view(Node recipe, Node reader, Problems problems) {
        Node views = recipe.at("views");
        if (views.isPresent() && !views.value().isObject()) {
            return;
        }
        List<String> known = new ArrayList<>(views.keys());
        known.addAll(recipe.at("sources").keys());
        reader.text()
                .filter(name -> !known.contains(name))
                .ifPresent(
                        name -> problems.atValue(reader, "unknown view '" + name + "'", Suggestion.hint(name, known)));
    }
}

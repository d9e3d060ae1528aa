/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.List;
import java.util.Optional;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;
import org.entirespace.train.document.Suggestion;

/** Rules between the keys of one field, and between fields and embeddings. */
final class FieldCheck {

    private static final List<String> TEXTS = List.of("hash", "vocabulary");
    private static final List<String> NUMBERS = List.of("buckets", "standardize");

    private FieldCheck() {}

    static void check(Node recipe, Problems problems) {
        Node fields = recipe.at("fields");
        fields.members().forEach(field -> field(field, problems));
        requestFields(recipe, fields, problems);
        for (Node width : recipe.at("network").at("embeddings").members()) {
            Node field = fields.at(width.key());
            if (!fields.value().isObject()) {
                return;
            }
            if (!field.isPresent()) {
                problems.atKey(
                        width, "unknown field '" + width.key() + "'", Suggestion.hint(width.key(), fields.keys()));
            } else if (isStandardized(field)) {
                problems.atKey(
                        width,
                        "field '" + width.key() + "' is a standardised number, which has no embedding",
                        "give the field 'encoding: buckets', or remove this key");
            }
        }
    }

    private static void requestFields(Node recipe, Node fields, Problems problems) {
        if (!fields.value().isObject()) {
            return;
        }
        for (Node name : recipe.at("network").at("request_fields").items()) {
            String field = name.text().orElse("");
            if (!fields.at(field).isPresent()) {
                problems.atValue(name, "unknown field '" + field + "'", Suggestion.hint(field, fields.keys()));
            }
        }
    }

    private static boolean isStandardized(Node field) {
        return field.at("kind").text().filter("numeric"::equals).isPresent()
                && encoding(field).filter("standardize"::equals).isPresent();
    }

    private static void field(Node field, Problems problems) {
        Optional<String> kind = field.at("kind").text();
        Optional<String> encoding = encoding(field);
        if (kind.isEmpty() || encoding.isEmpty()) {
            return;
        }
        List<String> fitting = kind.get().equals("numeric") ? NUMBERS : TEXTS;
        if (!fitting.contains(encoding.get())) {
            problems.atValue(
                    field.at("encoding"),
                    "found " + encoding.get() + " for kind " + kind.get() + ", expected "
                            + String.join(" or ", fitting),
                    "");
            return;
        }
        buckets(field, encoding.get(), problems);
        for (String key : List.of("min_count", "max_size")) {
            only(field.at(key), encoding.get().equals("vocabulary"), "for encoding " + encoding.get(), problems);
        }
        only(field.at("pooling"), kind.get().equals("bag"), "for kind " + kind.get(), problems);
    }

    private static void buckets(Node field, String encoding, Problems problems) {
        Node buckets = field.at("buckets");
        boolean needed = encoding.equals("hash") || encoding.equals("buckets");
        if (needed && !buckets.isPresent()) {
            problems.missing(field, "buckets", "encoding " + encoding + " needs a number of buckets");
        }
        if (encoding.equals("buckets") && buckets.number().orElse(2) == 1) {
            problems.atValue(buckets, "found 1, expected at least 2", "one bucket holds every number");
        }
        only(buckets, needed, "for encoding " + encoding, problems);
    }

    private static void only(Node key, boolean effective, String where, Problems problems) {
        if (key.isPresent() && !effective) {
            problems.atKey(key, "has no effect " + where, "remove it");
        }
    }

    /** The encoding, written or by default; absent when either it or the kind is not known. */
    private static Optional<String> encoding(Node field) {
        Node written = field.at("encoding");
        if (written.isPresent()) {
            return written.text().filter(text -> TEXTS.contains(text) || NUMBERS.contains(text));
        }
        return switch (field.at("kind").text().orElse("")) {
            case "numeric" -> Optional.of("standardize");
            case "categorical", "bag" -> Optional.of("vocabulary");
            default -> Optional.empty();
        };
    }
}

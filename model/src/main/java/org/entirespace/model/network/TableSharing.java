/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entirespace.core.schema.FittedField;

/**
 * Which table each indexed field reads: its own, or that of another field. Immutable.
 *
 * @param owners the fields that have a table, in schema order
 * @param tableOf the number of each field's table, in schema order
 */
record TableSharing(List<FittedField> owners, List<Integer> tableOf) {

    /**
     * The tables of some fields.
     *
     * @param indexed the indexed fields, in schema order
     * @throws IllegalArgumentException when a field is unknown, or two fields cannot share a table
     */
    static TableSharing of(List<FittedField> indexed, NetworkOptions options) {
        Map<String, String> shared = options.sharedTables();
        List<String> names = indexed.stream().map(FittedField::name).toList();
        shared.forEach((field, owner) -> {
            requireKnown(field, names);
            requireKnown(owner, names);
            requireAlike(indexed.get(names.indexOf(field)), indexed.get(names.indexOf(owner)), options);
        });
        List<FittedField> owners = indexed.stream()
                .filter(field -> !shared.containsKey(field.name()))
                .toList();
        List<String> ownerNames = owners.stream().map(FittedField::name).toList();
        List<Integer> tableOf = new ArrayList<>();
        for (String name : names) {
            tableOf.add(ownerNames.indexOf(shared.getOrDefault(name, name)));
        }
        return new TableSharing(owners, tableOf);
    }

    private static void requireKnown(String field, List<String> names) {
        if (!names.contains(field)) {
            throw new IllegalArgumentException(
                    "shared table of '" + field + "', which is no indexed field; they are " + names);
        }
    }

    private static void requireAlike(FittedField field, FittedField owner, NetworkOptions options) {
        String pair = "field '" + field.name() + "' cannot read the table of field '" + owner.name() + "': ";
        if (options.sharedTables().containsKey(owner.name())) {
            throw new IllegalArgumentException(pair + "that one reads the table of field '"
                    + options.sharedTables().get(owner.name()) + "'");
        }
        if (field.encoding() != owner.encoding() || field.cardinality() != owner.cardinality()) {
            throw new IllegalArgumentException(pair + field.encoding() + " into " + field.cardinality()
                    + " rows; expected " + owner.encoding() + " into " + owner.cardinality());
        }
        if (!field.vocabulary().equals(owner.vocabulary())
                || !field.boundaries().equals(owner.boundaries())) {
            throw new IllegalArgumentException(pair + "their rows stand for other values");
        }
        int length = options.embeddingOf(field.name());
        int expected = options.embeddingOf(owner.name());
        if (length != expected) {
            throw new IllegalArgumentException(pair + "embeddings of " + length + "; expected " + expected);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds to a schema what types alone do not say about keys: ranges, forms, lengths, defaults. A key is named by its path,
 * where {@code *} stands for any name and {@code []} for any item. Every method throws an {@link IllegalArgumentException}
 * when the schema has no such key. Not thread-safe.
 */
public final class KeyRules {

    private final ObjectNode schema;

    /** The rules of a schema, which is changed. */
    public KeyRules(ObjectNode schema) {
        this.schema = schema;
    }

    /** The schema of a key, to be changed. */
    public ObjectNode at(String path) {
        return SchemaPath.of(schema, path);
    }

    /**
     * Adds keywords of JSON schema.
     *
     * @param keywords a JSON object, with single quotes for double ones
     */
    public void rule(String path, String keywords) {
        at(path).setAll((ObjectNode) DocumentMapper.json().readTree(keywords.replace('\'', '"')));
    }

    /** Bounds a whole number, bounds included. */
    public void whole(String path, long least, long most) {
        rule(path, "{'minimum': " + least + ", 'maximum': " + most + "}");
    }

    /** Gives a text a form. */
    public void text(String path, TextForm form) {
        at(path).put("pattern", form.pattern());
    }

    /** Makes a list one of at least one text, each once. */
    public void list(String path, TextForm form) {
        rule(path, "{'minItems': 1, 'uniqueItems': true}");
        text(path + ".[]", form);
    }

    /** Makes a mapping one of at least one name. */
    public void names(String path, TextForm form) {
        rule(path, "{'minProperties': 1}");
        form(path, form);
    }

    /** Gives the names of a mapping a form. */
    public void form(String path, TextForm form) {
        at(path).putObject("propertyNames").put("pattern", form.pattern());
    }

    /** Lets a text be one of some words. */
    public void words(String path, Iterable<String> words) {
        var names = at(path).putArray("enum");
        words.forEach(names::add);
    }

    /**
     * Notes the defaults of a section.
     *
     * @param section the section's path
     * @param values its defaults by key
     * @param nested paths of keys whose values are sections with defaults of their own
     * @param dependent paths of keys without a default that could be noted
     */
    public void defaults(String section, JsonNode values, Set<String> nested, Set<String> dependent) {
        values.propertyStream().forEach(member -> {
            String path = section + "." + member.getKey();
            if (nested.contains(path)) {
                defaults(path, member.getValue(), nested, dependent);
            } else if (!dependent.contains(path)) {
                at(path).set("default", member.getValue());
            }
        });
    }
}

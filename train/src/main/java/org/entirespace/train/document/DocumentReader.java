/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads documents of one kind and holds them against their schema. What their keys say about each other is the caller's to
 * check. Immutable, so threads may share it.
 */
public final class DocumentReader {

    private final DocumentKind kind;
    private final SchemaCheck schema;

    /**
     * A reader.
     *
     * @param kind the kind in one word that takes an s in the plural, such as {@code recipe}; for messages
     * @param schema the schema, without references; kept, so no longer the caller's to change
     */
    public DocumentReader(String kind, ObjectNode schema) {
        this.kind = new DocumentKind(kind);
        this.schema = new SchemaCheck(schema);
    }

    /**
     * The text of a file in UTF-8.
     *
     * @throws IOException when the file cannot be read
     * @throws DocumentException when it is no such text, or too long for a document
     */
    public String text(Path file) throws IOException, DocumentException {
        var problems = new Problems();
        if (Files.size(file) > 4L * MarkedTreeReader.MAX_LENGTH) {
            String found = "found " + Files.size(file) + " bytes, which is too long for " + kind.one();
            problems.add(Place.START, found, "");
            throw new DocumentException(file.toString(), problems.sorted());
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            problems.add(Place.START, "not a text in UTF-8", "");
            throw new DocumentException(file.toString(), problems.sorted());
        }
    }

    /**
     * The document of a text; absent when it is not YAML or holds no mapping.
     *
     * @param problems gathers what is wrong with the text, and every breach of the schema
     */
    public Optional<Node> read(String text, Problems problems) {
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        Optional<MarkedTree> tree = MarkedTreeReader.read(kind, unmarked, problems);
        tree.ifPresent(read -> schema.check(read, problems));
        return tree.map(MarkedTree::node);
    }

    /**
     * The record of a tree; absent when the tree does not fit.
     *
     * @param problems gathers why it does not fit
     */
    public static <T> Optional<T> bind(JsonNode tree, Class<T> type, Problems problems) {
        try {
            return Optional.of(DocumentMapper.json().treeToValue(tree, type));
        } catch (JacksonException e) {
            problems.add(Place.START, "not understood: " + e.getOriginalMessage(), "");
            return Optional.empty();
        }
    }
}

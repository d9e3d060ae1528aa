/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.method;

import java.util.Optional;
import org.entirespace.train.document.DocumentMapper;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Overlay;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The method as a document writes it, by its key {@code method}: what it leaves out is as the {@code model} beside it says. */
public final class MethodSection {

    private MethodSection() {}

    /**
     * The method with its defaults filled in.
     *
     * @param holder what has the keys {@code model} and {@code method}, if any
     */
    public static ObjectNode filled(JsonNode holder) {
        ModelEntry entry = ModelCatalog.models().get(holder.path("model").asString(""));
        MethodPlan below = entry == null ? MethodPlan.defaults() : entry.method();
        return Overlay.of((ObjectNode) DocumentMapper.json().valueToTree(below), holder.path("method"));
    }

    /** The method of a holder; absent when its keys are not sound one by one, of which the schema has told. */
    public static Optional<MethodPlan> plan(Node holder) {
        if (!holder.value().isObject()) {
            return Optional.empty();
        }
        try {
            return Optional.of(DocumentMapper.json().treeToValue(filled(holder.value()), MethodPlan.class));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

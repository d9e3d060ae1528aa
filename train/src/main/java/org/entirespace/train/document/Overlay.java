/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lays what a document says over what holds where it says nothing. */
public final class Overlay {

    private Overlay() {}

    /**
     * Both together: keys of what is said take the place of those below; mappings are laid over each other key by key.
     *
     * @param below what holds otherwise; not changed
     * @param said what is said; anything but a mapping says nothing
     */
    public static ObjectNode of(ObjectNode below, JsonNode said) {
        ObjectNode both = below.deepCopy();
        said.propertyStream().forEach(member -> {
            boolean nested = both.path(member.getKey()) instanceof ObjectNode
                    && member.getValue().isObject();
            both.set(
                    member.getKey(),
                    nested ? of((ObjectNode) both.path(member.getKey()), member.getValue()) : member.getValue());
        });
        return both;
    }
}

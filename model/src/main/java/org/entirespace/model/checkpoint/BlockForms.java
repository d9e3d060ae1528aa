/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.checkpoint;

import java.util.List;
import java.util.stream.Collectors;

/** Names and sizes of blocks as lines of text, so that a reader can tell whether a file holds what it wants. */
final class BlockForms {

    private BlockForms() {}

    /** One line a block: {@code rows floatsPerRow name}. */
    static String of(List<StateBlock> blocks) {
        return blocks.stream()
                .map(block -> block.rows() + " " + block.floatsPerRow() + " " + block.name())
                .collect(Collectors.joining("\n"));
    }
}

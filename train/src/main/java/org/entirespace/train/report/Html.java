/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A piece of HTML under construction. Texts and attribute values are escaped here and nowhere else, so no name can become markup.
 * Mutable; one thread.
 */
final class Html {

    private final StringBuilder markup = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are names and values in turn. */
    Html open(String tag, String... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException("<" + tag + ">: an attribute without a value");
        }
        markup.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            markup.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            markup.append('"');
        }
        markup.append('>');
        open.push(tag);
        return this;
    }

    /** Closes the element opened last. */
    Html close() {
        markup.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Appends text. */
    Html text(String text) {
        escape(text);
        return this;
    }

    /** Appends an element that holds text only. */
    Html leaf(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** Appends markup that is part of the program, or a drawing whose texts are escaped; never data as it came. */
    Html trusted(String finished) {
        markup.append(finished);
        return this;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> markup.append("&amp;");
                case '<' -> markup.append("&lt;");
                case '>' -> markup.append("&gt;");
                case '"' -> markup.append("&quot;");
                case '\'' -> markup.append("&#39;");
                default -> markup.append(c);
            }
        }
    }

    /** The markup; every element must be closed. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("unclosed elements " + open);
        }
        return markup.toString();
    }
}

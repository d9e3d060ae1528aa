/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A piece of XML under construction, well-formed as HTML too. Texts and attribute values are escaped here and nowhere else, and
 * characters that XML cannot hold are replaced. Mutable; one thread.
 */
final class Xml {

    private static final int REPLACEMENT = 0xFFFD;

    private final StringBuilder markup = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are names and values in turn. */
    Xml open(String tag, String... attributes) {
        start(tag, attributes).append('>');
        open.push(tag);
        return this;
    }

    /** Closes the element opened last. */
    Xml close() {
        markup.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Appends an element without content. */
    Xml empty(String tag, String... attributes) {
        start(tag, attributes).append("/>");
        return this;
    }

    /** Appends an element that holds text only. */
    Xml leaf(String tag, String text, String... attributes) {
        open(tag, attributes);
        escape(text);
        return close();
    }

    private StringBuilder start(String tag, String... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException("<" + tag + ">: an attribute without a value");
        }
        markup.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            markup.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            markup.append('"');
        }
        return markup;
    }

    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> markup.append("&amp;");
                case '<' -> markup.append("&lt;");
                case '>' -> markup.append("&gt;");
                case '"' -> markup.append("&quot;");
                case '\'' -> markup.append("&#39;");
                default -> markup.appendCodePoint(isAllowed(c) ? c : REPLACEMENT);
            }
        });
    }

    /** Source: Extensible Markup Language 1.0, fifth edition, production 2. */
    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
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

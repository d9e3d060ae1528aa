/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

/**
 * What sort of document is read, for messages.
 *
 * @param name one word that takes an s in the plural, such as {@code recipe}
 */
record DocumentKind(String name) {

    /** The name with its article: {@code a recipe}, {@code an experiment}. */
    String one() {
        return ("aeiou".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
    }

    /** The name in the plural. */
    String many() {
        return name + "s";
    }
}

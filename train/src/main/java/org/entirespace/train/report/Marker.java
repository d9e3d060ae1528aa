/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.List;

/**
 * How a model is told from others without reading colours alone: five shapes and eight colours, so that forty models have pairs of their own.
 */
final class Marker {

    /** Outlines in a box of ten by ten, as data of a path; models take them in turn. */
    static final List<String> SHAPES = List.of(
            "M5 0A5 5 0 1 1 5 10A5 5 0 1 1 5 0Z", // disc
            "M0.6 0.6H9.4V9.4H0.6Z", // square
            "M5 0L10 9.2H0Z", // triangle
            "M5 0L10 5L5 10L0 5Z", // diamond
            "M5 10L0 0.8H10Z"); // triangle on its tip

    private Marker() {}

    /** Appends a name after its marker. */
    static void chip(Html html, int model, String name) {
        html.open("span", "class", "chip");
        html.open("svg", "viewBox", "0 0 10 10", "class", "marker " + ModelNames.color(model), "aria-hidden", "true");
        html.open("path", "d", SHAPES.get(model % SHAPES.size())).close();
        html.close().text(name).close();
    }

    /** Appends a legend. */
    static void legend(Html html, List<String> names) {
        html.open("p", "class", "legend");
        for (int model = 0; model < names.size(); model++) {
            chip(html, model, names.get(model));
        }
        html.close();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

/** The models' names with their colours: the legend of charts and tables. */
final class ModelNames {

    private static final int COLORS = 8;

    private ModelNames() {}

    /** Appends a legend of all models. */
    static void legend(Html html, Report report) {
        html.open("p", "class", "legend");
        for (int model = 0; model < report.models().size(); model++) {
            chip(html, model, report.models().get(model).name());
        }
        html.close();
    }

    /** Appends one model's name after a patch of its colour. */
    static void chip(Html html, int model, String name) {
        html.open("span", "class", "chip")
                .open("i", "class", color(model))
                .close()
                .text(name)
                .close();
    }

    /** The class that carries a model's colour; colours repeat after eight models. */
    static String color(int model) {
        return "m" + model % COLORS;
    }
}

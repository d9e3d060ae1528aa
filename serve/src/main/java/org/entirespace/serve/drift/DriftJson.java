/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.drift;

import java.util.Locale;
import java.util.Optional;
import org.entirespace.serve.json.JsonText;
import tools.jackson.core.JsonGenerator;

/** How the scores of a version stand, in JSON. Stateless. */
public final class DriftJson {

    private DriftJson() {}

    /**
     * Of a version of a model.
     *
     * @param drift empty where it is not known how its scores were distributed when it was written
     */
    public static byte[] of(String model, String version, Optional<ScoreDrift> drift) {
        return JsonText.of(json -> {
            json.writeStartObject().writeStringProperty("model", model).writeStringProperty("version", version);
            if (drift.isPresent()) {
                write(json, drift.get());
            } else {
                json.writeNullProperty("reference");
            }
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, ScoreDrift drift) {
        json.writeStringProperty("reference", drift.reference().samples())
                .writeNumberProperty("window_seconds", drift.length().toSeconds())
                .writeNumberProperty("rows", drift.rows())
                .writeObjectPropertyStart("quantities");
        for (QuantityDrift one : drift.state()) {
            json.writeObjectPropertyStart(one.quantity());
            one.psi().value().ifPresent(psi -> json.writeNumberProperty("psi", psi));
            json.writeStringProperty("level", one.level().name().toLowerCase(Locale.ROOT))
                    .writeEndObject();
        }
        json.writeEndObject();
    }
}

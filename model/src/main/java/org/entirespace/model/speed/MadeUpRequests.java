/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.speed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests made up on the spot, with a value of every field that a model takes. Texts are drawn so that a few are frequent and most are
 * rare, as the cube of a uniform number; numbers spread as they did in training. One thread at a time.
 */
public final class MadeUpRequests {

    private static final int LONGEST_BAG = 4;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Schema schema;
    private final Set<String> common;
    private final SplittableRandom random;

    /**
     * Requests to a model.
     *
     * @param schema its fields
     * @param common names of the fields that all candidates of a request have in common
     */
    public MadeUpRequests(Schema schema, Set<String> common, SplittableRandom random) {
        this.schema = schema;
        this.common = Set.copyOf(common);
        this.random = random;
    }

    /** The next request, as {@link org.entirespace.model.bundle.GoldenRequest#body} has it. */
    public String body(int candidates) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int row = 0; row < candidates; row++) {
            rows.add(values(false));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("request", values(true));
        body.put("candidates", rows);
        return JSON.writeValueAsString(body);
    }

    private Map<String, Object> values(boolean ofRequest) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (FittedField field : schema.fields()) {
            if (common.contains(field.name()) == ofRequest) {
                values.put(field.name(), value(field));
            }
        }
        return values;
    }

    private Object value(FittedField field) {
        if (field.kind() == FieldKind.BAG) {
            List<String> texts = new ArrayList<>();
            for (int k = random.nextInt(1, LONGEST_BAG + 1); k > 0; k--) {
                texts.add(text(field));
            }
            return texts;
        }
        return field.kind() == FieldKind.NUMERIC ? number(field) : text(field);
    }

    private String text(FittedField field) {
        int known = field.encoding() == Encoding.VOCABULARY ? field.vocabulary().size() : field.cardinality();
        double uniform = random.nextDouble();
        int rank = (int) (known * uniform * uniform * uniform);
        return field.encoding() == Encoding.VOCABULARY && known > 0
                ? field.vocabulary().get(rank)
                : String.valueOf(rank);
    }

    private double number(FittedField field) {
        List<Double> boundaries = field.boundaries();
        return boundaries.isEmpty()
                ? field.mean() + field.deviation() * (2 * random.nextDouble() - 1)
                : boundaries.get(random.nextInt(boundaries.size()));
    }
}

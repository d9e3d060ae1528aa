/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

import org.entirespace.core.graph.Quantity;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Turns trees into records and back: snake_case keys, lower-case enums, nothing unknown, nothing bent to fit. */
public final class DocumentMapper {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .addModule(new SimpleModule()
                    .addSerializer(Quantity.class, new QuantityWriter())
                    .addDeserializer(Quantity.class, new QuantityReader()))
            .build();

    private DocumentMapper() {}

    /** The mapper; immutable, so threads may share it. */
    public static JsonMapper json() {
        return JSON;
    }

    private static final class QuantityReader extends StdDeserializer<Quantity> {

        QuantityReader() {
            super(Quantity.class);
        }

        @Override
        public Quantity deserialize(JsonParser parser, DeserializationContext context) {
            return Quantity.parse(parser.getString());
        }
    }

    private static final class QuantityWriter extends StdSerializer<Quantity> {

        QuantityWriter() {
            super(Quantity.class);
        }

        @Override
        public void serialize(Quantity quantity, JsonGenerator json, SerializationContext context) {
            json.writeString(quantity.key());
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.entirespace.serve.TinyHolder;
import org.entirespace.serve.room.ServingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelEndpointsTest {

    @TempDir
    Path models;

    @Test
    void serverAndModelsSayWhatTheyAre() throws Exception {
        TinyHolder.write(models);
        try (TestServer server = new TestServer(models, ServingOptions.defaults())) {
            assertThat(server.get("/v2/models/shop/ready").statusCode()).isEqualTo(404);
            server.holder.load("shop");

            assertThat(server.get("/v2").body()).contains("\"name\":\"entirespace\"", "\"binary_tensor_data\"");
            assertThat(server.get("/v2/models/shop").body())
                    .startsWith("{\"name\":\"shop\",\"versions\":[\"1\"],\"platform\":")
                    .contains("{\"name\":\"tags\",\"datatype\":\"BYTES\",\"shape\":[-1,-1]}")
                    .contains("{\"name\":\"purchase|click\",\"datatype\":\"FP64\",\"shape\":[-1]}");
            assertThat(server.get("/v2/models/shop/versions/1").body())
                    .isEqualTo(server.get("/v2/models/shop").body());
            assertThat(server.get("/v2/models/shop/ready").body()).isEqualTo("{\"name\":\"shop\",\"ready\":true}");
            assertThat(server.get("/v2/models/shop/versions/1/ready").statusCode())
                    .isEqualTo(200);
            assertThat(server.get("/v2/models/shop/versions/2/ready").statusCode())
                    .isEqualTo(404);
            assertThat(server.get("/v2/models/other").statusCode()).isEqualTo(404);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entirespace.serve.TinyHolder;
import org.entirespace.serve.room.AdminToken;
import org.entirespace.serve.room.ServingOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is sent, the answer is a status below 500 and one sentence that tells what is wrong, and the server goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedRequestsTest {

    private static final String SCORE = "/v1/score";
    private static final String INFER = "/v2/models/shop/infer";

    /**
     * A request that cannot be answered.
     *
     * @param path where it goes
     * @param body what it is
     * @param headers names and values in turn
     * @param status what is answered
     * @param says a part of the complaint
     */
    record Bad(String path, String body, List<String> headers, int status, String says) {

        @Override
        public String toString() {
            return path.charAt(2) + " " + (body.length() > 60 ? body.substring(0, 60) + "…" : body) + " " + headers;
        }
    }

    private final List<Bad> table = new ArrayList<>();

    @TempDir
    static Path models;

    private TestServer server;

    @BeforeAll
    void start() throws Exception {
        TinyHolder.write(models);
        server = new TestServer(models, ServingOptions.defaults().withAdmin(new AdminToken(TestServer.TOKEN)));
        server.holder.load("shop");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private void score(String body, String says) {
        table.add(new Bad(SCORE, body, List.of(), 400, says));
    }

    private void infer(String body, String says) {
        table.add(new Bad(INFER, body, List.of(), 400, says));
    }

    /** An inference request with one input, whose keys but for its name are given. */
    private void input(String keys, String says) {
        infer("{\"inputs\":[{\"name\":\"price\"," + keys + "}]}", says);
    }

    private void item(String keys, String says) {
        infer("{\"inputs\":[{\"name\":\"item\"," + keys + "}]}", says);
    }

    Stream<Bad> requests() {
        table.clear();
        notJson();
        scores();
        formulas();
        infers();
        inputs();
        binaries();
        outputs();
        return table.stream();
    }

    private void notJson() {
        for (String path : List.of(SCORE, INFER)) {
            for (String body : List.of(
                    "",
                    " ",
                    "{",
                    "{\"candidates\":[}",
                    "nonsense",
                    "{'candidates':[]}",
                    "\u0000",
                    "{\"a\":NaN}",
                    "{\"candidates\":[{\"price\":01}]}",
                    "{\"inputs\":[{\"name\":\"\\ud800\n\"}]}",
                    "/* c */ {}",
                    "{\"candidates\":[{\"price\":1" + "0".repeat(200) + "}]}",
                    "{\"" + "n".repeat(60_000) + "\":1}",
                    "[".repeat(100_000),
                    "{\"inputs\":" + "[".repeat(70) + "]".repeat(70) + "}",
                    "{\"candidates\":[" + "{\"tags\":".repeat(65))) {
                table.add(new Bad(path, body, List.of(), 400, ""));
            }
            for (String body : List.of("[]", "null", "7", "\"x\"", "true")) {
                table.add(new Bad(path, body, List.of(), 400, "body: found"));
            }
        }
        score("{\"candidates\":[]} {}", "something follows");
        infer("{\"inputs\":[{\"name\":\"price\",\"shape\":[0],\"datatype\":\"FP32\",\"data\":[]}]} x", "body");
    }

    private void scores() {
        score("{}", "'candidates' is missing");
        score("{\"candidates\":{}}", "expected a list");
        score("{\"candidates\":[7]}", "candidate 0: found a whole number");
        score("{\"candidates\":[{}],\"candidates\":[{}]}", "given twice");
        score("{\"candidates\":[{\"town\":1}]}", "unknown field 'town'");
        score("{\"request\":[],\"candidates\":[{}]}", "request: found a list");
        score("{\"request\":{\"id\":1},\"candidates\":[{}]}", "request: unknown field 'id'");
        score("{\"candidates\":[{\"price\":\"1\"}]}", "field 'price': found text '1'");
        score("{\"candidates\":[{\"price\":[1]}]}", "field 'price': found a list");
        score("{\"candidates\":[{\"price\":{}}]}", "field 'price': found an object");
        score("{\"candidates\":[{\"price\":1e999}]}", "field 'price'");
        score("{\"candidates\":[{\"price\":1,\"price\":2}]}", "given twice");
        score("{\"request\":{\"price\":1},\"candidates\":[{\"price\":2}]}", "given by the request too");
        score("{\"candidates\":[{\"item\":1.5}]}", "field 'item': found number 1.5");
        score("{\"candidates\":[{\"item\":[\"a\"]}]}", "field 'item': found a list");
        score("{\"candidates\":[{\"tags\":\"x\"}]}", "field 'tags': found text 'x'");
        score("{\"candidates\":[{\"tags\":[1.5]}]}", "in the list");
        score("{\"candidates\":[{\"tags\":[[\"x\"]]}]}", "in the list");
        score("{\"candidates\":[{\"id\":{}}]}", "'id': found an object");
        score("{\"candidates\":[{\"id\":1.5}]}", "'id': found a number");
        score("{\"candidates\":[{\"id\":\"a\",\"id\":\"b\"}]}", "'id': given twice");
        score("{\"candidates\":[{}],\"other\":1}", "unknown key 'other'");
        score("{\"candidates\":[" + "{},".repeat(10_000) + "{}]}", "more than 10000");
        table.add(new Bad("/v1/models/none/score", "{\"candidates\":[]}", List.of(), 404, "'none' is not served"));
        table.add(new Bad("/v1/models/shop/versions/9/score", "{}", List.of(), 404, "version '9'"));
        table.add(new Bad("/v1/models//score", "{}", List.of(), 404, "is not served"));
        table.add(new Bad("/v1/score/", "{}", List.of(), 404, "nothing is at this address"));
        table.add(new Bad(SCORE, "{}", List.of("Content-Encoding", "gzip"), 415, "content encoding"));
        table.add(new Bad(SCORE, "{}", List.of("Timeout-Ms", "x"), 400, "header Timeout-Ms"));
        table.add(new Bad(SCORE, "x".repeat((8 << 20) + 1), List.of(), 413, "longer than 8388608 bytes"));
    }

    private void formulas() {
        String one = "{\"candidates\":[{\"price\":1}],";
        score(one + "\"value\":1}", "'value': found a whole number");
        score(one + "\"value\":\"purchase *\"}", "found the end at character 11");
        score(one + "\"value\":\"" + "(".repeat(500) + "\"}", "within each other");
        score(one + "\"value\":\"" + "1+".repeat(600) + "1\"}", "1201 characters");
        score(one + "\"value\":\"bid\"}", "candidate 0, 'bid': absent");
        score(one + "\"value\":\"1/0\"}", "not finite");
        score(one + "\"value\":\"price / (price - 1)\"}", "candidate 0: its value is not finite");
        score("{\"candidates\":[{\"bid\":\"7\"}],\"value\":\"bid\"}", "'bid': found a text, expected a number");
        score("{\"candidates\":[{\"bid\":1,\"bid\":2}],\"value\":\"bid\"}", "'bid': given twice");
        score("{\"request\":{\"bid\":1},\"candidates\":[{\"bid\":2}],\"value\":\"bid\"}", "given by the request too");
        score("{\"candidates\":[{\"bid\":1}],\"value\":\"price\"}", "unknown field 'bid'");
        score("{\"candidates\":[{\"bid\":1e400}],\"value\":\"bid\"}", "'bid'");
        score(one + "\"sort\":true}", "need a 'value'");
        score(one + "\"value\":\"price\",\"sort\":1}", "'sort': found a whole number");
        score(one + "\"value\":\"price\",\"top\":0}", "'top': found 0");
        score(one + "\"value\":\"price\",\"top\":1.5}", "'top': found a number");
        score(one + "\"value\":\"price\",\"top\":99999999999}", "body");
    }

    private void infers() {
        infer("{}", "'inputs' is missing");
        infer("{\"inputs\":{}}", "inputs: found an object");
        infer("{\"inputs\":[]}", "inputs: found none");
        infer("{\"inputs\":[7]}", "input 0: an object: found a whole number");
        infer("{\"inputs\":[{}]}", "input 0: expected 'name', 'datatype' and 'shape'");
        infer("{\"inputs\":[],\"inputs\":[]}", "given twice");
        infer("{\"id\":7,\"inputs\":[]}", "id: found a whole number");
        infer("{\"extra\":7,\"inputs\":[]}", "unknown key 'extra'");
        infer("{\"parameters\":[],\"inputs\":[]}", "parameters: found a list");
        infer("{\"parameters\":{\"binary_data_output\":1},\"inputs\":[]}", "binary_data_output: found");
        infer("{\"parameters\":{\"datatype\":\"INT8\"},\"inputs\":[]}", "expected FP32 or FP64");
        infer("{\"model_name\":\"other\",\"inputs\":[]}", "another model");
        infer(
                "{\"inputs\":[{\"name\":\"town\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"a\"]}]}",
                "unknown field 'town'");
        String price = "{\"name\":\"price\",\"shape\":[1],\"datatype\":\"FP64\",\"data\":[1]}";
        infer("{\"inputs\":[" + price + "," + price + "]}", "'price' is given twice");
        infer(
                "{\"inputs\":[{\"name\":\"price\",\"shape\":[2],\"datatype\":\"FP64\",\"data\":[1,2]},"
                        + "{\"name\":\"age\",\"shape\":[3],\"datatype\":\"FP64\",\"data\":[1,2,3]}]}",
                "found 3 rows, expected 2");
        table.add(new Bad("/v2/models/none/infer", "{}", List.of(), 404, "'none' is not served"));
    }

    private void inputs() {
        input("\"shape\":[1],\"datatype\":\"FP64\"", "either 'data' or");
        input("\"shape\":[1],\"data\":[1]", "expected 'name'");
        input("\"datatype\":\"FP64\",\"data\":[1]", "expected 'name'");
        input("\"shape\":[1],\"datatype\":\"FP16\",\"data\":[1]", "FP16 has no form in JSON");
        input("\"shape\":[1],\"datatype\":\"fp64\",\"data\":[1]", "datatype: found 'fp64'");
        input("\"shape\":[1],\"datatype\":7,\"data\":[1]", "datatype: found a whole number");
        input("\"shape\":1,\"datatype\":\"FP64\",\"data\":[1]", "shape: found a whole number");
        input("\"shape\":[],\"datatype\":\"FP64\",\"data\":[1]", "shape: found 0 dimensions");
        input("\"shape\":[1,1,1],\"datatype\":\"FP64\",\"data\":[1]", "3 dimensions");
        input("\"shape\":[" + "1,".repeat(5000) + "1],\"datatype\":\"FP64\",\"data\":[1]", "more than 2 dimensions");
        input("\"shape\":[-1],\"datatype\":\"FP64\",\"data\":[1]", "the dimension -1");
        input("\"shape\":[1.0],\"datatype\":\"FP64\",\"data\":[1]", "shape: found a number");
        input("\"shape\":[\"1\"],\"datatype\":\"FP64\",\"data\":[1]", "shape: found a text");
        input("\"shape\":[4294967296,4294967296],\"datatype\":\"FP64\",\"data\":[1]", "can be counted");
        input("\"shape\":[99999999999999999999],\"datatype\":\"FP64\",\"data\":[1]", "far too large");
        input("\"shape\":[9223372036854775807],\"datatype\":\"FP64\",\"data\":[1]", "found 1 elements");
        input("\"shape\":[4294967297],\"datatype\":\"FP64\",\"data\":[1]", "found 1 elements, expected 4294967297");
        input("\"shape\":[2],\"datatype\":\"FP64\",\"data\":[1]", "found 1 elements, expected 2");
        input("\"shape\":[1],\"datatype\":\"FP64\",\"data\":[1,2]", "more elements than the 1");
        input("\"data\":[1,2],\"shape\":[1],\"datatype\":\"FP64\"", "more elements than the 1");
        input("\"shape\":[1],\"datatype\":\"FP64\",\"data\":1", "data: found a whole number");
        input("\"shape\":[1],\"datatype\":\"FP64\",\"data\":[\"1\"]", "element 0: found a text");
        input("\"shape\":[1],\"datatype\":\"FP64\",\"data\":[true]", "element 0: found a boolean");
        input("\"shape\":[1],\"datatype\":\"FP64\",\"data\":[1e999]", "FP64 can hold");
        input("\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1e99]", "FP32 can hold");
        input("\"shape\":[1],\"datatype\":\"INT8\",\"data\":[128]", "INT8 can hold");
        input("\"shape\":[1],\"datatype\":\"UINT8\",\"data\":[-1]", "UINT8 can hold");
        input("\"shape\":[1],\"datatype\":\"UINT64\",\"data\":[-1]", "UINT64 can hold");
        input("\"shape\":[1],\"datatype\":\"UINT64\",\"data\":[18446744073709551616]", "UINT64 can hold");
        input("\"shape\":[1],\"datatype\":\"INT64\",\"data\":[9223372036854775808]", "INT64 can hold");
        input("\"shape\":[1],\"datatype\":\"INT32\",\"data\":[1.5]", "element 0: found a number");
        input("\"shape\":[1],\"datatype\":\"BOOL\",\"data\":[2]", "BOOL can hold");
        input("\"shape\":[2,1],\"datatype\":\"FP64\",\"data\":[[1],2]", "lists beside elements");
        input("\"shape\":[2,1],\"datatype\":\"FP64\",\"data\":[[1,2]]", "a row of 2 elements");
        input("\"shape\":[1,1],\"datatype\":\"FP64\",\"data\":[[[1]]]", "element 0: found a list");
        input("\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"a\"]", "found texts (BYTES)");
        input("\"shape\":[1,2],\"datatype\":\"FP64\",\"data\":[1,2]", "found 2 values in a row");
        input("\"shape\":[10001],\"datatype\":\"INT8\",\"data\":[" + "1,".repeat(10_000) + "1]", "at most 10000");
        input("\"shape\":[1],\"shape\":[1],\"datatype\":\"FP64\",\"data\":[1]", "'shape' is given twice");
        input("\"shape\":[1],\"datatype\":\"FP64\",\"data\":[1],\"extra\":0", "unknown key 'extra'");
        item("\"shape\":[1],\"datatype\":\"FP64\",\"data\":[1]", "numbers with a fraction");
        item("\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[1]", "element 0: found a whole number");
    }

    private void binaries() {
        String one = "\"shape\":[1],\"datatype\":\"FP64\",";
        input(one + "\"data\":[1],\"parameters\":{\"binary_data_size\":8}", "either 'data' or");
        input(one + "\"parameters\":{\"binary_data_size\":-8}", "'binary_data_size' -8");
        input(one + "\"parameters\":{\"binary_data_size\":\"8\"}", "binary_data_size: found a text");
        input(one + "\"parameters\":{\"binary_data_size\":8}", "found 0 bytes left after the JSON, expected 8");
        input(one + "\"parameters\":{\"binary_data_size\":9223372036854775807}", "expected 9223372036854775807");
        input(one + "\"parameters\":{\"shared_memory_region\":\"r\"}", "shared memory");
        String head = "{\"inputs\":[{\"name\":\"price\"," + one + "\"parameters\":{\"binary_data_size\":%d}}]}";
        after(String.format(java.util.Locale.ROOT, head, 8), "1234567", "found 7 bytes left");
        after(String.format(java.util.Locale.ROOT, head, 8), "123456789", "1 bytes after those of the last input");
        after(String.format(java.util.Locale.ROOT, head, 4), "1234", "found 4 bytes, expected 1 elements of 8");
        after("{\"inputs\":[{\"name\":\"price\"," + one + "\"data\":[1]}]}", "x", "1 bytes after those of");
        for (String length : List.of("-1", "x", "99999", "1.0", "")) {
            table.add(new Bad(
                    INFER, "{\"inputs\":[]}", List.of("Inference-Header-Content-Length", length), 400, "header"));
        }
        table.add(new Bad(INFER, "{\"inputs\":[]}", List.of("Inference-Header-Content-Length", "0"), 400, "empty"));
        table.add(new Bad(INFER, "{\"inputs\":[]}", List.of("Inference-Header-Content-Length", "5"), 400, "not JSON"));
    }

    private void after(String json, String rest, String says) {
        table.add(
                new Bad(INFER, json + rest, List.of("Inference-Header-Content-Length", "" + json.length()), 400, says));
    }

    private void outputs() {
        String inputs =
                "{\"inputs\":[{\"name\":\"price\",\"shape\":[1],\"datatype\":\"FP64\",\"data\":[1]}],\"outputs\":";
        infer(inputs + "7}", "outputs: found a whole number");
        infer(inputs + "[7]}", "output: found a whole number");
        infer(inputs + "[{}]}", "unknown quantity ''");
        infer(inputs + "[{\"name\":\"sale\"}]}", "unknown quantity 'sale'");
        infer(inputs + "[{\"name\":\"click\"},{\"name\":\"click\"}]}", "asked for twice");
        infer(inputs + "[{\"name\":\"click\",\"shape\":[1]}]}", "output: unknown key 'shape'");
        infer(inputs + "[{\"name\":\"click\",\"parameters\":{\"classification\":2}}]}", "not supported");
        infer(
                inputs + "[{\"name\":\"click\",\"parameters\":{\"binary_data\":\"yes\"}}]}",
                "'binary_data': found a text");
        infer(inputs + "[{\"name\":\"click\",\"parameters\":{\"datatype\":\"BYTES\"}}]}", "expected FP32 or FP64");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void isRefusedWithOneSentenceInJson(Bad bad) throws Exception {
        HttpRequest.Builder request =
                server.posting(bad.path(), bad.body(), bad.headers().toArray(String[]::new));

        HttpResponse<String> answer = server.send(request);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(bad.status());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode json = JsonMapper.builder().build().readTree(answer.body());
        assertThat(json.propertyNames()).containsExactly("error");
        String error = json.path("error").asString();
        assertThat(error).contains(bad.says()).doesNotContain("Exception", "\n", "\tat ", "java.");
        assertThat(error.length()).isBetween(1, 2_000);
        assertThat(server.failures).isEmpty();
    }

    @Test
    void theServerGoesOnAndTheTableIsLong() throws Exception {
        assertThat(requests().count()).isGreaterThan(150);
        assertThat(server.post(SCORE, "{\"candidates\":[{}]}").statusCode()).isEqualTo(200);
        assertThat(server.holder.newest("shop").inUse()).isZero();
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() throws Exception {
        byte[] body = "{\"candidates\":[{\"item\":\"x\"}]}".getBytes(StandardCharsets.UTF_8);
        body[body.length - 5] = (byte) 0xFF;

        HttpRequest.Builder request = server.request(SCORE).POST(HttpRequest.BodyPublishers.ofByteArray(body));

        assertThat(server.send(request).statusCode()).isEqualTo(400);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.entirespace.serve.TestKey;
import org.entirespace.serve.TestRoom;
import org.entirespace.serve.room.Listening;
import org.entirespace.serve.room.ServingOptions;
import org.entirespace.serve.room.Tls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final String PASSWORD = TestKey.PASSWORD;

    @TempDir
    Path folder;

    private Path keystore = Path.of("");

    @BeforeEach
    void makeKey() throws Exception {
        keystore = TestKey.make(folder);
    }

    @Test
    void aServerWithAKeyStoreSpeaksHttps() throws Exception {
        Listening listening = Listening.defaults().withTls(Tls.of(keystore, PASSWORD.toCharArray()));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (TestServer server = new TestServer(
                new TestRoom(Files.createDirectory(folder.resolve("models")), ServingOptions.defaults()), listening)) {
            URI uri = URI.create("https://127.0.0.1:" + server.server.port() + "/v2/health/live");
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .sslContext(context)
                    .build()
                    .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("{\"live\":true}");
            assertThatThrownBy(() -> server.get("/v2/health/live")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aKeyStoreThatCannotBeUsedIsTold() throws Exception {
        assertThatThrownBy(() -> Tls.of(keystore, "wrong".toCharArray())).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Tls.of(folder.resolve("none"), new char[0]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no such key store");
        Path text = Files.writeString(folder.resolve("text"), "no store");
        assertThatThrownBy(() -> Tls.of(text, new char[0])).isInstanceOf(IOException.class);
    }
}

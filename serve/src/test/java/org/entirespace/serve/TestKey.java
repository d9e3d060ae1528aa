/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** A key of this machine's own for tests of encrypted connections. */
public final class TestKey {

    /** The password of the store and of its key. */
    public static final String PASSWORD = "changeit";

    private TestKey() {}

    /** Makes a key store in a folder. */
    public static Path make(Path folder) throws Exception {
        Path keystore = folder.resolve("keys.p12");
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        tool,
                        "-genkeypair",
                        "-keystore",
                        keystore.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-alias",
                        "k",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1,dns:localhost")
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        return keystore;
    }
}
